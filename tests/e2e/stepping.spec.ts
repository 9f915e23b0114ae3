import { expect, open, panel, position, ready, settledPosition, test, toTop, tokens } from './page';

test('the first picture: a story is there, its matrix and its cache are drawn', async ({ page }) => {
  // Nothing in the address: what a visitor opens.
  await page.goto('./');
  await ready(page);
  // <bos>, seven tokens of the prompt, and twenty that were written.
  await expect.poll(() => position(page)).toBe(28);
  await expect(panel(page, 'Where this head looks').getByRole('application')).toBeVisible();
  await expect(panel(page, 'The cache, growing')).toContainText('28 tokens × 4,096 bytes = 114,688 bytes');
  await expect(page.getByRole('button', { name: 'Where it runs' }).or(page.getByTitle('Where it runs'))).toContainText(
    /CPU|WebGPU/,
  );
});

test('where motion is wanted the story writes itself, until anything is pressed', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.goto('./');
  await ready(page);
  await expect(page.getByText('A small language model writes a story.')).toBeVisible();
  await expect.poll(() => position(page)).toBeGreaterThan(9);
  await panel(page, 'The cache, growing').click({ position: { x: 5, y: 5 } });
  await expect(page.getByText('A small language model writes a story.')).toHaveCount(0);
  const stopped = await settledPosition(page);
  expect(stopped).toBeLessThan(28);
  await page.waitForTimeout(600);
  expect(await position(page)).toBe(stopped);
});

test('→ adds a row, a slot and a token; ← takes the cursor back; the text ahead stays', async ({ page }) => {
  await open(page);
  const before = await position(page);
  const matrix = panel(page, 'Where this head looks').getByRole('application');
  await expect(matrix).toHaveAttribute('aria-label', new RegExp(`${before} query rows`));
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => position(page)).toBe(before + 1);
  await expect(matrix).toHaveAttribute('aria-label', new RegExp(`${before + 1} query rows`));
  const cache = panel(page, 'The KV cache, in slots and bytes');
  await cache.scrollIntoViewIfNeeded();
  await expect(cache).toContainText(`${before + 1} of 1,024 slots live`);
  await expect(page.getByRole('list', { name: 'Tokens of the text' }).getByRole('listitem')).toHaveCount(before + 1);
  const text = await tokens(page);
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => position(page)).toBe(before);
  await expect(page.getByRole('list', { name: 'Tokens of the text' }).getByRole('listitem')).toHaveCount(before + 1);
  await page.keyboard.press('End');
  await expect.poll(() => position(page)).toBe(before + 1);
  expect(await tokens(page)).toEqual(text);
  await page.keyboard.press('Home');
  await expect.poll(() => position(page)).toBe(1);
});

test('a panel out of sight keeps still while something happens, and catches up; on paper all are drawn, none cut', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 600 });
  await open(page);
  const cache = panel(page, 'The KV cache, in slots and bytes');
  await cache.scrollIntoViewIfNeeded();
  const before = await position(page);
  await expect(cache).toContainText(`${before} of 1,024 slots live`);
  await toTop(page);
  await expect(cache).not.toBeInViewport();
  await page.evaluate(() => window.keepsake.step(3));
  await expect.poll(() => position(page)).toBe(before + 3);
  await expect(cache).toContainText(`${before} of 1,024 slots live`);
  await cache.scrollIntoViewIfNeeded();
  await expect(cache).toContainText(`${before + 3} of 1,024 slots live`);

  await toTop(page);
  await page.evaluate(() => window.keepsake.step(2));
  // Nobody looks and nothing happens any more: it is drawn for a picture of the whole page.
  await expect(cache).toContainText(`${before + 5} of 1,024 slots live`);
  await expect(cache).not.toBeInViewport();
  await expect(panel(page, 'Cache calculator: the KV cache of published models').getByRole('table')).toBeAttached();
  const skipped = () =>
    page.evaluate(
      () =>
        [...document.querySelectorAll('[data-panel]')].filter((part) => !part.checkVisibility({ contentVisibilityAuto: true }))
          .length,
    );
  expect(await skipped()).toBe(0);

  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  const sections = page.locator('section[data-panel]');
  expect(await page.getByRole('separator').count()).toBe(0);
  expect(await cache.textContent()).toContain(`${before + 5} of 1,024 slots live`);
  const [widest, cut, breaking] = await sections.evaluateAll((all) => [
    Math.max(...all.map((part) => part.getBoundingClientRect().right)),
    all.filter((part) => part.scrollHeight > part.clientHeight + 1).length,
    all.filter((part) => getComputedStyle(part).breakInside !== 'avoid').length,
  ]);
  expect(widest).toBeLessThanOrEqual(704);
  expect([cut, breaking]).toEqual([0, 0]);
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(page.getByRole('separator')).not.toHaveCount(0);
});

test('scrolling to a panel keeps the page where it is while panels on the way are drawn', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 700 });
  await open(page);
  const bill = panel(page, 'Cache calculator: the KV cache of published models');
  await bill.evaluate((element) => element.scrollIntoView({ block: 'start' }));
  await expect(bill).toContainText('projected');
  const top = () => bill.evaluate((element) => element.getBoundingClientRect().top);
  const before = await top();
  await page.evaluate(() => window.keepsake.step(3));
  expect(await top()).toBe(before);
  await expect(bill).toBeInViewport();
});

