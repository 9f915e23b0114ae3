import { expect, open, panel, panelInSight, test } from './page';

test('the layers from the embedding to the logits; a press looks at one in every panel', async ({ page }) => {
  await open(page, 'model=mha');
  const layers = panel(page, 'What each layer keeps');
  // 4 layers · 2 arrays · 4 heads · 32 numbers · 4 bytes.
  const length = (await page.evaluate(() => window.keepsake.tokens())).length;
  await expect(layers).toContainText(`4 layers keep ${((length * 4096) / 1024).toFixed(1)} KiB for ${length} tokens`);
  const third = layers.getByRole('button', { name: /^Layer 2: MHA, 4 heads, MLP \d+; 256 numbers per token; / });
  await third.click();
  await expect(third).toHaveAttribute('aria-pressed', 'true');
  await expect(panel(page, 'Where this head looks')).toContainText('L2.H0');
  expect(await page.evaluate(() => window.keepsake.link())).toContain('layer=2');
  await third.press('Tab');
  await page.keyboard.press('Enter');
  await expect(panel(page, 'Where this head looks')).toContainText('L3.H0');
});

test('a layer of fewer heads is looked at in a head that it has', async ({ page }) => {
  await open(page, 'model=backcopy');
  const layer = panel(page, 'What each layer keeps').getByRole('button', { name: /^Layer 0: softmax, 1 head, no MLP/ });
  await expect(layer).toHaveAttribute('aria-pressed', 'true');
});

test('bars are of the row that is held', async ({ page }) => {
  await open(page, 'model=mha&query=9');
  await expect(panel(page, 'What each layer keeps')).toContainText('4 layers keep 40.0 KiB for 10 tokens');
});

test('a model that keeps keys and values has no factors, no shared cache and nothing that fades, and the page says what to open', async ({
  page,
}) => {
  await open(page, 'model=mha');
  const factors = await panelInSight(page, 'TPA and MLA: keys and values rebuilt from fewer numbers');
  await expect(factors).toContainText('This layer (MHA) caches neither factors nor a latent.');
  await expect(factors).toContainText('Tensor product attention (TPA)');
  const fading = await panelInSight(page, 'Retention: how fast each head forgets');
  await expect(fading).toContainText('Nothing fades in this layer (MHA)');
  const memory = await panelInSight(page, 'Infini-attention: a memory of earlier segments');
  await expect(memory).toContainText('This layer (MHA) has no compressive memory');
  const sums = await panelInSight(page, 'Linear attention: a running sum instead of a softmax');
  await expect(sums).toContainText('This layer (MHA) has a softmax');
  const once = await panelInSight(page, 'YOCO: one cache shared by the upper layers');
  await expect(once).toContainText('A decoder-decoder (YOCO) has one shared cache for half of its layers.');
  await expect(once.getByRole('button', { name: 'Time it on this text' })).toHaveCount(0);
  await expect(factors.getByRole('button', { name: /^Open / }).first()).toBeVisible();
  await expect(once.getByRole('button', { name: /^Open / }).first()).toBeVisible();
});

test('softmax attention has no signs to choose', async ({ page }) => {
  await open(page, 'model=mha&signs=signed');
  const attention = panel(page, 'Where this head looks');
  await expect(attention).toContainText('attention weight α (square root)');
  await expect(attention.getByRole('radiogroup', { name: 'Weights' })).toHaveCount(0);
});
