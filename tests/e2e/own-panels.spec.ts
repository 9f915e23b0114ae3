/** Every panel of a visitor's own model: whatever the family, a panel shows numbers or says why it has none, at every depth. */
import type { Page } from '@playwright/test';
import { ownFiles } from '../support/own-files';
import { expect, open, test } from './page';
import { drawn } from './views';

interface Shown {
  readonly panel: string;
  readonly text: string;
  /** What is read aloud or hovered, and the numbers of the drawing. */
  readonly hidden: string;
  readonly figures: number;
}

/** All panels of the workbench, which has every one. */
const panels = (page: Page): Promise<readonly Shown[]> =>
  page.locator('section[data-panel]').evaluateAll((sections) =>
    (sections as readonly HTMLElement[]).map((section) => ({
      panel: section.dataset['panel'] ?? '',
      text: section.innerText,
      hidden: [...section.querySelectorAll('*')]
        .flatMap((part) =>
          [...part.attributes].filter(({ name }) => name !== 'class').map(({ name, value }) => `${name}=${value}`),
        )
        .join('\n'),
      figures: section.querySelectorAll('canvas, svg, table').length,
    })),
  );

/** What no panel may say, and panels that say nothing. */
async function faults(page: Page, isCode: boolean): Promise<readonly string[]> {
  return (await panels(page)).flatMap(({ panel, text, hidden, figures }) => {
    const wrong = /\bNaN\b|\bundefined\b|\bInfinity\b/u.exec(isCode ? hidden : `${text}\n${hidden}`);
    const [, ...said] = text.split('\n').filter((line) => line.trim() !== '');
    return [
      ...(wrong ? [`${panel}: ${wrong[0]}`] : []),
      ...(figures === 0 && said.join(' ').length < 40 ? [`${panel} is empty`] : []),
      ...(/^Loading /mu.test(text) ? [`${panel} still loads`] : []),
    ];
  });
}

// Learned positions and no first token; windows, capped scores and a scaled embedding; a learned sink logit; layers beside each other.
for (const family of ['gpt2', 'gemma2', 'gpt-oss-attention', 'gpt-neox'] as const)
  test(`every panel shows ${family}, or says why it has nothing to show`, async ({ page }) => {
    test.slow();
    await page.setViewportSize({ width: 1440, height: 9000 });
    await open(page, 'model=backcopy');
    const files = (await ownFiles(family)).map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString('base64') }));
    await page.evaluate(async (all) => {
      await window.keepsake.openFiles(
        all.map(({ name, base64 }) => new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name)),
      );
      await window.keepsake.prompt('Once upon');
      await window.keepsake.step(4);
    }, files);
    await drawn(page, 'workbench');
    await expect(page.locator('section[data-panel=mlp] :is(canvas, svg, p)').first()).toBeVisible();
    await expect.poll(() => faults(page, false)).toEqual([]);
    for (const depth of ['maths', 'code'] as const) {
      await page.evaluate((how) => window.keepsake.run('depth', how), depth);
      await expect.poll(() => faults(page, depth === 'code'), depth).toEqual([]);
    }
    await page.evaluate(async () => {
      await window.keepsake.run('depth', 'maths');
      await window.keepsake.run('lock', { layer: 1, head: 1 });
      await window.keepsake.step(2);
      await window.keepsake.back(1);
      await window.keepsake.run('policy', { kind: 'window', size: 8, pinned: 1 });
    });
    await expect.poll(() => faults(page, false), 'a window, another head').toEqual([]);
    await expect(page.getByRole('alert')).toHaveText('');
  });
