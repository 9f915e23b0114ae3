/** The passkey experiment, on the models that ship. */
import { readFileSync } from 'node:fs';
import { expectExports } from './exports';
import { expect, open, panelInSight, test } from './page';

interface Entry {
  readonly id: string;
  readonly name: string;
  readonly task: string;
  readonly figures: Readonly<Record<string, number>>;
}
const { models } = JSON.parse(readFileSync('public/models/catalogue.json', 'utf8')) as { readonly models: readonly Entry[] };
const asked = models.filter(({ task }) => task === 'passkey');
const title = 'Passkey retrieval: can the model recall a number from far back?';

test('what was recorded is shown until something is asked here; then its own answers, and it can be stopped', async ({
  page,
}) => {
  test.slow();
  await open(page);
  const passkeys = await panelInSight(page, title);
  await expect(passkeys).toContainText('as recorded when the models were trained');
  const [first] = asked;
  const share = Math.round(100 * (first?.figures['digitsRight1xDepth100'] ?? Number.NaN));
  const cell = passkeys.getByRole('button', {
    name: `${first?.name}, 1 times the trained length, passkey at 100 %: ${share} % of the digits`,
  });
  await expect(cell).toHaveText(String(share));
  await expectExports(page, passkeys);
  await passkeys.getByRole('radio', { name: '1', exact: true }).click();
  await passkeys.getByRole('button', { name: `Run ${25 * asked.length} texts` }).click();
  await expect(passkeys).toContainText(`1 text per cell, measured here on ${asked.length} model`);
  // Five cells of the shortest texts come soon; the longest take their time.
  await expect
    .poll(() =>
      passkeys.getByRole('button', { name: /1 times the trained length, passkey at \d+ %: \d+ % of the digits/u }).count(),
    )
    .toBeGreaterThanOrEqual(5);
  await passkeys.getByRole('button', { name: 'Stop' }).click();
  await expect(passkeys.getByRole('progressbar')).toHaveCount(0);
  await expect(passkeys.getByRole('button', { name: /not measured/u }).first()).toBeVisible();
});

test('a cell opens its text, and the next five steps are the answer', async ({ page }) => {
  await open(page);
  const passkeys = await panelInSight(page, title);
  const infini = asked.find(({ id }) => id === 'passkey-infini');
  await passkeys.getByRole('button', { name: `${infini?.name}, 1 times the trained length, passkey at 100 %` }).click();
  await expect.poll(() => page.evaluate(() => window.keepsake.text())).toMatch(/#\d{5}\?$/u);
  await page.evaluate(() => window.keepsake.step(5));
  const text = await page.evaluate(() => window.keepsake.text());
  expect(text).toMatch(/#(\d{5})\?\1$/u);
});
