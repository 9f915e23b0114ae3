/** One question, one screen: every view fits its window, is reached by keys, and loads no more than it shows. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { type ViewId, viewIds } from '../../src/store/view-ids';
import { expect, narrow, open, ready, test } from './page';

const wide = [
  { width: 1280, height: 720 },
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
] as const;

/** Opens a view and waits until each of its places has a panel. */
async function show(page: Page, id: ViewId): Promise<void> {
  await page.evaluate((view) => window.keepsake.run('view', view), id);
  await drawn(page, id);
}

async function drawn(page: Page, id: ViewId): Promise<void> {
  const places = page.locator(id === 'workbench' ? '[data-place]' : `[data-view=${id}] > *`);
  await expect(places.first()).toBeVisible();
  await expect(places.filter({ hasNot: page.locator('h2') })).toHaveCount(0);
}

/** By how many pixels the page is larger than the window. */
const overflow = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.scrollingElement ?? document.body;
    return { across: scrollWidth - clientWidth, down: scrollHeight - clientHeight };
  });

for (const size of wide)
  test(`every view fits ${size.width} × ${size.height}`, async ({ page }) => {
    await page.setViewportSize(size);
    await open(page, 'view=decode');
    await page.evaluate(() => window.keepsake.step(12));
    for (const id of viewIds) {
      await show(page, id);
      expect(await overflow(page), id).toEqual({ across: 0, down: 0 });
    }
    // What a view says of other mechanisms, of lanes and of a draft is more, and a prompt that is typed is higher.
    await page.evaluate(async () => {
      const lanes = ['softmax-one_window_16_2_cache', 'mla', 'retention'];
      await window.keepsake.restore({ ...window.keepsake.state(), lanes, draft: true });
      await window.keepsake.step(2);
    });
    for (const id of ['compare', 'draft'] as const) {
      await show(page, id);
      expect(await overflow(page), `${id} at work`).toEqual({ across: 0, down: 0 });
    }
    for (const model of ['yoco-retention', 'passkey-infini', 'backcopy']) {
      await page.evaluate((name) => window.keepsake.open(name), model);
      for (const id of ['decode', 'sinks', 'layers'] as const) {
        await show(page, id);
        expect(await overflow(page), `${id} of ${model}`).toEqual({ across: 0, down: 0 });
      }
    }
    await page.keyboard.press('e');
    await expect(page.getByLabel('Prompt', { exact: true })).toBeFocused();
    expect(await overflow(page), 'writing a prompt').toEqual({ across: 0, down: 0 });
  });

test('the header is one line, whatever it says', async ({ page }) => {
  test.slow();
  await open(page, 'view=decode');
  const { models } = JSON.parse(readFileSync('public/models/catalogue.json', 'utf8')) as {
    readonly models: readonly { readonly id: string; readonly name: string }[];
  };
  const [longest] = models.toSorted((a, b) => b.name.length - a.name.length);
  const inOneLine = async (state: string): Promise<void> => {
    for (const size of wide) {
      await page.setViewportSize(size);
      const found = await page
        .locator('header')
        .first()
        .evaluate((header) => {
          const parts = [...header.querySelectorAll('h1, button, select, output, kbd')].filter((part) => part.checkVisibility());
          const boxes = parts.map((part) => part.getBoundingClientRect());
          return {
            height: header.getBoundingClientRect().height,
            across: header.scrollWidth - header.clientWidth,
            right: Math.max(...boxes.map(({ right }) => right)),
            bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
          };
        });
      expect(found.height, `${state}, ${size.width}`).toBeLessThanOrEqual(52);
      expect(found.across, `${state}, ${size.width}`).toBe(0);
      expect(found.right, `${state}, ${size.width}`).toBeLessThanOrEqual(size.width);
      expect(found.bottom, `${state}, ${size.width}`).toBeLessThanOrEqual(found.height);
    }
  };
  await inOneLine('CPU');
  let answer: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => (answer = resolve));
  await page.route(`**/${longest?.id}/model.safetensors`, async (route) => {
    await asked;
    await route.continue();
  });
  await page.evaluate((id) => void window.keepsake.open(id), longest?.id ?? '');
  await inOneLine('loading');
  answer();
  await expect.poll(() => page.evaluate(() => window.keepsake.state().model)).toBe(longest?.id);
  await ready(page);
  await inOneLine('a long name');
  await page.evaluate(() => window.keepsake.step(100));
  await page.evaluate(() => window.keepsake.run('maximise', 'attention'));
  await expect(page.getByRole('button', { name: 'Back to the view' })).toBeVisible();
  await inOneLine('one panel alone');
  await page.evaluate(() => window.keepsake.run('backend', 'webgpu'));
  await expect(page.getByTitle('Where it runs')).toContainText('WebGPU');
  await inOneLine('one panel alone, WebGPU');
  await page.evaluate(() => window.keepsake.run('play'));
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await inOneLine('playing');
  await page.evaluate(() => window.keepsake.run('play'));
});

