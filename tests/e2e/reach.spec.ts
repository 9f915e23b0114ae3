import { expect, open, panel, panelInSight, test } from './page';

const title = 'What can reach this row, and what does';
const windowOf = (size: number, pinned: number) => ({ kind: 'window', size, pinned, positions: 'original' }) as const;

test('the reach of a row is everything, then a window’s; what is recomputed stays in it', async ({ page }) => {
  await open(page);
  const reach = panel(page, title);
  await reach.scrollIntoViewIfNeeded();
  const table = panel(page, 'How far back each policy reaches');
  const last = (await page.evaluate(() => window.keepsake.tokens().length)) - 1;
  await expect(reach).toContainText(`${last + 1} seen, ${last + 1} in reach`);
  await expect(reach).toContainText(/Of the flow into the row, [\d.]+\s% comes from token 0 and [\d.]+\s% from the last 16\./);
  await expect(table.getByRole('row', { name: 'full cache (now)' })).toBeVisible();
  await page.evaluate((policy) => window.keepsake.reading({ policy }), windowOf(4, 0));
  // 4 (4 − 1) + 1 tokens through four layers.
  await expect(reach).toContainText(`4 seen, 13 of ${last + 1} in reach`);
  await expect(reach).toContainText(/[\d.]+\s% comes from tokens that the row itself does not see\./);
  await expect(table.getByRole('row', { name: /^window of 4 \(now\) 4 13$/ })).toBeVisible();
  await expect(table.getByRole('row', { name: /^window of 4, recomputed 4 4$/ })).toBeVisible();
  await page.evaluate((policy) => window.keepsake.reading({ policy }), { ...windowOf(4, 0), kind: 'recompute' } as const);
  await expect(reach).toContainText(`4 of ${last + 1} in reach`);
  await expect(reach).toContainText('without keeping their attention');

  // A model whose layers have windows: each keeps a ring, which is said and drawn in the place of 1,024 slots.
  await page.evaluate(() => window.keepsake.open('window'));
  await page.evaluate(() => window.keepsake.run('reset'));
  await page.evaluate(() => window.keepsake.step(100 - window.keepsake.tokens().length));
  const cache = await panelInSight(page, 'The KV cache, in slots and bytes');
  await expect(cache).toContainText('95 of 95 slots of layer 0 in use');
  await expect(cache).toContainText('a step reads up to 32 rows at once');
  await expect(cache.getByRole('slider', { name: '95 of 95 slots live' })).toBeVisible();
});

test('pointing at a token names its share in every layer, here and in the other panels; the fill can be the row’s own look', async ({
  page,
}) => {
  await open(page);
  const reach = panel(page, title);
  await reach.scrollIntoViewIfNeeded();
  const bands = reach.getByRole('slider', { name: /^Flow into row/ });
  await bands.focus();
  await page.keyboard.press('Home');
  await expect(reach).toContainText(/0 “.*”: into\sL3\s[\d.]+\s%, into\sL2\s[\d.]+\s%, into\sL1\s[\d.]+\s%, into\sL0\s[\d.]+\s%/);
  await expect(panel(page, 'Where this head looks')).toContainText('column 0 “');
  await page.keyboard.press('Tab');
  await reach.getByRole('radio', { name: 'this row’s own attention' }).click();
  await expect(reach).toContainText('It looks most at: in L3');
  expect(await page.evaluate(() => window.keepsake.link())).toContain('flow=direct');
});
