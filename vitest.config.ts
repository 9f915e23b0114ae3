import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findBrowser, webgpuFlags } from './scripts/browser.mjs';

const { executablePath, env } = await findBrowser();
const launchOptions = { executablePath, args: webgpuFlags, env: { ...process.env, ...env } };

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/support/all-words.ts'],
          environment: 'node',
        },
      },
      {
        extends: true,
        test: {
          name: 'kernels-node',
          include: ['tests/kernels/**/*.test.ts'],
          setupFiles: ['tests/support/device.node.ts'],
          pool: 'forks',
        },
      },
      {
        extends: true,
        test: {
          name: 'kernels-browser',
          // Losing a device deadlocks Dawn in Node now and then, so what is about that runs in the browser alone.
          include: ['tests/kernels/**/*.test.ts', 'tests/browser/**/*.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            instances: [{ browser: 'chromium' }],
            provider: playwright({ launchOptions }),
          },
        },
      },
    ],
  },
});
