import { openFirstPicture } from '../bench/first-picture.mjs';
import { expect, test } from './page';

test('the first picture is few requests and little but the model', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const { requests, bytes } = await openFirstPicture(page, './');
  expect(requests.length, requests.join('\n')).toBeLessThanOrEqual(25);
  expect(bytes).toBeLessThanOrEqual(2_600_000);
  // Nothing is fetched twice, and of the models only the one that is shown.
  expect(new Set(requests).size).toBe(requests.length);
  expect(requests.filter((url) => url.endsWith('.safetensors')).map((url) => url.split('/').at(-2))).toEqual(['mha']);
});

test('a link to another model fetches that model alone', async ({ page }) => {
  const { requests } = await openFirstPicture(page, './#v=1&model=mqa');
  expect(requests.filter((url) => url.endsWith('.safetensors')).map((url) => url.split('/').at(-2))).toEqual(['mqa']);
  expect(new Set(requests).size).toBe(requests.length);
});
