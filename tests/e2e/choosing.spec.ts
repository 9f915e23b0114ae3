/** The sheet of models: pointer, keys, focus, and what may happen meanwhile. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, narrow, open, openModel, ready, test } from './page';

test('a model is chosen from the sheet, which closes and gives the focus back', async ({ page }) => {
  await open(page);
  await openModel(page, 'Backcopy · softmax + 1');
  const button = page.getByRole('button', { name: 'Model: Backcopy · softmax + 1' });
  await expect(button).toBeFocused();
  await ready(page);
  expect(await page.evaluate(() => window.keepsake.state().model)).toBe('backcopy-one');
  // The open one again: its text stays.
  await page.evaluate(() => window.keepsake.step(3));
  const text = await page.evaluate(() => window.keepsake.tokens());
  await openModel(page, 'Backcopy · softmax + 1');
  expect(await page.evaluate(() => window.keepsake.tokens())).toEqual(text);
});

test('by keys: M opens it at the open model, arrows and letters move, Enter opens, Esc leaves all as it was', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await open(page);
  const sheet = page.getByRole('dialog', { name: 'Models' });
  const tile = (name: string) => sheet.getByRole('button', { name, exact: true });
  await page.keyboard.press('m');
  await expect(tile('MHA')).toBeFocused();
  await expect(tile('MHA')).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('ArrowDown');
  await expect(tile('softmax + 1')).toBeFocused();
  await expect(sheet.getByRole('region', { name: 'About Stories · softmax + 1' })).toContainText('4 × MHA, softmax + 1');
  await page.keyboard.type('gat');
  await expect(tile('gated retention')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(tile('softmax + 1')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  expect(await page.evaluate(() => window.keepsake.state().model)).toBe('mha');
  await page.keyboard.press('m');
  await expect(tile('MHA')).toBeFocused();
  await page.keyboard.type('mq');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Model: Stories · MQA' })).toBeVisible();
});

test('while a model is on its way the button names it, and another may be chosen', async ({ page }) => {
  await open(page);
  let arrive = (): void => {};
  const held = new Promise<void>((resolve) => (arrive = resolve));
  await page.route('**/mla/model.safetensors', async (route) => {
    await held;
    await route.continue().catch(() => undefined);
  });
  await openModel(page, 'MLA');
  await expect(page.getByRole('button', { name: 'Loading Stories · MLA…' })).toBeVisible();
  await openModel(page, 'GQA-2');
  await expect(page.getByRole('button', { name: 'Model: Stories · GQA-2' })).toBeVisible();
  arrive();
  await ready(page);
  expect(await page.evaluate(() => window.keepsake.state().model)).toBe('gqa');
});

test('without the models’ shapes there is a list, and a sentence', async ({ page }) => {
  await page.route('**/spec.json', (route) => (route.request().url().includes('/tpa/') ? route.abort() : route.continue()));
  await open(page);
  await page.evaluate(() => window.keepsake.run('dialog', 'model'));
  const sheet = page.getByRole('dialog', { name: 'Models' });
  await expect(sheet.getByRole('alert')).toContainText('could not be loaded');
  await sheet.getByRole('button', { name: 'Stories · GQA-2', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Model: Stories · GQA-2' })).toBeVisible();
});

for (const theme of ['light', 'dark'] as const)
  test(`axe finds nothing in the sheet of models, ${theme}, wide and narrow, and nothing scrolls sideways`, async ({ page }) => {
    await open(page, `theme=${theme}`);
    for (const wide of [true, false]) {
      if (!wide) await narrow(page);
      await page.evaluate(() => window.keepsake.run('models'));
      const sheet = page.getByRole('dialog', { name: 'Models' });
      await expect(sheet.getByRole('button', { name: 'MHA', exact: true })).toBeFocused();
      const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      expect(
        await sheet.evaluate(
          (element) =>
            [...element.querySelectorAll('*')].filter(
              (e) => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX === 'auto',
            ).length,
        ),
      ).toBe(0);
      await page.keyboard.press('Escape');
      await expect(sheet).toHaveCount(0);
    }
  });
