import { readFileSync, readdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { expectExports } from './exports';
import { expect, open, panel, test } from './page';

/** Every panel has an entry; those with a place are on the workbench. */
const panelCount = readdirSync('src/panels', { recursive: true, encoding: 'utf8' }).filter(
  (path) => path.endsWith('/entry.ts') && !readFileSync(`src/panels/${path}`, 'utf8').includes('place: null'),
).length;

test('axe finds nothing in the sheets, in both themes, and every source is credited', async ({ page }) => {
  const credits = JSON.parse(readFileSync('public/models/credits.json', 'utf8')) as readonly unknown[];
  await open(page, 'view=decode');
  for (const theme of ['light', 'dark'] as const)
    for (const sheet of ['help', 'about'] as const) {
      await page.evaluate((shade) => window.keepsake.run('theme', shade), theme);
      await page.evaluate((name) => window.keepsake.run('dialog', name), sheet);
      await expect(page.getByRole('dialog')).toBeVisible();
      if (sheet === 'about') await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(credits.length);
      const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
        sheet,
      ).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    }
});

test('at 390 pixels everything is there and nothing needs to be scrolled sideways', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  await expect(page.getByRole('heading', { level: 2 })).toHaveCount(panelCount);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test('? lists every key; Esc closes it', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Shift+?');
  const sheet = page.getByRole('dialog', { name: 'Keys' });
  await expect(sheet).toContainText('Play or pause');
  await expect(sheet).toContainText('Page ↓');
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
});

test('hover previews, click holds, Esc frees, in every panel at once', async ({ page }) => {
  await open(page);
  const attention = panel(page, 'Where this head looks');
  const chip = page.getByRole('list', { name: 'Tokens of the text' }).getByRole('button').nth(5);
  await chip.hover();
  await expect(attention).toContainText('column 5 “');
  await page.mouse.move(0, 0);
  await expect(attention).not.toContainText('column 5 “');
  await chip.click();
  await page.mouse.move(0, 0);
  await expect(attention).toContainText('column 5 “');
  await expect(chip).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Escape');
  await expect(attention).not.toContainText('column 5 “');
});

test('a panel is maximised, restored, hidden and brought back', async ({ page }) => {
  await open(page);
  const attention = panel(page, 'Where this head looks');
  await attention.hover();
  await attention.getByRole('button', { name: 'Maximise' }).click();
  await expect(page.getByRole('heading', { level: 2 })).toHaveCount(1);
  await attention.getByRole('button', { name: 'Restore' }).click();
  await expect(page.getByRole('heading', { level: 2 })).toHaveCount(panelCount);
  await attention.hover();
  await attention.getByRole('button', { name: 'Hide' }).click();
  await expect(page.getByRole('heading', { level: 2 })).toHaveCount(panelCount - 1);
  await page.getByRole('button', { name: /^Panels: \d+ of \d+$/u }).click();
  await page.getByRole('menuitem', { name: 'All panels' }).click();
  await expect(page.getByRole('heading', { level: 2 })).toHaveCount(panelCount);
});

test('scores are of the text that is read, also where their panels were away while it changed', async ({ page }) => {
  const longer = 'The fox ran over the hill and saw a big black dog. The dog barked at the fox, and the fox ran away. '.repeat(3);
  const sinks = panel(page, 'Attention sinks: how much goes to the first token');
  // Their text, not what is painted: the panel may be below the fold.
  const shares = () => sinks.getByRole('table').first().getByRole('button').allTextContents();
  await open(page);
  await expect(sinks).toContainText('mean over');
  await page.evaluate(() => window.keepsake.run('maximise', 'attention'));
  await expect(page.getByRole('heading', { level: 2 })).toHaveCount(1);
  await page.evaluate((text) => window.keepsake.prompt(text), longer);
  await page.evaluate(() => window.keepsake.run('showAll'));
  await expect(page.getByRole('heading', { level: 2 })).toHaveCount(panelCount);
  const shown = await shares();
  await page.evaluate(() => window.keepsake.prompt(''));
  await page.evaluate((text) => window.keepsake.prompt(text), longer);
  await expect(sinks).toContainText('mean over');
  expect(shown).toHaveLength(16);
  expect(await shares()).toEqual(shown);
});

test('every panel has an equation, a table and exports whose contents are its own', async ({ page }) => {
  test.slow();
  await open(page);
  const window16 = { kind: 'window', size: 16, pinned: 1, positions: 'cache' };
  await page.evaluate((policy) => window.keepsake.run('longRun', [policy], 300), window16);
  await page.evaluate(async () => {
    await window.keepsake.run('draft', true);
    await window.keepsake.step();
  });
  // What only other mechanisms show: see models.spec.ts. Two have numbers once they are run: see long-text.spec.ts and training.spec.ts.
  const others = [...readdirSync('src/panels/mechanisms'), 'streaming-table', 'training']
    .map((id) => `[data-panel=${id}]`)
    .join(', ');
  for (const section of await page.locator(`section[data-panel]:not(${others})`).all()) {
    await expectExports(page, section);
  }
});

test('window.keepsake does what the page does', async ({ page }) => {
  await open(page);
  const found = await page.evaluate(async () => {
    const k = window.keepsake;
    await k.open('backcopy');
    await k.prompt('the cat');
    await k.step(3);
    await k.back();
    const trace = await k.trace();
    const { bytes, live, layers } = k.cache();
    const row = trace.attention[0];
    return {
      ids: k.models().map(({ id }) => id),
      length: k.tokens().length,
      shape: row?.shape,
      sum: row?.data.reduce((a, b) => a + b, 0),
      logits: trace.logits.length,
      bytes,
      live,
      layers,
      actions: k.actions().length,
    };
  });
  const { models } = JSON.parse(readFileSync('public/models/catalogue.json', 'utf8')) as { models: { id: string }[] };
  expect(found.ids).toEqual(models.map(({ id }) => id));
  // <bos>, seven characters, three steps, one back.
  expect(found).toMatchObject({
    length: 10,
    shape: [1, 10],
    logits: 64,
    live: 10,
    layers: [{ layer: 0, bytes: 10 * 2 * 64 * 4 }],
  });
  expect(found.bytes).toBe(10 * 2 * 64 * 4);
  expect(found.sum).toBeCloseTo(1, 5);
  expect(found.actions).toBeGreaterThan(25);
});