test('keys and the bar open views; the address has the view, also after going back; one that is unknown is named', async ({
  page,
}) => {
  await page.goto('./');
  await ready(page);
  const bar = page.getByRole('navigation', { name: 'Views' }).getByRole('button');
  const opened = (): Promise<ViewId> => page.evaluate(() => window.keepsake.state().view);
  expect(await opened()).toBe('decode');
  await expect(bar).toHaveCount(viewIds.length);
  for (const [i, id] of [...viewIds.entries()].toReversed()) {
    await page.keyboard.press(String(i + 1));
    await expect(bar.nth(i)).toHaveAttribute('aria-current', 'page');
    await expect(page.locator(`[data-view=${id}]`)).toBeVisible();
    expect(await opened()).toBe(id);
  }
  await bar.nth(viewIds.indexOf('window')).click();
  expect(await opened()).toBe('window');
  await expect.poll(() => page.url()).toMatch(/#v=2&.*\bview=window\b/u);
  await expect(page.locator('[data-view]')).toHaveCount(1);

  await page.evaluate(() => {
    location.hash = 'v=2&view=layers&only=architecture';
  });
  await expect.poll(opened).toBe('layers');
  await expect(page.getByRole('heading', { level: 2 })).toHaveCount(1);
  await page.goBack();
  await expect.poll(opened).toBe('window');
  await expect(page.locator('[data-view=window]')).toBeVisible();
  await page.goForward();
  await expect.poll(opened).toBe('layers');
  await expect(page.getByRole('heading', { level: 2 })).toHaveCount(1);

  await page.evaluate(() => {
    location.hash = 'v=2&view=nonsense';
  });
  await expect(page.getByText('The link has values that are not possible')).toContainText('view');
  expect(await opened()).toBe('decode');
  await expect(page.locator('[data-view=decode]')).toBeVisible();
});

test('links of version 1 open what they showed: a panel alone, lanes, a draft, a calculation, arcs', async ({ page }) => {
  const shown = (): Promise<unknown> =>
    page.evaluate(() => {
      const { view, maximised, attentionForm } = window.keepsake.state();
      return { view, maximised, attentionForm };
    });
  for (const [fragment, state] of [
    ['only=cache', { view: 'workbench', maximised: 'cache' }],
    ['hidden=sinks.budget', { view: 'workbench', maximised: null }],
    ['draft=1', { view: 'draft' }],
    ['shape=gpt-2', { view: 'calculator' }],
    ['view=arcs', { view: 'decode', attentionForm: 'arcs' }],
  ] as const) {
    await page.goto('about:blank');
    await page.goto(`./#v=1&model=backcopy&backend=cpu&${fragment}`);
    await ready(page);
    expect(await shown(), fragment).toMatchObject(state);
    // What is shared from here is written as today.
    expect(await page.evaluate(() => window.keepsake.link())).toContain('#v=2&');
  }
});

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
  for (const id of viewIds) {
    await show(page, id);
    expect(await missedByTab(page), id).toEqual([]);
  }
});

/** Presses Tab from the bar of views on until that is reached again; what can be used in the view and was never focused. */
async function missedByTab(page: Page): Promise<readonly string[]> {
  await page.evaluate(() => {
    const met = new Set<Element>();
    Object.assign(window, { met, around: false });
    const first = document.querySelector<HTMLElement>('nav button');
    first?.focus();
    document.addEventListener('focusin', ({ target }) => {
      met.add(target as Element);
      if (target === first) Object.assign(window, { around: true });
    });
  });
  const isAround = () => page.evaluate(() => (window as unknown as { readonly around: boolean }).around);
  // Several at a time: asking after each would take as long as the keys.
  for (let i = 0; i < 40 && !(await isAround()); i++) for (let j = 0; j < 10; j++) await page.keyboard.press('Tab');
  expect(await isAround(), 'Tab leads around').toBe(true);
  return page.evaluate(() => {
    const { met } = window as unknown as { readonly met: ReadonlySet<Element> };
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