test('a long text shows its first tokens and those around the cursor, all of them when asked', async ({ page }) => {
  await open(page);
  await page.evaluate(() => window.keepsake.step(256 - window.keepsake.tokens().length));
  const items = page.getByRole('list', { name: 'Tokens of the text' }).getByRole('listitem');
  // 16 first tokens, a mark for 192, the last 48.
  await expect(items).toHaveCount(16 + 1 + 48);
  await page.getByRole('button', { name: '… 192 tokens …' }).click();
  await expect(items).toHaveCount(256);
  await page.getByRole('button', { name: 'Show fewer tokens' }).click();
  await expect(items).toHaveCount(16 + 1 + 48);
});

test('Space plays and pauses; Shift + → goes ten on', async ({ page }) => {
  await open(page);
  const before = await position(page);
  await page.keyboard.press('Space');
  await expect.poll(() => position(page)).toBeGreaterThan(before + 1);
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Play or pause' })).toBeVisible();
  const paused = await settledPosition(page);
  await page.waitForTimeout(700);
  expect(await position(page)).toBe(paused);
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(() => position(page)).toBe(paused + 10);
});

test('a prompt of one’s own is read with Ctrl + Enter', async ({ page }) => {
  await open(page);
  await page.keyboard.press('e');
  const field = page.getByLabel('Prompt', { exact: true });
  await expect(field).toBeFocused();
  await field.fill('The fox ran');
  await field.press('Control+Enter');
  await expect.poll(() => position(page)).toBeLessThan(10);
  await ready(page);
  expect(await page.evaluate(() => window.keepsake.text())).toBe('The fox ran');
});

test('another token makes a branch, and the first continuation stays reachable', async ({ page }) => {
  await open(page);
  const prompt = await position(page);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => position(page)).toBe(prompt + 2);
  const first = await tokens(page);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => position(page)).toBe(prompt);
  const choices = panel(page, 'Next-token probabilities')
    .getByRole('list', { name: 'Continue with one of these' })
    .getByRole('button');
  const taken = await panel(page, 'Next-token probabilities')
    .getByText(/^Sampled /)
    .textContent();
  const names = await choices.allTextContents();
  const other = names.findIndex((name) => !(taken ?? '').includes(name.replaceAll(/[\d.]+\s%/g, '').trim()));
  await choices.nth(other).click();
  await expect.poll(() => position(page)).toBe(prompt + 1);
  expect(await tokens(page)).not.toEqual(first.slice(0, prompt + 1));
  await page.getByRole('button', { name: /other continuation/ }).click();
  await page.getByRole('menuitem').filter({ hasNotText: 'shown now' }).first().click();
  await page.keyboard.press('End');
  await expect.poll(() => tokens(page)).toEqual(first);
});

test('a copied link opens the same tokens, focus and view', async ({ page, context }) => {
  await open(page, 'seed=7');
  const before = await position(page);
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('v');
  await expect.poll(() => position(page)).toBe(before + 10);
  const [text, link] = await page.evaluate(() => [window.keepsake.tokens(), window.keepsake.link()] as const);
  const second = await context.newPage();
  await second.goto(link);
  await ready(second);
  expect(await tokens(second)).toEqual(text);
  await expect(panel(second, 'Where this head looks')).toContainText('L0.H1');
  await expect(second.getByRole('radio', { name: 'contribution α·‖v‖' })).toBeChecked();
});

test('a window evicts, the matrix and the chips say so, and everything can be set back', async ({ page }) => {
  await open(page);
  const before = await tokens(page);
  await page.evaluate(() => window.keepsake.step(8));
  const unmodified = await tokens(page);
  const policy = panel(page, 'Eviction policy: what stays when the cache is full');
  await policy.scrollIntoViewIfNeeded();
  await policy.getByRole('radio', { name: 'sliding window', exact: true }).click();
  await page.evaluate(() => window.keepsake.reading({ policy: { kind: 'window', size: 16, pinned: 1, positions: 'cache' } }));
  await expect(policy).toContainText('Keeps the first token as a sink, and the last 15: StreamingLLM.');
  const trace = await page.evaluate(async () => {
    const { keys, positions } = await window.keepsake.trace();
    return { keys: [...keys], positions: [...positions] };
  });
  const last = before.length + 7;
  expect(trace.keys).toEqual([0, ...Array.from({ length: 15 }, (_, i) => last - 14 + i)]);
  expect(trace.positions).toEqual(Array.from({ length: 16 }, (_, i) => i));
  const cache = panel(page, 'The KV cache, in slots and bytes');
  await expect(cache).toContainText('16 of 1,024 slots live');
  await expect(panel(page, 'Where this head looks')).toContainText('evicted from the cache');
  const surgery = panel(page, 'Surgery: what happens without the sink');
  await surgery.scrollIntoViewIfNeeded();
  await expect(surgery).toContainText(/the text differs|the same as without changes/);
  await page.keyboard.press('u');
  await expect.poll(() => tokens(page)).toEqual(unmodified);
  await expect(panel(page, 'Where this head looks')).not.toContainText('evicted from the cache');
});

test('a link keeps the policy and the surgery, and decodes the same', async ({ page, context }) => {
  await open(page, 'policy=tova&size=20&pinned=2&positions=cache&zero=1&silenced=1.6&drop=1');
  await page.evaluate(() => window.keepsake.step(6));
  const [text, link] = await page.evaluate(() => [window.keepsake.tokens(), window.keepsake.link()] as const);
  const other = await context.newPage();
  await other.goto(link);
  await ready(other);
  await expect.poll(() => tokens(other)).toEqual(text);
  expect(await other.evaluate(() => window.keepsake.reading())).toEqual({
    policy: { kind: 'tova', size: 20, pinned: 2, positions: 'cache' },
    dropFirst: true,
    replaceFirst: null,
    zeroSink: true,
    silenced: [1, 6],
  });
  await expect(other.getByText('differ from those here')).toHaveCount(0);
});
