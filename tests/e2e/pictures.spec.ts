/** Pictures of a view and clips of a run, as files. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, open, test } from './page';
import { drawn, show } from './views';

/** The file that an action saves. */
async function saved(page: Page, action: string, ...args: readonly unknown[]): Promise<{ name: string; bytes: Buffer }> {
  const downloading = page.waitForEvent('download', { timeout: 45_000 });
  const run = page.evaluate(([id, given]) => window.keepsake.run(id, ...given), [action, args] as const);
  const download = await downloading;
  expect(await run).toBe(true);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test('a view as a picture of 1920 × 1080: its panels, the model, its settings and a link', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await open(page, 'view=decode&seed=4');
  await drawn(page, 'decode');
  const svg = await saved(page, 'savePicture', 'svg');
  expect(svg.name).toMatch(/^keepsake-mha-decode-\d+\.svg$/u);
  const picture = svg.bytes.toString('utf8');
  expect(picture).toContain('width="1920" height="1080"');
  for (const said of ['Where this head looks', 'Next-token probabilities', 'The cache, growing', 'Stories · MHA', 'seed 4'])
    expect(picture).toContain(said);
  const link = await page.evaluate(() => window.keepsake.link());
  expect(picture).toContain(link.replaceAll('&', '&amp;'));
  // One canvas of the matrix, one of the small ones at least.
  expect(picture.match(/<image /gu)?.length).toBeGreaterThan(1);

  const png = await saved(page, 'savePicture', 'png');
  expect([png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)]).toEqual([1920, 1080]);
  expect(png.bytes.includes(link)).toBe(true);
});

test('a run as a clip: a frame a step, with the link inside; it can be stopped', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await open(page, 'view=sinks&seed=4');
  const before = await page.evaluate(() => window.keepsake.tokens().length);
  const gif = await saved(page, 'saveClip', 'gif', 3);
  expect(gif.bytes.subarray(0, 6).toString('latin1')).toBe('GIF89a');
  expect([gif.bytes.readUInt16LE(6), gif.bytes.readUInt16LE(8)]).toEqual([960, 540]);
  // The first picture, three steps, and the last once more: each has a graphic control extension (GIF89a, 23).
  expect(gif.bytes.toString('latin1').split('\x21\xf9\x04')).toHaveLength(1 + 5);
  expect(gif.bytes.includes('view=sinks')).toBe(true);
  expect(await page.evaluate(() => window.keepsake.tokens().length)).toBe(before + 3);

  await show(page, 'decode');
  const recording = saved(page, 'saveClip', 'webm', 200);
  await expect(page.getByRole('button', { name: /^Step \d+ of 200$/u })).toBeVisible();
  await page.getByRole('button', { name: /^Step \d+ of 200$/u }).click();
  await page.getByRole('menuitem', { name: 'Stop and save the clip' }).click();
  const webm = await recording;
  expect(webm.name).toMatch(/\.webm$/u);
  expect(webm.bytes.readUInt32BE(0)).toBe(0x1a45dfa3);
});

test('a clip that fails midway is saved as far as it is recorded, and the page says so', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await open(page, 'view=sinks&seed=4');
  const downloading = page.waitForEvent('download', { timeout: 45_000 });
  const failed = page.evaluate(() => window.keepsake.run('saveClip', 'gif', 200).then(() => '', String));
  await expect(page.getByRole('button', { name: /^Step [2-9] of 200$/u })).toBeVisible();
  // Nothing that can be drawn is left.
  await page.evaluate(() => document.getElementById('panels')?.removeAttribute('id'));
  const gif = await readFile(await (await downloading).path());
  expect(gif.subarray(0, 6).toString('latin1')).toBe('GIF89a');
  const frames = gif.toString('latin1').split('\x21\xf9\x04').length - 1;
  expect(frames).toBeGreaterThanOrEqual(2);
  expect(await failed).toContain(`The clip ends after step ${frames - 1} and is saved so.`);
  await expect(page.getByRole('alert')).toContainText('is saved so.');
});
