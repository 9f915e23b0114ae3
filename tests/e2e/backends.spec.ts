import { chromium, expect } from '@playwright/test';
import { findBrowser, noWebgpuFlags } from '../../scripts/browser.mjs';
import { open, position, ready, test, tokens } from './page';

test('WebGPU by choice: it runs there, says so, and decodes what the CPU decodes', async ({ page }) => {
  await open(page, 'backend=webgpu&greedy=1');
  expect(await page.evaluate(() => window.keepsake.backend().backend)).toBe('webgpu');
  await expect(page.getByTitle('Where it runs')).toContainText('WebGPU');
  await page.evaluate(() => window.keepsake.step(12));
  const onGpu = await tokens(page);
  await open(page, 'backend=cpu&greedy=1');
  await page.reload();
  await ready(page);
  expect(await page.evaluate(() => window.keepsake.backend().backend)).toBe('cpu');
  await page.evaluate(() => window.keepsake.step(12));
  expect(await tokens(page)).toEqual(onGpu);
});

test('a lost device: the model starts again by itself, nothing is missing, and the page says so', async ({ page }) => {
  await open(page, 'backend=webgpu');
  await page.evaluate(() => window.keepsake.step(3));
  const before = await tokens(page);
  await page.evaluate(() => window.keepsake.run('loseDevice'));
  await page.evaluate(() => window.keepsake.step(2));
  await expect(page.getByText(/The GPU was lost/)).toBeVisible();
  expect((await tokens(page)).slice(0, before.length)).toEqual(before);
  expect(await position(page)).toBe(before.length + 2);
});

test('without WebGPU the page works on the CPU and says why', async ({ baseURL }) => {
  const { executablePath, env } = await findBrowser();
  const browser = await chromium.launch({
    executablePath,
    args: noWebgpuFlags,
    env: { ...process.env, ...env } as Record<string, string>,
  });
  const page = await browser.newPage();
  // With a fragment nothing writes itself.
  await page.goto(`${baseURL}#v=2`);
  await ready(page);
  expect(await page.evaluate(() => window.keepsake.backend().backend)).toBe('cpu');
  await page.getByTitle('Where it runs').click();
  await expect(page.getByText('WebGPU is not available here')).toBeVisible();
  await page.keyboard.press('Escape');
  const before = await position(page);
  await page.getByRole('button', { name: /^Step/ }).click();
  await expect.poll(() => position(page)).toBe(before + 1);
  await browser.close();
});

test('once loaded it needs no network', async ({ page, context }) => {
  await open(page);
  await context.setOffline(true);
  const before = await position(page);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => position(page)).toBe(before + 1);
  await page.evaluate(() => window.keepsake.open('backcopy').catch(() => undefined));
  await expect(page.getByRole('alert')).toContainText('could not be fetched');
  expect(await position(page)).toBe(before + 1);
});
