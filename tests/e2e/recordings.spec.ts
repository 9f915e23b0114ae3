/** A recording in the page: every panel that needs no engine shows what a model's own steps show, marked as recorded elsewhere; the others say why not. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, open, test } from './page';

const steps = 10;

async function openRecording(page: Page): Promise<void> {
  const file = readFileSync('tests/fixtures/recording-mha.safetensors').toString('base64');
  await page.evaluate(
    async (bytes) => window.keepsake.openRecording(new Blob([Uint8Array.from(atob(bytes), (byte) => byte.charCodeAt(0))])),
    file,
  );
}

interface Saved {
  readonly shows: string;
  readonly rows: readonly Record<string, unknown>[];
}

/** What a panel's numbers are in a file. */
async function numbersOf(page: Page, panel: string): Promise<Saved> {
  const section = page.locator(`[data-panel=${panel}]`);
  await section.scrollIntoViewIfNeeded();
  await section.hover();
  await section.getByRole('button', { name: 'Export' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'JSON', exact: true }).click();
  return JSON.parse(readFileSync(await (await download).path(), 'utf8')) as Saved;
}

test('panels show of a recording what they show of the model that was recorded', async ({ page }) => {
  await open(page, 'model=mha&layer=2&head=2');
  await openRecording(page);
  await page.evaluate((count) => window.keepsake.step(count), steps);
  const tokens = await page.evaluate(() => window.keepsake.tokens());
  const shown = ['attention', 'sinks', 'norms', 'budget', 'reach', 'cache'];
  const recorded = [];
  for (const panel of shown) recorded.push(await numbersOf(page, panel));
  const { prompt } = JSON.parse(readFileSync('tests/fixtures/mha.json', 'utf8')) as { readonly prompt: string };
  await page.evaluate(() => window.keepsake.open('mha'));
  await page.evaluate((text) => window.keepsake.prompt(text), prompt);
  for (const token of tokens.slice(-steps)) await page.evaluate((next) => window.keepsake.choose(next), token);
  expect(await page.evaluate(() => window.keepsake.tokens())).toEqual(tokens);
  for (const [i, panel] of shown.entries()) {
    const computed = await numbersOf(page, panel);
    const { rows, shows } = recorded[i] ?? computed;
    expect(shows).toContain('recorded elsewhere');
    expect(computed.shows).not.toContain('recorded elsewhere');
    expect(rows.length, panel).toBe(computed.rows.length);
    if (panel === 'cache') continue;
    for (const [at, row] of computed.rows.entries())
      for (const [column, value] of Object.entries(row)) {
        const own = rows[at]?.[column];
        if (typeof value === 'number')
          expect(Math.abs((own as number) - value), `${panel}, ${column}`).toBeLessThan(2e-3 * Math.max(1, value));
        else expect(own).toEqual(value);
      }
  }
});

test('what needs a model says so, and another token is not taken', async ({ page }) => {
  await open(page, 'model=mha&view=cache');
  await openRecording(page);
  await expect(page.getByRole('button', { name: 'Recorded elsewhere', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Model: .*recorded elsewhere/u })).toBeVisible();
  await expect(page.locator('[data-panel=policy]')).toContainText('nothing can be computed again');
  await expect(page.getByRole('button', { name: 'Write a prompt' })).toBeDisabled();
  const refused = await page.evaluate(async () => {
    try {
      await window.keepsake.choose(5);
      return '';
    } catch (error) {
      return (error as Error).message;
    }
  });
  expect(refused).toContain('the recording continues with');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => page.evaluate(() => window.keepsake.tokens().length)).toBe(26);
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => page.evaluate(() => window.keepsake.tokens().length)).toBe(25);
});

test('a file that is none is refused with a sentence, and the model stays', async ({ page }) => {
  await open(page, 'model=mha');
  const said = await page.evaluate(async () => {
    try {
      await window.keepsake.openRecording(new Blob(['This is a text and no recording.']));
      return '';
    } catch (error) {
      return (error as Error).message;
    }
  });
  expect(said).toContain('This is not a recording');
  await expect(page.getByRole('alert')).toContainText('This is not a recording');
  await page.evaluate(() => window.keepsake.step(2));
  expect(await page.evaluate(() => window.keepsake.state().model)).toBe('mha');
});
