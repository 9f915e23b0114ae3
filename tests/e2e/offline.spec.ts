/** The page without a network: what a visit keeps, a newer version, and removing what is kept. The server is the test's own, so that it can stop. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { fileServer } from '../../scripts/file-server.mjs';
import { expect, ready, test as base } from './page';

interface Served {
  readonly address: string;
  /** From now on there is another version of the page. */
  renew(): void;
  /** Cuts the network. */
  stop(): void;
}

const test = base.extend<{ served: Served; baseURL: string }>({
  // oxlint-disable-next-line no-empty-pattern
  served: async ({}, use) => {
    let version = '';
    const files = fileServer('dist', '/');
    const server = createServer((request, response) => {
      if (request.url !== '/service-worker.js') files.emit('request', request, response);
      else
        response
          .setHeader('content-type', 'text/javascript')
          .setHeader('cache-control', 'no-cache')
          .end(`${readFileSync('dist/service-worker.js', 'utf8')}//${version}`);
    });
    await new Promise<void>((resolve) => server.listen(0, resolve));
    const stop = (): void => {
      server.closeAllConnections();
      server.close();
    };
    await use({
      address: `http://localhost:${(server.address() as AddressInfo).port}/`,
      renew: () => {
        version = 'newer';
      },
      stop,
    });
    stop();
  },
  baseURL: async ({ served }, use) => use(served.address),
});

test.use({ serviceWorkers: 'allow' });

const about = (page: Page) => page.getByRole('dialog', { name: 'About Keepsake' });
const read = (page: Page) => page.evaluate(() => window.keepsake.tokens());

/** A first visit, until everything is kept. */
async function visit(page: Page): Promise<void> {
  await page.goto('./#v=2&backend=cpu&view=sinks&seed=4');
  await ready(page);
  await expect(page.getByText(/^Everything is kept in this browser \(\d+(\.\d+)? MiB\)/u)).toBeVisible({ timeout: 60_000 });
}

test('after one visit the page opens without a network, and so do its models', async ({ page, served }) => {
  await visit(page);
  served.stop();
  await page.reload();
  await ready(page);
  for (const id of ['gated-retention', 'infini', 'yoco-window']) {
    await page.evaluate((model) => window.keepsake.open(model), id);
    expect(await page.evaluate(() => window.keepsake.state().model)).toBe(id);
    const before = (await read(page)).length;
    await page.evaluate(() => window.keepsake.step(2));
    expect(await read(page)).toHaveLength(before + 2);
  }
  await page.getByRole('button', { name: 'About' }).click();
  await expect(about(page)).toContainText('They open without a network.');
});

test('a newer version waits until it is asked for, and leaves the text as it is; what is kept can be removed', async ({
  page,
  served,
}) => {
  await visit(page);
  served.renew();
  await page.reload();
  await ready(page);
  await page.evaluate(() => window.keepsake.step(3));
  const before = await read(page);
  await expect(page.getByText('A newer version of Keepsake is here.', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'About' }).click();
  await about(page).getByRole('button', { name: 'Load it; the text stays' }).click();
  await page.waitForFunction((length) => window.keepsake?.tokens().length === length, before.length);
  expect(await read(page)).toEqual(before);
  await page.getByRole('button', { name: 'About' }).click();
  await about(page).getByRole('button', { name: 'Remove what is kept' }).click();
  await expect(about(page)).toContainText('can be kept in this browser');
  const left = await page.evaluate(async () => [await caches.keys(), (await navigator.serviceWorker.getRegistrations()).length]);
  expect(left).toEqual([[], 0]);
});
