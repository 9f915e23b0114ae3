import { expect, open, panel, test, tokens } from './page';

const title = 'Models and caches side by side';
const lane = (page: Parameters<typeof panel>[0], place: number) =>
  panel(page, title).getByRole('region', { name: `Lane ${place}`, exact: true });

test('a lane with a window reads the same tokens in lockstep, keeps fewer bytes, and is told apart', async ({ page }) => {
  await open(page, 'greedy=1');
  const compare = panel(page, title);
  await compare.scrollIntoViewIfNeeded();
  await expect(compare).toContainText('One lane: the text above');
  await compare.getByRole('combobox', { name: 'Cache' }).selectOption('window of 64');
  await compare.getByRole('button', { name: 'Add a lane' }).click();
  await expect(lane(page, 2)).toContainText('KL from lane 1');
  await page.evaluate(() => window.keepsake.step(30));
  const length = (await tokens(page)).length;
  // 4 096 bytes per token, four layers' keys and values of four heads of 32 in float32.
  await expect(lane(page, 1)).toContainText(`${((length * 4096) / 1024).toFixed(1)} KiB`);
  await expect(lane(page, 2)).toContainText('256.0 KiB');
  await expect(lane(page, 2)).toContainText(/KL from lane 1\d\.\d{3} bits/u);
  await lane(page, 2)
    .getByRole('list', { name: /^Next-token probabilities of Lane 2/u })
    .getByRole('button')
    .nth(1)
    .click();
  await expect.poll(async () => (await tokens(page)).length).toBe(length + 1);
  await lane(page, 2).getByRole('button', { name: 'Close Lane 2' }).click();
  await expect(lane(page, 2)).toHaveCount(0);
});

test('a link brings its lanes back; models with other tokens decode their own text and say so', async ({ page }) => {
  await open(page, 'lanes=backcopy.softmax-one_window_16_2_cache&follow=same');
  const compare = panel(page, title);
  await compare.scrollIntoViewIfNeeded();
  await expect(lane(page, 2)).toContainText('Its vocabulary differs from lane 1’s');
  await expect(lane(page, 3)).toContainText('64.0 KiB');
  expect(await page.evaluate(() => window.keepsake.state().lanes)).toEqual(['backcopy', 'softmax-one_window_16_2_cache']);
});

test('on their own tokens lanes part, and the place is named', async ({ page }) => {
  await open(page, 'lanes=softmax-one&follow=own&greedy=1');
  const compare = panel(page, title);
  await compare.scrollIntoViewIfNeeded();
  await expect(lane(page, 2)).toContainText('First disagreement');
  await page.evaluate(() => window.keepsake.step(20));
  await expect(lane(page, 2)).toContainText(/at token \d+/u);
});

test('loss over bytes: a point for every model of the task; a press opens it', async ({ page }) => {
  await open(page);
  const quality = panel(page, 'Loss against cache size');
  await quality.scrollIntoViewIfNeeded();
  const chart = quality.getByRole('slider', { name: /^Validation loss against/u });
  await expect(chart).toContainText('softmax + 1');
  await expect(chart).not.toContainText('backcopy');
  await quality.getByRole('button', { name: 'Table', exact: true }).click();
  for (const id of ['mha', 'gqa', 'mla', 'tpa', 'softmax-one', 'sink-token', 'gated-retention', 'linear-grouped', 'infini'])
    await expect(quality.getByRole('cell', { name: id, exact: true })).toBeVisible();
  await expect(quality.getByRole('cell', { name: 'linear-leaky' })).toHaveCount(0);
  await expect(quality).toContainText('Stories · MHA: 1.00 MiB, 4,096 bytes per token');
});
