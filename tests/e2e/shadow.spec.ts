import { expect, open, panel, test, tokens } from './page';

const title = 'Where each row’s attention goes';

test('a shadow run shows what would have gone to evicted tokens, and what it costs; the text stays as it is', async ({
  page,
}) => {
  await open(page, 'policy=window&size=8&pinned=1&positions=cache');
  await page.evaluate(() => window.keepsake.step(20));
  const before = await tokens(page);
  const budget = panel(page, title);
  await budget.scrollIntoViewIfNeeded();
  await expect(budget.getByText('evicted: would have gone', { exact: false })).toHaveCount(0);
  await budget.getByRole('checkbox', { name: /^Shadow run/ }).check();
  await expect(budget).toContainText('full-cache shadow run');
  await expect(budget).toContainText(/it has read \d+ rows in [\d,]+ ms .* of the 1,016 slots that the policy leaves free/u);
  await expect(budget.getByText('evicted: would have gone to tokens that the policy evicted')).toBeVisible();
  await budget.getByRole('button', { name: 'Table', exact: true }).click();
  const row = budget.getByRole('row').last();
  // row, token, sink, evicted, far, recent, self, sum
  await expect.poll(async () => Number(await row.getByRole('cell').nth(3).textContent())).toBeGreaterThan(0.01);
  expect(Number(await row.getByRole('cell').last().textContent())).toBeCloseTo(1, 4);
  expect(await tokens(page)).toEqual(before);
  expect(await page.evaluate(() => window.keepsake.link())).toContain('shadow=1');
  const rows = async (): Promise<number> => Number(/it has read (\d+) rows/.exec((await budget.textContent()) ?? '')?.[1]);
  await page.evaluate(() => window.keepsake.step(3));
  await expect.poll(rows).toBe(before.length + 3);
});

test('where everything is kept there is nothing to ask, and the panel says so', async ({ page }) => {
  await open(page);
  const budget = panel(page, title);
  await budget.scrollIntoViewIfNeeded();
  await expect(budget.getByRole('checkbox', { name: /^Shadow run/ })).toBeDisabled();
  await expect(budget).toContainText('No token is evicted');
});
