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
    const texts: string[] = [];
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
