/** A rehearsal: a lesson on a stage by keyboard alone, with notes in a second window, on a wide projector and on an old one. */
import type { Page } from '@playwright/test';
import { stageSeen } from '../../scripts/stage-seen.mjs';
import { expect, open, test } from './page';

async function expectReadable(page: Page, where = ''): Promise<void> {
  // What has no room is left out once it has been measured.
  await expect(async () => {
    const { texts, small, cut, scrolls } = await page.evaluate(stageSeen);
    expect(texts).toBeGreaterThan(0);
    expect({ where, small, cut, scrolls }).toEqual({ where, small: [], cut: [], scrolls: false });
  }).toPass({ timeout: 3000 });
}

const sentences = [
  'The model has read this sentence.',
  'Every row is one token looking back.',
  'The softmax hands out exactly',
  'A head brings back a sum of value vectors',
  'Multiply each share by the length of its value',
  'That was one head.',
];

test('a lesson from P to its end by keyboard, with notes that follow', async ({ page, context }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.goto('./#v=2&backend=cpu&theme=light&lesson=where-attention-drains&at=1');
  await expect(page.getByRole('region', { name: 'Lesson: Where attention drains' })).toContainText(sentences[0] ?? '');
  await page.keyboard.press('p');
  const words = page.locator('[data-on-stage] section[aria-live=polite]');
  await expect(words).toContainText(sentences[0] ?? '');
  await expect(page.getByRole('banner')).toHaveCount(0);
  expect(await page.evaluate(() => window.keepsake.state().present)).toBe(true);
  await expectReadable(page);

  const opened = context.waitForEvent('page');
  await page.keyboard.press('n');
  const notes = await opened;
  await expect(notes.getByText('Step 1 of 9')).toBeVisible();
  await expect(notes.getByText(/It looks most at.*\d+%/u)).toBeVisible();
  await expect(notes.getByText('The room does not see it yet.')).toBeVisible();
  await expect(notes.getByText(/^0:\d\d$/u).first()).toBeVisible();
  await page.bringToFront();

  // A guess in the text by Tab and Enter.
  await page.locator('[data-token="0"]').focus();
  await page.keyboard.press('Enter');
  await expect(words).toContainText('Right.');
  await expect(page.locator('[data-panel=attention] canvas')).toBeVisible();
  await expectReadable(page);
  await expect(notes.getByText('The room sees it.')).toBeVisible();

  await page.keyboard.press('PageDown');
  await expect(words).toContainText(sentences[1] ?? '');
  await expect(words).toContainText(/\d+% of a row/u);
  await expectReadable(page);

  // Black, and back by whichever key: it does nothing else.
  await page.keyboard.press('b');
  await expect(notes.getByText('The screen is black.')).toBeVisible();
  await page.keyboard.press('PageDown');
  await expect(notes.getByText('The screen is black.')).toHaveCount(0);
  await expect(words).toContainText(sentences[1] ?? '');

  // A hand on the keyboard steps the model.
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => page.evaluate(() => window.keepsake.tokens().length)).toBe(29);

  // A choice by keyboard; the clicker's press comes to the notes, which have the focus.
  await page.keyboard.press('PageDown');
  await expect(words).toContainText(sentences[2] ?? '');
  await expectReadable(page);
  await words.getByRole('button').nth(1).focus();
  await page.keyboard.press('Enter');
  await expect(words).toContainText('Right.');
  await notes.bringToFront();
  await notes.keyboard.press('PageDown');
  await expect(words).toContainText(sentences[3] ?? '');
  await notes.reload();
  await expect(notes.getByText('Step 4 of 9')).toBeVisible();
  await notes.close();
  await page.bringToFront();

  // On a slider, too, the clicker goes on: to the answer, then to the next step.
  await words.getByRole('slider').focus();
  await page.keyboard.press('PageDown');
  await expect(words).toContainText(/It is \d+%/u);
  await expectReadable(page);
  for (let at = 5; at <= 9; at++) {
    await page.keyboard.press('PageDown');
    await expect.poll(() => page.evaluate(() => window.keepsake.state().lessonStep)).toBe(at);
    if (await page.evaluate(() => window.keepsake.actions().find(({ id }) => id === 'skipGuess')?.available === true))
      await page.keyboard.press('PageDown');
    await expect(words).not.toContainText('…');
    await expectReadable(page);
  }
  await expect(words).toContainText('Try it:');

  await page.keyboard.press('F5');
  await expect(words).toContainText(sentences[0] ?? '');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('banner')).toBeVisible();
  expect(await page.evaluate(() => window.keepsake.state().present)).toBe(false);
});

