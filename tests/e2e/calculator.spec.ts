import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, narrow, open, panel, test } from './page';

async function bill(page: Page, fragment = '') {
  await open(page, fragment);
  const section = panel(page, 'Cache calculator: the KV cache of published models');
  await section.scrollIntoViewIfNeeded();
  return section;
}

test('a published shape: its bytes per token, at a context, and what fits; the link opens the same calculation', async ({
  page,
}) => {
  const section = await bill(page);
  await section.getByLabel('Model shape').selectOption({ label: 'Llama 2 70B' });
  await section.getByLabel('Context, tokens').fill('4096');
  await page.keyboard.press('Enter');
  await expect(section).toContainText(
    'Llama 2 70B keeps 327,680 bytes per token: 1.34 GB at 4,096 tokens, 16 bit per number, weights left out',
  );
  await section.getByRole('radiogroup', { name: 'Precision of the cache' }).getByRole('radio', { name: '8 bit' }).click();
  await expect(section).toContainText('keeps 163,840 bytes per token: 671 MB');
  await section.getByLabel('Model shape').selectOption({ label: 'Mistral 7B v0.1' });
  await expect(section).toContainText('keeps at most 268 MB, at any length');
  await expect(section.getByRole('row', { name: /as published/u })).toContainText('8\u00a0Ki');
  await section.getByLabel('Model shape').selectOption({ label: 'GPT-2' });
  await expect(section).toContainText('18.9 MB at 1,024 tokens, where its context ends');
  await expect(section).toContainText('GPT-2 does not support 4,096 tokens: its context ends at 1,024');
  await section.getByLabel('Model shape').selectOption({ label: 'Mistral 7B v0.1' });
  const link = await page.evaluate(() => window.keepsake.link());
  await page.goto('about:blank');
  await page.goto(link);
  await expect(section).toContainText('Mistral 7B v0.1 keeps at most 268 MB');
  await expect(section.getByLabel('Context, tokens')).toHaveValue('4096');
});

test('a shape that is typed; what no model has is refused in a sentence, and what does not go together is not drawn', async ({
  page,
}) => {
  const section = await bill(page);
  await section.getByLabel('Model shape').selectOption({ label: 'a shape of your own' });
  const type = async (name: string, text: string) => {
    await section.getByLabel(name, { exact: true }).fill(text);
    await page.keyboard.press('Enter');
  };
  await type('Layers', '60');
  await type('Latent width', '512');
  await type('Rotary key width', '64');
  await expect(section).toContainText('Your shape keeps 69,120 bytes per token');
  const status = section.getByRole('status');
  await type('Latent width', '0');
  await expect(status).toContainText('A shared rotary key of width 64 needs a latent');
  await type('Rotary key width', '0');
  // Layers of two kinds, and the link holds them.
  const twenty = { Layers: 24, Heads: 64, 'Key/value heads': 8, 'Head width': 64, Window: 128, 'Full layers, one in': 2 };
  for (const [name, value] of Object.entries(twenty)) await type(name, String(value));
  await type('Context, tokens', '131072');
  await expect(section).toContainText('12 with a window of 128; 12 with a full cache');
  await expect(section).toContainText('3.22 GB at 131,072 tokens');
  expect(await page.evaluate(() => window.keepsake.link())).toContain('typed=24.64.8.64.128.0.0.8000.2');
  await type('Context, tokens', '32768');
  await type('Layers', '0');
  await expect(status).toHaveText('The number of layers cannot be 0: a model has at least 1.');
  // What was there before is still what is shown.
  await expect(section).toContainText('12 with a window of 128; 12 with a full cache');
  await type('Layers', '');
  await expect(status).toHaveText('The number of layers must be a whole number.');
  await type('Layers', '2');
  await expect(status).toHaveCount(0);
  await type('Heads', '10');
  await expect(status).toContainText('10 heads cannot share 8 key/value heads');
  await expect(section.getByRole('table')).toHaveCount(0);
  await type('Heads', '16');
  await expect(section.getByRole('table')).toHaveCount(1);
  await type('Context, tokens', '0');
  await expect(status).toHaveText('Context, tokens: type a whole number from 1 to 1,073,741,824. Until then it is 32,768.');
  await expect(section).toContainText('at 32,768 tokens');
});

test('a link to a shape that is not here says so', async ({ page }) => {
  const section = await bill(page, 'shape=gpt-9');
  await expect(section.getByRole('status')).toHaveText('There is no published shape “gpt-9” here. Choose one from the list.');
  await expect(section.getByLabel('Model shape')).toHaveValue('');
});

test('the chart by keys: arrows move the context, Enter keeps it; a mechanism is taken off', async ({ page }) => {
  const section = await bill(page);
  const chart = section.getByRole('slider', { name: /^Cache size by context length/u });
  await chart.focus();
  // Eight places to a doubling.
  for (let i = 0; i < 8; i++) await page.keyboard.press('ArrowRight');
  await expect(section.getByRole('columnheader', { name: 'at 64 Ki' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(section).toContainText('at 65,536 tokens');
  await expect(chart).toContainText('MQA');
  await section.getByRole('checkbox', { name: 'Show MQA' }).uncheck();
  await expect(chart).not.toContainText('MQA');
});

test('when TPA breaks even, and the papers’ own figures', async ({ page }) => {
  const section = await bill(page, 'shape=t6-small');
  await section.getByRole('radio', { name: 'when TPA breaks even' }).click();
  await expect(section).toContainText('TPA with ranks 2 + 2 keeps 392 numbers per token and layer, MQA 128');
  await section.getByRole('radio', { name: 'the papers’ own figures' }).click();
  await expect(section.getByRole('row', { name: /^XL/u })).toContainText('568568');
  await expect(section.getByRole('row', { name: /^1 Mi/u })).toContainText('9.38');
});

test('axe finds nothing in its three views, and at 390 pixels nothing is scrolled sideways', async ({ page }) => {
  test.slow();
  const section = await bill(page, 'view=calculator&shape=typed');
  for (const [view, theme] of [
    ['context', 'light'],
    ['rank', 'dark'],
    ['papers', 'light'],
  ] as const) {
    await page.evaluate((shade) => window.keepsake.run('theme', shade), theme);
    await page.evaluate((calculatorView) => window.keepsake.run('calculator', { calculatorView }), view);
    await expect(section).toContainText('projected');
    const { violations } = await new AxeBuilder({ page }).include('[data-panel=calculator]').analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
      view,
    ).toEqual([]);
  }
  await narrow(page);
  for (const view of ['context', 'rank', 'papers'] as const) {
    await page.evaluate((calculatorView) => window.keepsake.run('calculator', { calculatorView }), view);
    await expect(section).toContainText('projected');
    expect(await page.evaluate(() => document.documentElement.scrollWidth), view).toBeLessThanOrEqual(390);
  }
});
