import { expect, open, panel, test, tokens } from './page';

const title = 'Eviction policies on a long text';
const tableTitle = 'The StreamingLLM table';

test('a long text under two policies: curves, a table, and the text of the session is as it was', async ({ page }) => {
  await open(page);
  await page.evaluate(() => window.keepsake.step(3));
  const before = await tokens(page);
  const long = panel(page, title);
  await long.scrollIntoViewIfNeeded();
  for (const name of [/^1 sink/, /positions in the text/, /^H2O/, /positions in the cache$/])
    for (const box of await long.getByRole('checkbox', { name }).all()) await box.uncheck();
  await long.getByRole('radio', { name: '1,000', exact: true }).click();
  await long.getByRole('button', { name: 'Read the long text' }).click();
  const row = (name: string) => long.getByRole('row', { name: new RegExp(`^${name}`, 'u') });
  // A full cache has 1 024 slots, 48 of which the passage takes that is read again.
  await expect(row('full cache')).toContainText('975', { timeout: 60_000 });
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
  await expect(long).toContainText('This model was trained on a synthetic task');
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

test('the StreamingLLM table runs, fills cell by cell, answers its question and gives its numbers to scripts', async ({
  page,
}) => {
  test.slow();
  await open(page);
  const before = await tokens(page);
  const long = panel(page, tableTitle);
  await long.scrollIntoViewIfNeeded();
  await expect(long.getByRole('button', { name: /^Run the table: reads [\d,]+ tokens$/ })).toBeVisible();
  // 64 tokens beyond the trained context are half a block, and give no interval.
  const run = page.evaluate(() => window.keepsake.streamingTable({ texts: 1, length: 320, size: 16 }));
  await expect(long.locator('progress')).toBeVisible();
  await expect(long.getByRole('button', { name: 'Stop' })).toBeVisible();
  const cells = await run;
  await expect(long.locator('progress')).toHaveCount(0);
  const own = cells.filter(({ same }) => same === null);
  expect([cells.length, own.length]).toEqual([42, 32]);
  expect(cells.every(({ bits }) => bits !== null && bits.mean > 2 && bits.mean < 8)).toBe(true);
  const row = (name: string) => long.getByRole('row', { name: new RegExp(`^${name}`, 'u') });
  await expect(row('window of 16, recomputed').getByRole('cell')).toHaveCount(6);
  const plain = cells.find(({ cache, first }) => cache === 'window' && first === 'kept');
  await expect(row('window of 16').first()).toContainText(plain?.bits?.mean.toFixed(3) ?? '?');
  await expect(row('window of 16').first()).toContainText(`= ${plain?.bits?.mean.toFixed(3) ?? '?'}`);
  await expect(long).toContainText('too little was read for an interval');
  await long.getByRole('radio', { name: 'recall (bits)' }).click();
  await expect(row('4 sinks').getByRole('cell').first()).toHaveText(/^[−\d]+\.\d\d$/u);
  await page.evaluate(() => window.keepsake.run('depth', 'maths'));
  await expect(long.locator('.katex').first()).toBeVisible();
  await expect(long.locator('.katex-error')).toHaveCount(0);
  expect(await tokens(page)).toEqual(before);
});

test('the table’s run stops when asked and keeps what it has; another model begins with what was recorded', async ({ page }) => {
  test.setTimeout(120_000);
  await open(page);
  const long = panel(page, tableTitle);
  await long.scrollIntoViewIfNeeded();
  await long.getByRole('button', { name: 'Run the table' }).click();
  await expect(long.locator('progress')).toBeVisible();
  await long.getByRole('button', { name: 'Stop' }).click();
  await expect(long.locator('progress')).toHaveCount(0);
  // Shorter, so that the window is soon through with its text.
  await page.evaluate(() => {
    void window.keepsake.run('streamingTable', { length: 512, size: 16 });
  });
  const row = (name: RegExp) => long.getByRole('row', { name }).first();
  await expect(row(/^window of 16/u)).toContainText(/\d\.\d{3}/u, { timeout: 60_000 });
  await long.getByRole('button', { name: 'Stop' }).click();
  await expect(long.locator('progress')).toHaveCount(0);
  await expect(row(/^window of 16/u)).toContainText(/\d\.\d{3}/u);
  await expect(row(/^window of 16, recomputed/u)).not.toContainText(/\d\.\d{3}/u);
  await page.evaluate(() => window.keepsake.open('softmax-one'));
  await expect(long).toContainText('47 texts of 2,048 tokens, cache size 64');
});

test('any token stands in for the first, typed by its text; several or unknown ones are refused in a sentence', async ({
  page,
}) => {
  await open(page);
  const surgery = panel(page, 'Surgery: what happens without the sink');
  await surgery.scrollIntoViewIfNeeded();
  const field = surgery.getByRole('textbox', { name: 'Replacement token' });
  await field.fill('the cat sat');
  await expect(surgery).toContainText(/Here that is \d tokens \(/);
  await field.press('Enter');
  expect((await page.evaluate(() => window.keepsake.reading())).replaceFirst).toBeNull();
  await field.fill('·the');
  await field.press('Enter');
  await expect.poll(async () => (await page.evaluate(() => window.keepsake.reading())).replaceFirst).not.toBeNull();
  const { replaceFirst } = await page.evaluate(() => window.keepsake.reading());
  await expect(surgery.getByRole('radio', { name: 'replaced' })).toBeChecked();
  await expect(surgery).toContainText(`token ${replaceFirst}, ·the`);
  const link = await page.evaluate(() => window.keepsake.link());
  expect(link).toContain(`replace=${replaceFirst}`);
  await page.goto(link);
  await expect(field).toHaveValue('·the');
});
