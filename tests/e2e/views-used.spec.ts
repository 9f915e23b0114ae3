/** Who uses a view, and how: on a phone, with a screen reader, by keys; a panel alone or on the workbench; what is loaded for it. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { viewIds } from '../../src/store/view-ids';
import { expect, narrow, open, ready, test } from './page';
import { drawn, overflow, show } from './views';

test('at 390 pixels every view is one column, nothing is scrolled sideways, and stepping is at the bottom', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, 'view=decode');
  for (const id of viewIds) {
    await show(page, id);
    expect((await overflow(page)).across, id).toBe(0);
    const lefts = await page
      .locator(`[data-view=${id}] section[data-panel]`)
      .evaluateAll((all) => [...new Set(all.map((part) => part.getBoundingClientRect().left))]);
    expect(lefts, id).toHaveLength(1);
    const stepping = await page.getByRole('group', { name: 'Stepping' }).boundingBox();
    expect((stepping?.y ?? 0) + (stepping?.height ?? 0), id).toBe(844);
  }
});

for (const theme of ['light', 'dark'] as const)
  test(`axe finds nothing in any view, ${theme}`, async ({ page }) => {
    test.slow();
    await page.setViewportSize({ width: 1440, height: 900 });
    await open(page, `view=decode&theme=${theme}`);
    await page.evaluate(() => window.keepsake.step(4));
    const findings = async (within: string): Promise<string[]> => {
      const { violations } = await new AxeBuilder({ page }).include(within).analyze();
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
    };
    expect(await findings('html')).toEqual([]);
    for (const id of viewIds) {
      await show(page, id);
      expect(await findings(`[data-view=${id}]`), id).toEqual([]);
    }
    // What surrounds the views looks otherwise on a phone, and has a field while a prompt is written.
    await show(page, 'decode');
    await page.keyboard.press('e');
    await narrow(page);
    expect(await findings('html'), 'narrow').toEqual([]);
  });

test('a panel is opened in full and left again; sent to the workbench it is there, and the view is as it was', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await open(page, 'view=sinks');
  await drawn(page, 'sinks');
  const ids = await page
    .locator('[data-view=sinks] section[data-panel]')
    .evaluateAll((all) => all.map(({ dataset }) => dataset['panel']));
  expect(ids.length).toBeGreaterThan(1);
  for (const id of ids) {
    await page.evaluate((panel) => window.keepsake.run('maximise', panel), id);
    const alone = page.locator('section[data-panel]');
    await expect(alone).toHaveCount(1);
    await expect(alone).toHaveAttribute('data-panel', id ?? '');
    expect(await overflow(page), id).toEqual({ across: 0, down: 0 });
    await expect.poll(() => alone.boundingBox().then((box) => box?.width)).toBe(1280);
    await page.getByRole('button', { name: 'Back to the view' }).click();
    await drawn(page, 'sinks');
  }
  await page.evaluate(() => window.keepsake.run('hide', 'budget'));
  await page.evaluate(() => window.keepsake.run('toWorkbench', 'budget'));
  await drawn(page, 'workbench');
  await expect(page.locator('[data-place=budget]')).toBeFocused();
  await expect(page.locator('[data-place=budget] h2')).toBeInViewport();
  expect(await page.evaluate(() => window.keepsake.state())).toMatchObject({ view: 'workbench', hidden: [] });
  await page.keyboard.press('2');
  await drawn(page, 'sinks');
  await expect(page.locator('[data-view=sinks] section[data-panel]')).toHaveCount(ids.length);
});

test('Tab reaches everything that a view offers', async ({ page }) => {
  test.slow();
  await page.setViewportSize({ width: 1280, height: 720 });
  await open(page, 'view=decode');
  // The workbench has the same panels, hundreds of stops.
  for (const id of viewIds.filter((view) => view !== 'workbench')) {
    await show(page, id);
    expect(await missedByTab(page), id).toEqual([]);
  }
});

/** Presses Tab from the bar of views on until that is reached again; what can be used in the view and was never focused. */
async function missedByTab(page: Page): Promise<readonly string[]> {
  await page.evaluate(() => {
    const met = new Set<Element>();
    const first = document.querySelector<HTMLElement>('nav button');
    first?.focus();
    const now = { met, around: false };
    Object.assign(window, { now });
    document.addEventListener('focusin', ({ target }) => {
      met.add(target as Element);
      if (target === first) now.around = true;
    });
  });
  const isAround = () => page.evaluate(() => (window as unknown as { readonly now: { readonly around: boolean } }).now.around);
  // Several at a time: asking after each would take as long as the keys.
  for (let i = 0; i < 40 && !(await isAround()); i++) for (let j = 0; j < 10; j++) await page.keyboard.press('Tab');
  expect(await isAround(), 'Tab leads around').toBe(true);
  return page.evaluate(() => {
    const { met } = (window as unknown as { readonly now: { readonly met: ReadonlySet<Element> } }).now;
    const usable =
      'a[href], button, input, select, textarea, summary, [role=slider], [role=radio], [role=tab], [role=button], [role=checkbox], [role=application], [role=spinbutton]';
    /** Of which one member takes Tab and arrows lead to the others. */
    const groupOf = (part: Element): Element | null =>
      part.matches('[type=radio]')
        ? part.closest('fieldset, [role=radiogroup], form')
        : part.closest('[role=radiogroup], [role=tablist], [role=toolbar], [role=grid], [role=listbox]');
    const has = (group: Element | null): boolean => group !== null && [...met].some((part) => group.contains(part));
    return [...(document.querySelector('[data-view]')?.querySelectorAll(usable) ?? [])]
      .filter((part) => part.checkVisibility({ visibilityProperty: true }) && !part.matches(':disabled, [aria-hidden=true]'))
      .filter((part) => !met.has(part) && !has(groupOf(part)))
      .map((part) => `${part.closest('[data-panel]')?.getAttribute('data-panel')}: ${part.outerHTML.slice(0, 160)}`);
  });
}

/** By the id of a panel, the name of the chunk with its code, as its entry imports it. */
function chunks(): ReadonlyMap<string, string> {
  const entries = readdirSync('src/panels', { recursive: true, encoding: 'utf8' }).filter((path) => /\bentry\.ts$/u.test(path));
  return new Map(
    entries.flatMap((path) => {
      const code = readFileSync(join('src/panels', path), 'utf8');
      const [id, chunk] = [/\bid: '([^']+)'/u.exec(code)?.[1], /import\('\.\/([^']+)'\)/u.exec(code)?.[1]];
      return id !== undefined && chunk !== undefined ? [[id, chunk] as const] : [];
    }),
  );
}

test('a view loads what it shows and no more', async ({ page }) => {
  const names = chunks();
  expect(names.size).toBeGreaterThan(10);
  const asked: string[] = [];
  page.on('request', (request) => {
    const name = /\/assets\/(.+)-[\w-]{8}\.js$/u.exec(request.url())?.[1];
    if (name !== undefined) asked.push(name);
  });
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto('./');
  await ready(page);
  const shown = new Set<string>();
  for (const id of viewIds.filter((view) => view !== 'workbench')) {
    await show(page, id);
    for (const panel of await page
      .locator('section[data-panel]')
      .evaluateAll((all) => all.map(({ dataset }) => dataset['panel'])))
      shown.add(names.get(panel ?? '') ?? '');
    const others = asked.filter((name) => [...names.values()].includes(name) && !shown.has(name));
    expect(others, `asked for by ${id}`).toEqual([]);
  }
});
