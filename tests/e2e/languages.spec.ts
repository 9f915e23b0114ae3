/** The page in other languages: what is not in the catalogue of words, and what has no room when texts are longer. */
import type { Page } from '@playwright/test';
import { viewIds } from '../../src/store/view-ids';
import { expect, open, test } from './page';
import { overflow, show } from './views';

/**
 * Texts and labels with a word outside the brackets of English lengthened. Left out is what no language translates: tokens, published names, names of languages,
 * code and equations.
 */
const outsideCatalogue = (page: Page) =>
  page.evaluate(() => {
    const inBrackets = (text: string): boolean => {
      let depth = 0;
      const outside = Array.from(text).filter((character) => {
        if (character === '[') depth++;
        else if (character === ']') depth--;
        else return depth === 0;
        return false;
      });
      return !/\p{L}{2,}/u.test(outside.join(''));
    };
    const own = 'script, style, noscript, code, pre, textarea, .katex, [translate=no], [lang]:not(html)';
    const texts: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (node.parentElement?.closest(own) === null) texts.push(node.textContent ?? '');
    for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description'])
      for (const element of document.querySelectorAll(`[${name}]`))
        if (element.closest(own) === null) texts.push(element.getAttribute(name) ?? '');
    return [...new Set(texts)].filter((text) => !inBrackets(text) && text !== 'Keepsake');
  });

/** Buttons, headings and tabs whose text is cut off without a sign of it. */
const cutOff = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, h1, h2, h3, legend, th, [role=tab]')]
      .filter((element) => {
        const { overflowX, textOverflow } = getComputedStyle(element);
        return overflowX === 'hidden' && textOverflow !== 'ellipsis' && element.scrollWidth > element.clientWidth + 1;
      })
      .map((element) => element.textContent),
  );

for (const [width, height] of [
  [1280, 720],
  [390, 844],
] as const)
  test(`English lengthened by 40 % fits every view, ${width} wide, and everything said is in the catalogue`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.setViewportSize({ width, height });
    await open(page, 'lang=en-XA&view=decode');
    await expect(page.locator('html')).toHaveAttribute('lang', 'en-XA');
    for (const id of viewIds) {
      await show(page, id);
      expect.soft(await outsideCatalogue(page), id).toEqual([]);
      expect.soft(await cutOff(page), id).toEqual([]);
      expect.soft((await overflow(page)).across, id).toBeLessThanOrEqual(0);
    }
  });

/** Parts of what is open that are wider than their room, and do not scroll. */
const tooWide = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[role=dialog], [role=dialog] *, [role=menu], main, nav, section[aria-label]')]
      .filter((part) => {
        const { overflowX, textOverflow } = getComputedStyle(part);
        const clips = overflowX !== 'visible' && textOverflow !== 'ellipsis' && part.closest('table, pre, .katex') === null;
        return part.checkVisibility() && clips && part.clientWidth > 0 && part.scrollWidth > part.clientWidth + 1;
      })
      .map((part) => `${part.tagName} ${part.scrollWidth} in ${part.clientWidth}: ${part.textContent.slice(0, 60)}`),
  );

async function expectSaid(page: Page, where: string): Promise<void> {
  expect.soft(await outsideCatalogue(page), where).toEqual([]);
  expect.soft(await cutOff(page), where).toEqual([]);
  expect.soft(await tooWide(page), where).toEqual([]);
  expect.soft((await overflow(page)).across, where).toBeLessThanOrEqual(0);
}

