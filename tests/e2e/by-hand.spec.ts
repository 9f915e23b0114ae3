import type { Locator } from '@playwright/test';
import { expect, open, panel, panelInSight, position, ready, samplingSettings, test, tokens } from './page';

test('numbers are typed: taken when done, refused in a sentence, given back by Escape; what they change adds up', async ({
  page,
}) => {
  await open(page, 'policy=window&pinned=1');
  const settings = await panelInSight(page, 'Eviction policy: what stays when the cache is full');
  const size = settings.getByRole('spinbutton', { name: 'Cache size' });
  const kept = () => page.evaluate(() => window.keepsake.reading().then(({ policy }) => policy.size));
  const typeOver = async (text: string) => {
    await size.click();
    await size.press('ControlOrMeta+a');
    await page.keyboard.type(text);
  };
  expect(await kept()).toBe(64);
  await typeOver('128');
  // Not before it is done: 1 and 12 are on the way.
  await expect(size).toHaveValue('128');
  expect(await kept()).toBe(64);
  await page.keyboard.press('Enter');
  await expect.poll(kept).toBe(128);
  await typeOver('20');
  await page.keyboard.press('Tab');
  await expect.poll(kept).toBe(20);
  await typeOver('16');
  await page.keyboard.press('Enter');
  await expect.poll(kept).toBe(16);

  await typeOver('5000');
  await page.keyboard.press('Enter');
  await expect(size).toHaveAttribute('aria-invalid', 'true');
  await expect(size).toHaveAccessibleDescription('Cache size: type a whole number from 2 to 1,024. Until then it is 16.');
  expect(await kept()).toBe(16);
  await page.keyboard.press('Escape');
  await expect(size).toHaveValue('16');
  await expect(size).toHaveAttribute('aria-invalid', 'false');
  await typeOver('-');
  await page.keyboard.press('Enter');
  await expect(size).toHaveAccessibleDescription(/type a whole number/u);
  await page.keyboard.press('Escape');
  await expect(size).toHaveValue('16');
  await page.keyboard.press('ArrowUp');
  await expect.poll(kept).toBe(17);
  await expect(size).toHaveValue('17');

  const next = await panelInSight(page, 'Next-token probabilities');
  const sampling = () => page.evaluate(() => window.keepsake.state());
  const settingsOfDraws = await samplingSettings(page);
  for (const [name, text] of [
    ['Top-p', '0.5'],
    ['Top-k', '150'],
    ['Seed', '77'],
  ] as const) {
    await settingsOfDraws.getByRole('spinbutton', { name }).click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  }
  expect(await sampling()).toMatchObject({ topP: 0.5, topK: 150, seed: 77 });
  await page.keyboard.press('Escape');

  // As wide as the window, bars are beside their labels, and each column of percentages adds up to 100.
  await page.setViewportSize({ width: 1920, height: 1000 });
  await next.getByRole('button', { name: 'Maximise' }).click();
  await expect.poll(() => next.boundingBox().then((box) => box?.width)).toBeGreaterThan(1800);
  const list = next.getByRole('list', { name: 'Continue with one of these' });
  const [rows, drawing] = await Promise.all([list.boundingBox(), next.locator('svg[preserveAspectRatio=none]').boundingBox()]);
  expect([drawing?.y, drawing?.height]).toEqual([rows?.y, rows?.height]);
  const lines = [
    ...(await list.getByRole('button').allInnerTexts()),
    await next
      .getByText(/^[\d,]+ others/u)
      .locator('..')
      .innerText(),
  ];
  for (const column of [0, 1]) {
    const tenths = lines.map((line) => Math.round(10 * Number([...line.matchAll(/([\d.]+)\s%/gu)][column]?.[1])));
    // As many as there is room for, and the others in one.
    expect(tenths.length).toBeGreaterThan(10);
    expect(tenths.reduce((sum, value) => sum + value, 0)).toBe(1000);
  }
});

