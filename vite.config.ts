import react from '@vitejs/plugin-react';
import { type Plugin, defineConfig } from 'vite';

/**
 * The built page may load from its own origin and nothing else. Styles may be inline because React and KaTeX set `style`
 * attributes; pictures may be data because exported figures hold them.
 */
const policy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "worker-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const contentSecurityPolicy = (): Plugin => ({
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: policy }, injectTo: 'head-prepend' },
  ],
});

/**
 * The page's code is imported behind its language (src/app/main.tsx); the document names it all the same, so that both are fetched at once and
 * nothing is drawn without its styles.
 */
const pageBesideItsLanguage = (): Plugin => ({
  name: 'page-beside-its-language',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (html, { bundle = {} }) => {
      const scripts = new Set<string>();
      const styles = new Set<string>();
      const take = (file: string): void => {
        const chunk = bundle[file];
        if (chunk?.type !== 'chunk' || scripts.has(file) || html.includes(file)) return;
        for (const imported of chunk.imports) take(imported);
        scripts.add(file);
        for (const style of chunk.viteMetadata?.importedCss ?? []) if (!html.includes(style)) styles.add(style);
      };
      const page = Object.values(bundle).find(
        (chunk) => chunk.type === 'chunk' && chunk.facadeModuleId?.endsWith('/src/app/page.tsx'),
      );
      if (!page) throw new Error('There is no chunk of src/app/page.tsx.');
      take(page.fileName);
      const tag = (rel: string, file: string) => ({
        tag: 'link',
        attrs: { rel, crossorigin: true, href: `./${file}` },
        injectTo: 'head' as const,
      });
      return [...[...scripts].map((file) => tag('modulepreload', file)), ...[...styles].map((file) => tag('stylesheet', file))];
    },
  },
});

export default defineConfig({
  // Relative, so that the built folder works under any path.
  base: './',
  plugins: [react(), contentSecurityPolicy(), pageBesideItsLanguage()],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    manifest: true,
    chunkSizeWarningLimit: 1000,
    // The document names what the page's code needs already; a browser that does not know modulepreload fetches it a little later.
    modulePreload: { polyfill: false, resolveDependencies: (file, needed) => (/\/page-[^/]+\.js$/.test(file) ? [] : needed) },
  },
});
