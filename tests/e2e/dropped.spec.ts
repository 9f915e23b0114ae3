/** Files and folders dropped on the page by the browser itself, as a visitor's hand drops them. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Page, test as base } from '@playwright/test';
import { ownFiles } from '../support/own-files';
import { expect, open, test, tokens } from './page';

/** Writes files below the test's own folder and returns where they are. */
async function onDisk(files: Readonly<Record<string, Uint8Array | string>>): Promise<string> {
  const folder = base.info().outputPath('dropped');
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

/** Drags files and folders over the middle of the page, and does with them what is asked. */
async function drag(page: Page, paths: readonly string[], end: 'drop' | 'dragCancel' | null): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  const { width = 0, height = 0 } = page.viewportSize() ?? {};
  const at = { x: width / 2, y: height / 2, data: { items: [], files: [...paths], dragOperationsMask: 1 } };
  for (const type of ['dragEnter', 'dragOver', ...(end === null ? [] : [end])] as const)
    await cdp.send('Input.dispatchDragEvent', { type, ...at });
  await cdp.detach();
}

const modelShown = (page: Page, name: string) => page.getByRole('button', { name: `Model: ${name}` });

test('a dropped folder opens by what is in it, whatever else lies there; so do loose files', async ({ page }) => {
  const [config, weights, tokenizer] = (await ownFiles('llama')).map(({ bytes }) => bytes) as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ];
  const folder = await onDisk({
    'download/README.md': '# A model',
    'download/my model/config.json': config,
    'download/my model/model.safetensors': weights,
    'download/my model/tokenizer.json': tokenizer,
    'download/my model/generation_config.json': '{}',
    'download/my model/pytorch_model.bin': 'a pickle that is not opened',
    'download/my model/training_args.bin': 'another',
    'download/my model/.gitattributes': '*.bin filter=lfs',
    'download/my model/onnx/config.json': '{}',
    'download/my model/onnx/model.onnx': 'a graph',
  });
  await open(page, 'model=backcopy');
  const sign = page.getByText('Drop it to open it');
  // As long as it goes on, a drag is heard again and again.
  const over = async (): Promise<boolean> => {
    await drag(page, [join(folder, 'download')], null);
    return sign.isVisible();
  };
  await expect.poll(over, { intervals: [200] }).toBe(true);
  await drag(page, [join(folder, 'download')], 'dragCancel');
  await expect(sign).toHaveCount(0);
  await drag(page, [join(folder, 'download')], 'drop');
  await expect(modelShown(page, 'my model')).toBeVisible();
  await page.evaluate(() => window.keepsake.prompt('abc'));
  expect(await tokens(page)).toEqual([1, 5, 6, 7]);

  await page.evaluate(() => window.keepsake.open('backcopy'));
  const loose = ['config.json', 'model.safetensors', 'tokenizer.json'].map((name) => join(folder, 'download/my model', name));
  await drag(page, loose, 'drop');
  await expect(modelShown(page, 'llama')).toBeVisible();
});

test('what was dropped and cannot be opened is named, with what to drop instead; the model before stays', async ({ page }) => {
  const [config, weights, tokenizer] = (await ownFiles('gpt2')).map(({ bytes }) => bytes) as [Uint8Array, Uint8Array, Uint8Array];
  const folder = await onDisk({
    'notes/README.md': '# Nothing to open',
    'pickled/config.json': config,
    'pickled/pytorch_model.bin': 'a pickle',
    'pickled/tokenizer.json': tokenizer,
    'several/one/config.json': config,
    'several/one/model.safetensors': weights,
    'several/two/config.json': config,
    'several/two/model.safetensors': weights,
  });
  await open(page, 'model=backcopy');
  const before = await tokens(page);
  const said = page.getByRole('alert');
  for (const [dropped, sentence] of [
    ['notes', 'No model is among these files: README.md. Choose a folder with config.json and model.safetensors'],
    ['pickled', 'pytorch_model.bin is a pickle of PyTorch'],
    ['several', 'There are several models: several/one, several/two. Choose one of them.'],
    ['notes/README.md', 'No model is among these files: README.md.'],
    ['several/one/model.safetensors', 'config.json, which says what model they belong to, is missing'],
  ] as const) {
    await drag(page, [join(folder, dropped)], 'drop');
    await expect(said, dropped).toContainText(sentence);
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await expect(said).toHaveText('');
  }
  expect(await tokens(page)).toEqual(before);
});
