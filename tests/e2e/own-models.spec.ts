/** A model of the visitor's own, opened as a visitor opens it. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { ownFiles } from '../support/own-files';
import { expect, open, ready, test, tokens } from './page';

type Files = Awaited<ReturnType<typeof ownFiles>>;

const asChosen = (files: Files) =>
  files.map(({ name, bytes }) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) }));

const sheetOf = async (page: Page) => {
  await page.getByRole('button', { name: /^(?:Model: |Loading )/u }).click();
  return page.getByRole('dialog', { name: 'Models' });
};

/** Files dropped on the page, as a script can make the event. */
async function drop(page: Page, files: Files): Promise<void> {
  const given = files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString('base64') }));
  await page.evaluate((all) => {
    const dataTransfer = new DataTransfer();
    for (const { name, base64 } of all)
      dataTransfer.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name));
    const on = document.querySelector('main') ?? document.body;
    on.dispatchEvent(new DragEvent('dragover', { dataTransfer, bubbles: true, cancelable: true }));
    on.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, given);
}

test('a model opens by the field for files, is listed, and begins with or without its first token', async ({ page }) => {
  await open(page);
  const sheet = await sheetOf(page);
  await sheet.getByLabel('Open files').setInputFiles(asChosen(await ownFiles('llama')));
  await expect(sheet).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Model: llama' })).toBeVisible();
  await ready(page);
  await page.evaluate(() => window.keepsake.prompt('abc'));
  expect(await tokens(page)).toEqual([1, 5, 6, 7]);
  const first = page.getByRole('group', { name: 'First token', exact: true });
  await expect(first).toContainText('The text begins with ⟨s⟩, which its tokenizer puts there by itself.');
  await first.getByRole('button', { name: 'Read it without' }).click();
  await expect.poll(() => tokens(page)).toEqual([5, 6, 7]);
  await expect.poll(() => page.url()).toContain('first=without');
  await first.getByRole('button', { name: 'Read it with ⟨s⟩' }).click();
  await expect.poll(() => tokens(page)).toEqual([1, 5, 6, 7]);
  await (await sheetOf(page)).getByRole('button', { name: /^llama/u }).waitFor();
  const { violations } = await new AxeBuilder({ page }).include('[data-own]').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
});

test('files dropped on the page open; broken ones give a sentence, and the model before stays', async ({ page }) => {
  await open(page, 'model=backcopy');
  const before = await tokens(page);
  const [config, weights, tokenizer] = (await ownFiles('gpt2')) as [Files[0], Files[0], Files[0]];
  await drop(page, [config, { ...weights, bytes: weights.bytes.slice(0, 3000) }, tokenizer]);
  await expect(page.getByRole('alert')).toContainText('model.safetensors ends too early');
  expect(await tokens(page)).toEqual(before);
  await drop(page, [config, weights, tokenizer]);
  await expect(page.getByRole('button', { name: 'Model: gpt2' })).toBeVisible();
  await page.evaluate(() => window.keepsake.prompt('abc'));
  await page.evaluate(() => window.keepsake.step(2));
  expect(await tokens(page)).toHaveLength(5);
});

test('a link to a model of the Hub asks nobody before it is pressed, and then shows what would be fetched', async ({ page }) => {
  await open(page, 'model=hub%3Aowner%2Ftiny&temperature=2');
  const said = page.getByText('This link shows owner/tiny from the Hugging Face Hub');
  await expect(said).toContainText('Nothing is fetched before you press');
  // From here on nothing else may leave either: the fixture fails the test if it does.
  await expect(page.getByRole('button', { name: 'Look it up' })).toBeVisible();
});

test('a large model says what it takes before it is read; it can be left, and the model before stays', async ({ page }) => {
  await open(page, 'model=backcopy');
  const before = await tokens(page);
  const offer = (): Promise<unknown> =>
    page.evaluate(() => {
      const [width, vocabulary, hidden] = [512, 50_000, 512];
      const layer = 'model.layers.0.';
      const shapes: Record<string, number[]> = {
        'model.embed_tokens.weight': [vocabulary, width],
        'model.norm.weight': [width],
        [`${layer}input_layernorm.weight`]: [width],
        [`${layer}post_attention_layernorm.weight`]: [width],
        ...Object.fromEntries(['q', 'k', 'v', 'o'].map((part) => [`${layer}self_attn.${part}_proj.weight`, [width, width]])),
        ...Object.fromEntries(['gate', 'up', 'down'].map((part) => [`${layer}mlp.${part}_proj.weight`, [hidden, width]])),
      };
      let at = 0;
      const header = JSON.stringify(
        Object.fromEntries(
          Object.entries(shapes).map(([name, shape]) => {
            const begin = at;
            at += 2 * shape.reduce((product, extent) => product * extent, 1);
            return [name, { dtype: 'F16', shape, data_offsets: [begin, at] }];
          }),
        ),
      );
      const length = new BigUint64Array([BigInt(header.length)]);
      const config = {
        model_type: 'llama',
        hidden_size: width,
        intermediate_size: hidden,
        num_hidden_layers: 1,
        num_attention_heads: 8,
        vocab_size: vocabulary,
        max_position_embeddings: 2048,
        rms_norm_eps: 1e-5,
        hidden_act: 'silu',
        tie_word_embeddings: true,
      };
      const files = [
        new File([JSON.stringify(config)], 'config.json'),
        new File([length, header, new Uint8Array(at)], 'model.safetensors'),
      ];
      return window.keepsake.run('openFiles', files, true, 'wide');
    });
  await offer();
  const sheet = page.getByRole('dialog', { name: 'Models' });
  await expect(sheet.getByRole('row', { name: /^Family/u })).toContainText('Llama');
  await expect(sheet.getByRole('row', { name: /^Shape/u })).toContainText('1 layer, width 512, 8 heads, 50,000 tokens');
  // 50 000 × 512 + 7 × 512² matrix numbers of two bytes, 3 × 512 vector numbers of four; twice.
  await expect(sheet.getByRole('row', { name: /^Weights/u })).toContainText('110 MB');
  await sheet.getByRole('button', { name: 'Cancel' }).click();
  await expect(sheet.getByRole('row')).toHaveCount(0);
  await offer();
  await sheet.getByRole('button', { name: 'Open wide' }).click();
  await expect(sheet.getByRole('alert')).toContainText('The model’s tokenizer is missing');
  expect(await tokens(page)).toEqual(before);
});
