import { expect, open, panel, test, tokens } from './page';

const title = 'Speculative decoding: several tokens in one pass';

test('a pass gives several tokens, the greedy text stays the same, and timing says whether it pays', async ({ page }) => {
  await open(page, 'greedy=1');
  const length = (await tokens(page)).length;
  await page.evaluate(() => window.keepsake.step(12));
  const alone = (await tokens(page)).slice(0, length + 12);
  await page.evaluate(() => window.keepsake.open('mha'));

  const draft = panel(page, title);
  await draft.scrollIntoViewIfNeeded();
  await expect(draft).toContainText('Switch it on and step');
  await draft.getByRole('checkbox', { name: 'Draft and verify' }).check();
  await draft.getByRole('combobox', { name: 'Draft' }).selectOption('softmax-one');
  await expect(draft).toContainText('Step to see the first pass');
  while ((await tokens(page)).length < length + 12) await page.evaluate(() => window.keepsake.step());
  expect((await tokens(page)).slice(0, length + 12)).toEqual(alone);
  await expect(draft.getByRole('listitem', { name: 'Pass 1', exact: true })).toContainText(/\d tokens?/u);
  await expect(draft).toContainText('acceptance rate α = 1 − TV(p, q)');

  await draft.getByRole('spinbutton', { name: 'Tokens to time' }).fill('8');
  await page.keyboard.press('Enter');
  await draft.getByRole('button', { name: 'Time 8 tokens with and without' }).click();
  await expect(draft).toContainText(
    /a token takes \d+\.\d+ ms with the draft and \d+\.\d+ ms without, \d+\.\d\d times the speed/u,
  );
  await draft.getByRole('button', { name: 'Table', exact: true }).click();
  await expect(draft.getByRole('cell', { name: /^(resampled|bonus)$/u }).first()).toBeVisible();
});

test('a link brings the draft back, how many tokens it drafts, and steps of several tokens', async ({ page }) => {
  await open(page, 'model=backcopy&draft=1&drafter=backcopy-mlp&drafted=3');
  const draft = panel(page, title);
  await draft.scrollIntoViewIfNeeded();
  await expect(draft).toContainText('drafts 3 tokens');
  const before = (await tokens(page)).length;
  await page.evaluate(() => window.keepsake.step(8));
  expect((await tokens(page)).length).toBeGreaterThan(before + 8);
  const state = await page.evaluate(() => window.keepsake.state());
  expect(state).toMatchObject({ draft: true, draftModel: 'backcopy-mlp', draftTokens: 3 });
  await page.evaluate(() => window.keepsake.run('draft', false));
  await expect(draft).toContainText('Off: one token per pass');
});

test('several candidates for each place: linear attention reads a tree, a softmax model is given one and says so', async ({
  page,
}) => {
  await open(page, 'model=linear&greedy=1&draft=1&drafted=4&candidates=3');
  const draft = panel(page, title);
  await draft.scrollIntoViewIfNeeded();
  await expect(draft).toContainText('Step to see the first pass');
  await page.evaluate(() => window.keepsake.step(6));
  // Ways of 1 to 4 tokens: the first candidates go four deep, and two more end in each place.
  await expect(draft).toContainText(
    `a tree of 12 drafted tokens; reading each of its paths separately would take ${4 + 2 * (1 + 2 + 3 + 4)} rows`,
  );
  await expect(draft).toContainText('rate for another candidate, if the first is rejected: β');
  const pass = draft.getByRole('listitem', { name: 'Pass 6', exact: true });
  await expect(pass.locator('[title]')).toHaveCount(13);

  await page.evaluate(() => window.keepsake.open('mha'));
  await expect(draft).toContainText('it gets one candidate per position');
  await page.evaluate(() => window.keepsake.step(1));
  await expect(draft.getByRole('listitem', { name: 'Pass 1', exact: true }).locator('[title]')).toHaveCount(5);
});
