// A page that vite serves straight from the sources, in which the engines are measured.
import { chromium } from 'playwright';
import { createServer } from 'vite';
import { findBrowser, webgpuFlags } from '../../scripts/browser.mjs';

/** @param {import('playwright').Browser} [given] a browser that runs already; it is left open */
export async function openBenchPage(given) {
  const { executablePath, env } = await findBrowser();
  const browser = given ?? (await chromium.launch({ executablePath, args: webgpuFlags, env: { ...process.env, ...env } }));
  // Isolated, so that the clock is fine enough for a step of a millisecond.
  const headers = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };
  const server = await createServer({
    server: { port: 4210, host: 'localhost', headers },
    logLevel: 'error',
    optimizeDeps: { exclude: ['onnxruntime-web'] },
  });
  await server.listen();
  const page = await browser.newPage();
  await page.goto(`${server.resolvedUrls.local[0]}tests/bench/index.html`);
  await page.waitForFunction(() => window.bench !== undefined);
  const close = async () => {
    await server.close();
    if (given === undefined) await browser.close();
  };
  return { page, close };
}