for (const [width, height] of [
  [1280, 720],
  [390, 844],
] as const)
  test(`and so for sheets, lessons, the stage and its notes, what goes wrong, and within another page, ${width} wide`, async ({
    page,
    context,
  }) => {
    test.setTimeout(120_000);
    const run = (action: string, ...args: readonly unknown[]): Promise<boolean> =>
      page.evaluate(([id, given]) => window.keepsake.run(id, ...given), [action, args] as const);
    const sheet = page.getByRole('dialog');
    // A page that fills the screen cannot be given a size.
    await context.addInitScript(() => Reflect.deleteProperty(Element.prototype, 'requestFullscreen'));
    await page.setViewportSize({ width, height });
    await open(page, 'lang=en-XA&view=decode&layer=77');
    await expect(page.getByRole('button', { name: /^\[Dismiss/u })).toBeVisible();
    await expectSaid(page, 'notices');
    for (const id of ['help', 'about', 'models', 'lessons']) {
      await run('dialog', id);
      await expect(sheet.getByRole('heading').first()).toBeVisible();
      await expectSaid(page, id);
    }
    await run('teachersPage', 'take-it-away');
    await expect(sheet.getByText('[Take it away')).toBeVisible();
    await expectSaid(page, 'the page for teachers');
    await run('dialog', null);
    await page.getByRole('button', { name: /^\[Share/u }).click();
    await expect(page.getByRole('menu')).toBeVisible();
    await expectSaid(page, 'share');
    await page.keyboard.press('Escape');

    // Questions in the text and on a slider, an answer, and a reader who has left the path.
    for (const at of [1, 4]) {
      await run('lesson', 'where-attention-drains', at);
      await expect(page.getByRole('region', { name: /^\[Lesson/u })).toBeVisible();
      await expectSaid(page, `step ${at}`);
    }
    await run('skipGuess');
    await expectSaid(page, 'an answer');
    await page.evaluate(() => window.keepsake.step());
    await expect(page.getByRole('button', { name: /^\[(?:Back to|Return)/u })).toBeVisible();
    await expectSaid(page, 'beside the path');

    await run('lesson', 'where-attention-drains', 4);
    await run('present', true);
    await expect(page.locator('[data-on-stage] [role=slider], [data-on-stage] input')).toBeVisible();
    await page.mouse.move(90, 90);
    await expectSaid(page, 'the stage');
    const opened = context.waitForEvent('page');
    await page.keyboard.press('n');
    const notes = await opened;
    await notes.setViewportSize({ width, height });
    await expect(notes.getByText('[Step 4 of 9')).toBeVisible();
    await expectSaid(notes, 'notes');
    await notes.close();
    await run('skipGuess');
    await expect(page.locator('[data-on-stage] [data-panel=norms]')).toBeVisible();
    await expectSaid(page, 'the stage, answered');
    await run('qr');
    await expect(sheet).toBeVisible();
    await expectSaid(page, 'the QR code');

    await page.goto('about:blank');
    await page.goto('./#v=2&backend=cpu&lang=en-XA&embed=attention.tokens');
    await page.waitForFunction(() => (window.keepsake?.tokens().length ?? 0) > 3);
    await expect(page.locator('[data-panel=attention] canvas')).toBeVisible();
    await expectSaid(page, 'within another page');
    await page.goto('about:blank');
    await page.goto('./#lang=en-XA&notes=nobody');
    await expect(page.getByRole('heading')).toBeVisible();
    await expectSaid(page, 'notes of nobody');
    await page.route('**/catalogue.json', (route) => route.abort());
    await page.goto('about:blank');
    await page.goto('./#v=2&lang=en-XA');
    await expect(page.getByRole('button', { name: /^\[/u })).toBeVisible();
    await expectSaid(page, 'a page that cannot start');
  });

test('another language is chosen from the header: the page loads again with the same text and its branches', async ({ page }) => {
  await open(page, 'view=sinks&lang=en-XA');
  await page.evaluate(async () => {
    await window.keepsake.step(3);
    const last = window.keepsake.tokens().length - 1;
    const other = (window.keepsake.tokens()[last] ?? 0) === 20 ? 21 : 20;
    await window.keepsake.choose(other, last);
    await window.keepsake.step();
  });
  await expect(page.getByRole('button', { name: '[1 other continuation' })).toBeVisible();
  const before = await page.evaluate(() => window.keepsake.tokens());
  await page.getByRole('combobox', { name: /^\[Language/u }).selectOption('en');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.waitForFunction((length) => (window.keepsake?.tokens().length ?? 0) === length, before.length);
  expect(await page.evaluate(() => [window.keepsake.tokens(), window.keepsake.state().view])).toEqual([before, 'sinks']);
  const branch = page.getByRole('button', { name: '1 other continuation' });
  await expect(branch).toBeVisible();
  // The browser's own way to load it again keeps them, too; and what is beside the text can be gone to.
  await page.reload();
  await branch.click();
  await page.getByRole('menuitem').filter({ hasNotText: 'shown' }).click();
  await expect.poll(() => page.evaluate(() => window.keepsake.tokens())).not.toEqual(before);
});

test('a language that cannot be fetched leaves English, and the page loads once', async ({ page }) => {
  let loads = 0;
  page.on('domcontentloaded', () => (loads += 1));
  await page.route('**/assets/words-es-*.js', (route) => route.abort());
  await open(page, 'view=decode&lang=es');
  await expect(page.getByRole('heading', { name: 'Where this head looks' })).toBeVisible();
  await page.waitForTimeout(500);
  expect(loads).toBe(1);
});

test('no part of the page reads its words before its language is spoken', async ({ page }) => {
  for (const language of ['es', 'pt', 'ru']) {
    await page.goto(`./?${language}#v=2&backend=cpu&lang=${language}&view=decode`);
    await expect(page.locator('[data-panel=attention] h2')).toBeVisible();
    await expect(page.locator('body')).not.toContainText(/Step →|Where this head looks|Write a prompt/u);
  }
});