test('on an old projector, in black and white, from a link; and a code for the room', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  await page.goto('./#v=2&backend=cpu&lesson=where-attention-drains&at=1&present=1&profile=projector');
  const words = page.locator('[data-on-stage] section[aria-live=polite]');
  for (const sentence of sentences) {
    await expect(words).toContainText(sentence);
    await expect(words.locator('p').first()).not.toContainText('…');
    await expectReadable(page);
    if (await page.evaluate(() => window.keepsake.run('skipGuess'))) {
      await expect(words.getByRole('slider').or(words.getByRole('button'))).toHaveCount(0);
      await expectReadable(page);
    }
    await page.keyboard.press('PageDown');
  }
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)');
  expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(0, 0, 0)');

  await page.keyboard.press('q');
  const sheet = page.getByRole('dialog', { name: 'The same on your own device' });
  await expect(sheet.getByRole('img', { name: /QR code of .*#v=2&lesson=where-attention-drains&at=7$/u })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await expect(words).toBeVisible();
});

test('where no second window is allowed, a sentence has its link', async ({ page }) => {
  await page.addInitScript(() => {
    window.open = () => null;
  });
  await page.goto('./#v=2&backend=cpu&view=sinks&present=1');
  await expect(page.locator('[data-on-stage] [data-panel=sinks]')).toBeVisible();
  await page.evaluate(() => window.keepsake.run('notes'));
  await expect(page.getByText(/does not let the page open a second window.*#notes=/u)).toBeVisible();
});

/** Steps with much to show, one for each kind of panel that has to leave something out. `npm run stage-looks` looks at all of them. */
const full = [
  ['memory-that-fades', 1, 'retention'],
  ['fewer-smaller-keys', 6, 'loss-against-bytes'],
  ['what-the-cache-costs', 1, 'calculator'],
  ['take-it-away', 3, 'attention'],
  ['fewer-smaller-keys', 4, 'factors'],
] as const;

for (const [width, height] of [
  [1920, 1080],
  [1024, 768],
] as const)
  test(`where there is much to show, the least important is left out, ${width} × ${height}`, async ({ page }) => {
    // A page that fills the screen cannot be given a size.
    await page.addInitScript(() => Reflect.deleteProperty(Element.prototype, 'requestFullscreen'));
    await page.setViewportSize({ width: 1280, height: 720 });
    await open(page, 'view=decode&theme=light');
    await page.evaluate(() => window.keepsake.run('present', true));
    // The window changes while the stage is being drawn.
    await page.setViewportSize({ width, height });
    for (const [id, at, panel] of full) {
      await page.evaluate(([lesson, step]) => window.keepsake.run('lesson', lesson, step), [id, at] as const);
      await page.evaluate(() => window.keepsake.run('skipGuess'));
      const shown = page.locator(`[data-on-stage] [data-panel=${panel}]`);
      await expect(shown.locator('[data-panel-part=figure]')).toBeVisible();
      await expect.poll(async () => (await page.evaluate(stageSeen)).cut, { message: `${id} ${at}` }).toEqual([]);
      await expectReadable(page, `${id} ${at}`);
    }
  });