test('keys: held, in another script, in a part that scrolls, and turned off', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page);
  const before = await position(page);
  const send = (presses: readonly Pick<KeyboardEventInit, 'key' | 'code' | 'repeat' | 'altKey'>[]) =>
    page.evaluate((all) => {
      for (const init of all)
        document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }));
    }, presses);
  const right = { key: 'ArrowRight', code: 'ArrowRight' };
  // Fifty repeats while the first step runs: nothing queues up behind it.
  await send([right, ...Array.from({ length: 50 }, () => ({ ...right, repeat: true }))]);
  await expect.poll(() => position(page)).toBe(before + 1);
  await page.evaluate(() => window.keepsake.step());
  expect(await position(page)).toBe(before + 2);

  const weighting = () => page.evaluate(() => window.keepsake.state().weighting);
  expect(await weighting()).toBe('share');
  await send([{ key: 'м', code: 'KeyV' }]);
  expect(await weighting()).toBe('moved');
  await send([{ key: 'м', code: 'KeyV', altKey: true }]);
  expect(await weighting()).toBe('moved');

  const cache = await panelInSight(page, 'The KV cache, in slots and bytes');
  await cache.getByRole('button', { name: 'Table', exact: true }).click();
  const scrolled = () =>
    cache.evaluate((element) => {
      let part: Element | null = element;
      while (part && part.scrollTop === 0) part = part.parentElement;
      return part !== null && !part.matches('html, [data-view]');
    });
  await page.keyboard.press('End');
  await expect.poll(scrolled).toBe(true);
  expect(await position(page)).toBe(before + 2);

  await page.keyboard.press('?');
  await page.getByRole('checkbox', { name: 'Use letters, 0 and ? as keys' }).uncheck();
  await page.keyboard.press('Escape');
  await page.reload();
  await ready(page);
  await page.keyboard.press('v');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => position(page)).toBe(before + 1);
  expect(await weighting()).toBe('moved');
});

test('copied chips are the text; a screen reader hears a step in a sentence, and the end of playing; forced colours show what is chosen', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page);
  await page.evaluate(() => window.keepsake.prompt('One fox\nran — and “ran”.'));
  await ready(page);
  const chips = page.getByRole('list', { name: 'Tokens of the text' }).getByRole('button');
  const text = await page.evaluate(() => window.keepsake.text());
  const count = (await tokens(page)).length;
  const first = await chips.first().boundingBox();
  const last = await chips.nth(count - 1).boundingBox();
  await page.mouse.move((first?.x ?? 0) + 1, (first?.y ?? 0) + 8);
  await page.mouse.down();
  await page.mouse.move((last?.x ?? 0) + (last?.width ?? 0) - 1, (last?.y ?? 0) + 8, { steps: 5 });
  await page.mouse.up();
  await page.keyboard.press('ControlOrMeta+c');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);

  // Live regions that announce something while three steps are made, and then while playing begins and ends.
  const before = count;
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const element = target instanceof Element ? target : target.parentElement;
        const region = element?.closest('[aria-live], [role=status], [role=alert], output');
        const said = region?.textContent ?? '';
        if (region && region.getAttribute('aria-live') !== 'off' && said !== '') heard.push(said);
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  const heard = () => page.evaluate(() => [...new Set((window as unknown as { heard: string[] }).heard)]);
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
  await expect.poll(() => position(page)).toBe(before + 3);
  // At most one a second: of three quick steps the first and the last are said.
  await expect
    .poll(heard)
    .toContainEqual(expect.stringMatching(new RegExp(`^Token ${before + 2} .*, it looks most at .* Cache: `, 'u')));
  expect((await heard()).length).toBeLessThanOrEqual(2);
  await page.getByRole('button', { name: 'Play or pause' }).click();
  await expect.poll(() => position(page)).toBeGreaterThan(before + 3);
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect.poll(heard).toContainEqual(expect.stringMatching(/^Playback stopped: token \d+ of/u));

  await page.emulateMedia({ forcedColors: 'active' });
  const chosen = panel(page, 'Where this head looks').getByRole('radio', { name: 'matrix' });
  const other = panel(page, 'Where this head looks').getByRole('radio', { name: 'arcs' });
  const ground = (part: Locator) => part.evaluate((element) => getComputedStyle(element).backgroundColor);
  expect(await ground(chosen)).not.toBe(await ground(other));
  const draws = await samplingSettings(page);
  const paper = await page.locator('body').evaluate((element) => getComputedStyle(element).backgroundColor);
  const thumb = draws.getByRole('slider', { name: 'Top-p' });
  expect(await ground(thumb)).not.toBe(paper);
  expect(await ground(thumb.locator('xpath=../preceding-sibling::*[1]'))).not.toBe(paper);
});
