/** Training in the page: a short run, its pictures, looking back, and what was trained opened as a model. */
import { expectExports } from './exports';
import { expect, open, test } from './page';

/** Few steps of few texts: enough for the loss to fall. */
const short = 'view=train&model=backcopy&trainSteps=40&trainBatch=4';

test('a model is trained, looked back at, and opened, and its logits are a model’s', async ({ page }) => {
  test.slow();
  await open(page, short);
  const panel = page.locator('[data-panel=training]');
  await expect(panel).toContainText('40 steps of 4 texts of 128 tokens');
  await panel.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(panel).toContainText('step 40 of 40', { timeout: 120_000 });
  await expect(panel.getByRole('status').filter({ hasText: 'Done' })).toContainText('on the CPU');
  await expectExports(page, panel);
  const figures = panel.locator('dd');
  const loss = async (): Promise<number> => Number(await figures.first().textContent());
  const after = await loss();
  // Back to the beginning: an untrained model's loss is ln 64.
  const field = panel.getByRole('spinbutton', { name: 'Step looked at' });
  await field.fill('0');
  await field.press('Enter');
  await expect(panel.getByRole('heading', { name: 'Where the head looks after step 0' })).toBeVisible();
  expect(Math.abs((await loss()) - Math.log(64))).toBeLessThan(0.1);
  expect(after).toBeLessThan((await loss()) - 0.3);
  await field.fill('40');
  await field.press('Enter');
  await panel.getByRole('button', { name: 'Open as a model' }).click();
  await expect
    .poll(() => page.evaluate(() => window.keepsake.state().model), { timeout: 30_000 })
    .toBe('own:Trained here: softmax, seed 1, step 40');
  await page.evaluate(() => window.keepsake.run('view', 'sinks'));
  await expect(page.locator('[data-panel=sinks]')).toContainText('of heads give token 0');
  const largest = await page.evaluate(async () => {
    await window.keepsake.step(2);
    return Math.max(...(await window.keepsake.trace()).logits);
  });
  expect(largest).toBeGreaterThan(0);
});

test('it continues while another view is looked at, another switch begins another run, and it can be stopped', async ({
  page,
}) => {
  test.slow();
  await open(page, 'view=train&model=backcopy&trainSteps=4000&trainBatch=4&train=softmax-one&trainParts=mlp');
  const panel = page.locator('[data-panel=training]');
  await panel.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(panel).toContainText('softmax + 1, MLP, seed 1: step', { timeout: 60_000 });
  await page.keyboard.press('1');
  await expect(panel).toHaveCount(0);
  await page.keyboard.press('r');
  const step = async (): Promise<number> =>
    Number(/step ([\d\u00a0,]+) of/u.exec((await panel.textContent()) ?? '')?.[1]?.replaceAll(/\D/gu, ''));
  const from = await step();
  await expect.poll(step, { timeout: 60_000 }).toBeGreaterThan(from);
  await panel.getByRole('radio', { name: 'ReLU' }).click();
  await expect(panel).toContainText('ReLU, MLP, seed 1: step', { timeout: 60_000 });
  await expect(panel).toContainText('run before');
  await panel.getByRole('button', { name: 'Pause' }).click();
  await expect(panel.getByRole('status').filter({ hasText: 'Paused' })).toBeVisible({ timeout: 30_000 });
  await panel.getByRole('button', { name: 'Stop' }).click();
  await expect(panel.getByRole('status').filter({ hasText: 'Stopped' })).toBeVisible();
  expect(await page.evaluate(() => window.keepsake.link())).toContain('train=relu&trainParts=mlp&trainSteps=4000&trainBatch=4');
});
