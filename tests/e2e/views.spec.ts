/** One question, one screen: every view fits its window, and opens from the bar, by its key and from a link. */
import { readFileSync } from 'node:fs';
import { type ViewId, viewIds, viewKeys } from '../../src/store/view-ids';
import { expect, open, ready, test } from './page';
import { overflow, show } from './views';

const wide = [
  { width: 1280, height: 720 },
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
] as const;

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
  // It resolves when playing ends.
  await page.evaluate(() => void window.keepsake.run('play'));
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await inOneLine('playing');
  await page.evaluate(() => void window.keepsake.run('play'));
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
    await page.keyboard.press(viewKeys[i] ?? '');
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
