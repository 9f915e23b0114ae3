import { defineConfig } from '@playwright/test';
import { findBrowser, webgpuFlags } from './scripts/browser.mjs';

const { executablePath, env } = await findBrowser();
const port = Number(process.env['KEEPSAKE_PORT'] ?? 4199);

export default defineConfig({
  testDir: 'tests/e2e',
  workers: 2,
  fullyParallel: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env['CI']),
  use: {
    // Under a path of its own, since that is how static hosts serve it.
    baseURL: `http://localhost:${port}/teaching/keepsake/`,
    // High enough for the rows that tests look at: what is out of sight keeps still.
    viewport: { width: 1440, height: 2200 },
    // What a visit keeps is 36 MB, which is too much for every test.
    serviceWorkers: 'block',
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: { executablePath, args: webgpuFlags, env: { ...process.env, ...env } as Record<string, string> },
  },
  webServer: {
    command: `node scripts/serve.mjs --port ${port} --under /teaching/keepsake/`,
    url: `http://localhost:${port}/teaching/keepsake/`,
    reuseExistingServer: false,
  },
});
