/** What the panels of one mechanism show of a model that has it. */
import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expectExports } from './exports';
import { expect, narrow, open, panelInSight, test } from './page';

interface Recorded {
  readonly id: string;
  readonly validationLoss: number;
  readonly figures: Readonly<Record<string, number>>;
}

const numbersOf = async (page: Page, step: number, layer: number, name: string): Promise<readonly number[]> =>
  page.evaluate(async ([s, l, n]) => [...((await window.keepsake.trace(s)).values[l]?.[n] ?? [])], [step, layer, name] as const);

test('tensor products: 144 numbers per token stand for 256, and multiply to what the model measured', async ({ page }) => {
  await open(page, 'model=tpa&layer=1');
  const factors = await panelInSight(page, 'TPA and MLA: keys and values rebuilt from fewer numbers');
  // Ranks 2 + 2 of four heads of 32: 4 (4 + 32) for 2 · 4 · 32.
  await expect(factors).toContainText('144 numbers cached, 256 reconstructed from them');
  await expect(factors).toContainText(
    /reconstructed here, against those measured in the model: (no difference|differ by at most \de−[5-9])/u,
  );
  await factors.getByRole('radio', { name: 'value' }).click();
  await expect(factors).toContainText('value, reconstructed: the sum');
  await expectExports(page, factors);
});

test('latents: 48 numbers per token stand for 256', async ({ page }) => {
  await open(page, 'model=mla');
  const factors = await panelInSight(page, 'TPA and MLA: keys and values rebuilt from fewer numbers');
  await expect(factors).toContainText('48 numbers cached, 256 reconstructed from them');
  await expect(factors).toContainText('latent c, 32 numbers');
  await expectExports(page, factors);
});

test('a decoder-decoder: one layer fills, two read, and a prompt is timed with the early exit', async ({ page }) => {
  await open(page, 'model=yoco-window');
  const once = await panelInSight(page, 'YOCO: one cache shared by the upper layers');
  await expect(once).toContainText('Layer 2: 256 numbers per token');
  await expect(once).toContainText('Layers 2 and 3');
  await once.getByRole('button', { name: 'Time it on this text' }).click();
  // 46 tokens of the prompt, of which the last goes all the way.
  await expect(once).toContainText('45', { timeout: 30_000 });
  await expect(once).toContainText(/ms/u);
  await expectExports(page, once);
});

test('retention: γ, half-life and state are those of the row; three forms agree', async ({ page }) => {
  await open(page, 'model=yoco-retention');
  const fading = await panelInSight(page, 'Retention: how fast each head forgets');
  const last = (await page.evaluate(() => window.keepsake.tokens())).length - 1;
  const [gamma = NaN] = await numbersOf(page, last, 0, 'gamma');
  await expect(fading.getByRole('row', { name: /^L0\.H0/u }).first()).toContainText(gamma.toFixed(4));
  await fading.getByRole('button', { name: 'Compute all three' }).click();
  await expect(fading).toContainText(/e−[5-9]/u, { timeout: 30_000 });
  await expectExports(page, fading);
});

test('linear attention: the whole text is one sum, and its state grows', async ({ page }) => {
  await open(page, 'model=linear');
  const sums = await panelInSight(page, 'Linear attention: a running sum instead of a softmax');
  const { length } = await page.evaluate(() => window.keepsake.tokens());
  await expect(sums).toContainText(`${length} tokens, from 0 on`);
  await page.evaluate(() => window.keepsake.step());
  await expect(sums).toContainText(`${length + 1} tokens, from 0 on`);
  await expectExports(page, sums);
});

test('a convolution that saw ahead: what it was trained at, and what is left of it when it writes', async ({ page }) => {
  await open(page, 'model=linear-leaky');
  const sums = await panelInSight(page, 'Linear attention: a running sum instead of a softmax');
  const { models } = JSON.parse(await readFile('public/models/catalogue.json', 'utf8')) as { models: readonly Recorded[] };
  const entry = models.find(({ id }) => id === 'linear-leaky');
  await expect(sums).toContainText(`${entry?.validationLoss.toFixed(3)} nats per token`);
  await expect(sums).toContainText(`${entry?.figures['decodedLoss']?.toFixed(3)} nats per token`);
  await expect(sums.getByRole('img', { name: /^Held-out loss by training step/u })).toBeVisible();
  await expectExports(page, sums);
});

test('compressive memory: full segments are folded in, and each head takes its gate’s part of them', async ({ page }) => {
  await open(page, 'model=passkey-infini');
  const memory = await panelInSight(page, 'Infini-attention: a memory of earlier segments');
  const last = (await page.evaluate(() => window.keepsake.tokens())).length - 1;
  const segment = Math.floor(last / 32);
  await expect(memory).toContainText(`reading segment ${segment}; ${32 * segment} tokens before it are in the memory`);
  const [gate = Number.NaN] = await numbersOf(page, last, 0, 'gate');
  await expect(memory.getByRole('button', { name: /^layer 0, head 0: gate/iu })).toHaveText(gate.toFixed(2));
  // What a head takes from the memory is its gate, once there is something in it.
  const [share = Number.NaN] = await numbersOf(page, last, 0, 'memoryShare');
  expect(gate).toBeGreaterThan(0);
  expect(Number.isFinite(share)).toBe(true);
  await expectExports(page, memory);
});

test('going back and on again in a model with a state gives the same text and the same numbers', async ({ page }) => {
  await open(page, 'model=linear');
  await page.evaluate(() => window.keepsake.step(6));
  const first = await page.evaluate(() => window.keepsake.tokens());
  const norms = await numbersOf(page, first.length - 1, 3, 'stateNorm');
  expect(norms.length).toBe(4);
  await page.evaluate(() => window.keepsake.back(4));
  // Another way, and then the first again.
  await page.evaluate(() => window.keepsake.run('choose', 5));
  await page.evaluate(() => window.keepsake.back());
  await page.evaluate((token) => window.keepsake.run('choose', token), first.at(-4) ?? 0);
  await page.evaluate(() => window.keepsake.step(3));
  expect(await page.evaluate(() => window.keepsake.tokens())).toEqual(first);
  expect(await numbersOf(page, first.length - 1, 3, 'stateNorm')).toEqual(norms);
});

const panels = [
  ['tpa', 'factors'],
  ['mla', 'factors'],
  ['yoco-retention', 'shared-cache'],
  ['yoco-retention', 'retention'],
  ['linear', 'linear'],
  ['passkey-infini', 'infini'],
] as const;

// Colours depend on the theme, structure on the width: each is there once.
for (const [theme, width] of [
  ['light', 'wide'],
  ['dark', 'narrow'],
] as const)
  test(`axe finds nothing in what a model alone shows, ${theme}, ${width}`, async ({ page }) => {
    test.slow();
    await open(page, `view=layers&theme=${theme}`);
    if (width === 'narrow') await narrow(page);
    for (const [model, id] of panels) {
      await page.evaluate((name) => window.keepsake.open(name), model);
      await page.evaluate((panel) => window.keepsake.run('tab', panel), id);
      await expect(page.locator(`[data-panel=${id}] h3`).first()).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).include(`[data-panel=${id}]`).analyze();
      expect(
        violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html}`),
        `${id} of ${model}`,
      ).toEqual([]);
      const across = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(await across(), `${id} of ${model}`).toBeLessThanOrEqual(0);
    }
  });
