import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { type Plugin, build, defineConfig } from 'vite';
import { keptFiles } from './scripts/kept-files.mjs';

/**
 * The built page may load from its own origin and nothing else. Styles may be inline because React and KaTeX set `style`
 * attributes; pictures may be data because exported figures hold them.
 */
const policy = (inDocument: readonly string[]): string =>
  [
    "default-src 'self'",
    ["script-src 'self'", ...inDocument].join(' '),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "worker-src 'self'",
    // Of other hosts nothing is fetched that the visitor has not asked for.
    "connect-src 'self' https:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

/** The hashes of the scripts that stand in the document, as the policy names them (CSP 3, 2.3.1). */
const scriptHashes = (html: string): readonly string[] =>
  [...html.matchAll(/<script>(.*?)<\/script>/gsu)].map(
    ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  );

const contentSecurityPolicy = (): Plugin => ({
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (html) => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: policy(scriptHashes(html)) },
        injectTo: 'head-prepend',
      },
    ],
  },
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
      // The tokenizer is a file of its own, so that nothing is drawn later for its sake; every first text waits for it.
      for (const module of ['/src/app/page.tsx', '/src/model/tokens/load-tokenizer.ts']) {
        const chunk = Object.values(bundle).find(
          (one) => one.type === 'chunk' && one.moduleIds.some((id) => id.endsWith(module)),
        );
        if (!chunk) throw new Error(`There is no chunk of ${module}.`);
        take(chunk.fileName);
      }
      const tag = (rel: string, file: string) => ({
        tag: 'link',
        attrs: { rel, crossorigin: true, href: `./${file}` },
        injectTo: 'head' as const,
      });
      return [...[...scripts].map((file) => tag('modulepreload', file)), ...[...styles].map((file) => tag('stylesheet', file))];
    },
  },
});

/** What a module imports, and what that imports, but nothing that is loaded later. */
function importedBy(start: string, modules: Modules): ReadonlySet<string> {
  const found = new Set<string>();
  const take = (id: string): void => {
    if (found.has(id)) return;
    found.add(id);
    for (const imported of modules.getModuleInfo(id)?.importedIds ?? []) take(imported);
  };
  take(start);
  return found;
}

interface Modules {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

/**
 * Which file a module is in; null: the bundler decides. Left alone, it makes a file of all that the same others share, which is forty requests
 * before the first picture; but what the page has already costs a panel nothing.
 */
function filesOf(): (id: string, modules: Modules) => string | null {
  const app = `${import.meta.dirname}/src/app`;
  type Sets = Readonly<Record<'entry' | 'page' | 'tokenizer', ReadonlySet<string>>>;
  const known = new Map<Modules, Sets>();
  return (id, modules) => {
    const sets = known.get(modules) ?? {
      entry: importedBy(`${import.meta.dirname}/index.html`, modules),
      page: importedBy(`${app}/page.tsx`, modules),
      // The first text waits for it.
      tokenizer: importedBy(`${import.meta.dirname}/src/model/tokens/load-tokenizer.ts`, modules),
    };
    known.set(modules, sets);
    // What the words of all languages share is no file of its own.
    if (sets.entry.has(id) || /rolldown\/runtime|\/src\/words\/mlp-words\.ts$/.test(id)) return 'index';
    if (sets.page.has(id)) return 'page';
    if (sets.tokenizer.has(id)) return 'tokenizer';
    // A lesson's words come with the lesson alone.
    if (/\/src\/words\/[^/]+\/lessons\//.test(id)) return null;
    const language = /\/src\/words\/(?<language>[^/]+)\//.exec(id)?.groups?.['language'];
    return language === undefined ? null : `words-${language}`;
  };
}

/** Lists the files that are kept for use without a network, and makes the service worker, which has the list in it. */
const offline = (): Plugin => {
  let folder = '';
  return {
    name: 'offline',
    apply: 'build',
    configResolved: ({ root, build: { outDir } }) => {
      folder = resolve(root, outDir);
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        const files = JSON.stringify(keptFiles(folder));
        await build({
          configFile: false,
          publicDir: false,
          logLevel: 'warn',
          define: { KEPT_FILES: files },
          build: {
            outDir: folder,
            emptyOutDir: false,
            lib: {
              entry: join(import.meta.dirname, 'src/store/offline/service-worker.ts'),
              formats: ['iife'],
              name: 'keepsake',
              fileName: () => 'service-worker.js',
            },
          },
        });
        writeFileSync(join(folder, 'kept-files.json'), files);
      },
    },
  };
};

export default defineConfig({
  // Relative, so that the built folder works under any path.
  base: './',
  plugins: [react(), contentSecurityPolicy(), pageBesideItsLanguage(), offline()],
  worker: {
    format: 'es',
    rolldownOptions: {
      checks: { bundlerTimings: false },
      // What the languages share is one file: each is a request before the first picture.
      output: {
        codeSplitting: { groups: [{ name: 'shared', test: /\/src\/words\/(?:numbers|plural)\.ts$|rolldown\/runtime/ }] },
      },
    },
  },
  build: {
    target: 'es2022',
    manifest: true,
    rolldownOptions: {
      checks: { bundlerTimings: false },
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            { debugName: 'first files', name: filesOf() },
            // What parts that are loaded later share: plots, fields, formats. Small, and each view has need of some. What lies in a panel's folder
            // stays out: it reads words as it is loaded, and only those who ask for it have seen to it that these are there. So does what a language is
            // made of, which comes before all that reads words; and what tokenizers are made of, for which the first text waits.
            {
              name: 'parts',
              minShareCount: 2,
              test: (id: string) =>
                !/\/src\/(?:panels\/(?:attention|cache|mechanisms|tasks)\/|app\/(?:lessons|stage)\/|model\/(?:tokens\/|byte-alphabet)|words\/)/.test(
                  id,
                ),
            },
          ],
        },
      },
    },
    chunkSizeWarningLimit: 1000,
    // The document names what the page's code needs already; a browser that does not know modulepreload fetches it a little later.
    modulePreload: { polyfill: false, resolveDependencies: (file, needed) => (/\/page-[^/]+\.js$/.test(file) ? [] : needed) },
  },
});
