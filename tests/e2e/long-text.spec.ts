import { expect, open, panel, test, tokens } from './page';

const title = 'What a bounded cache costs on a long text';

test('a long text under two policies: curves, a table, and the text of the session is as it was', async ({ page }) => {
  await open(page);
  await page.evaluate(() => window.keepsake.step(3));
  const before = await tokens(page);
  const long = panel(page, title);
  await long.scrollIntoViewIfNeeded();
  for (const name of [/^1 sink/, /places in the text/, /^H2O/, /places in the cache$/])
    for (const box of await long.getByRole('checkbox', { name }).all()) await box.uncheck();
  await long.getByRole('radio', { name: '1,000', exact: true }).click();
  await long.getByRole('button', { name: 'Read the long text' }).click();
  const row = (name: string) => long.getByRole('row', { name: new RegExp(`^${name}`, 'u') });
  // A full cache has 1 024 slots, 48 of which the passage takes that is read again.
  await expect(row('everything kept')).toContainText('975', { timeout: 60_000 });
  await expect(row('window of 64')).toContainText(/^window of 64999\d/u, { timeout: 60_000 });
  await expect(long.getByRole('button', { name: 'Read the long text' })).toBeVisible();
  expect(await tokens(page)).toEqual(before);
  await page.evaluate(() => window.keepsake.step(1));
  await expect.poll(() => tokens(page)).toHaveLength(before.length + 1);
});

test('a long run stops when asked, and anything else that is begun ends it', async ({ page }) => {
  await open(page);
  const long = panel(page, title);
  await long.scrollIntoViewIfNeeded();
  await long.getByRole('radio', { name: '20,000', exact: true }).click();
  await long.getByRole('button', { name: 'Read the long text' }).click();
  await expect(long.locator('progress')).toBeVisible();
  await long.getByRole('button', { name: 'Stop' }).click();
  await expect(long.locator('progress')).toHaveCount(0);
  await long.getByRole('button', { name: 'Read the long text' }).click();
  await expect(long.locator('progress')).toBeVisible();
  await page.evaluate(() => window.keepsake.prompt('A fox'));
  await expect(long.locator('progress')).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => window.keepsake.text())).toBe('A fox');
});

test('a model of a made-up task has no long text, and says so', async ({ page }) => {
  await open(page, 'model=backcopy');
  const long = panel(page, title);
  await long.scrollIntoViewIfNeeded();
  await expect(long).toContainText('This model learned from a made-up task');
});

test('without its file the long text is missed in a sentence, and the text that was there stays', async ({ page }) => {
  await open(page);
  const before = await tokens(page);
  await page.route('**/held-out.json', (route) => route.abort());
  const long = panel(page, title);
  await long.scrollIntoViewIfNeeded();
  await long.getByRole('button', { name: 'Read the long text' }).click();
  await expect(page.getByRole('alert')).toContainText('held-out.json');
  expect(await tokens(page)).toEqual(before);
});
