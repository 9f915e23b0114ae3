/** What the end-to-end tests share: opening the page and waiting until a model has read its prompt. */
import { type Page, expect, test as base } from '@playwright/test';

/** A page that fails its test when anything leaves the origin, breaks the content security policy or throws. */
export const test = base.extend<{ page: Page }>({
  page: async ({ page, baseURL }, use) => {
    const faults: string[] = [];
    const { origin } = new URL(baseURL ?? '');
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (!['data:', 'blob:'].includes(url.protocol) && url.origin !== origin) faults.push(`left the origin: ${request.url()}`);
    });
    page.on('pageerror', (error) => faults.push(`threw: ${error.message}`));
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        throw new Error(`content security policy: ${event.violatedDirective} ${event.blockedURI}`);
      });
    });
    await use(page);
    expect(faults).toEqual([]);
  },
});

export { expect } from '@playwright/test';

/**
 * Opens the page with a fragment and waits until the prompt is read. Unless the fragment says otherwise, on the workbench, which has every panel,
 * and on the CPU: a software adapter takes seconds to compile what is about to be timed, and who times them is backends.spec.ts.
 */
export async function open(page: Page, fragment = ''): Promise<void> {
  const usual = ['view=workbench', 'backend=cpu'].filter(
    (part) => !new RegExp(`(^|&)${part.split('=')[0]}=`, 'u').test(fragment),
  );
  await page.goto(`./#${['v=2', ...usual, ...(fragment === '' ? [] : [fragment])].join('&')}`);
  await ready(page);
}

/** Waits until a text is read and nothing runs. */
export async function ready(page: Page): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: /^\[?token \d+ of/ })).toBeVisible({ timeout: 30_000 });
  await expect(page.locator('progress')).toHaveCount(0);
}

/** Opens a model as a visitor does: from the sheet, by its name there. */
export async function openModel(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /^(?:Model: |Loading )/u }).click();
  const sheet = page.getByRole('dialog', { name: 'Models' });
  await sheet.getByRole('button', { name, exact: true }).click();
  await expect(sheet).toHaveCount(0);
}

/** The workbench scrolled to its top. */
export async function toTop(page: Page): Promise<void> {
  await page.locator('[data-view=workbench]').evaluate((bench) => bench.scrollTo(0, 0));
}

/** The field of the prompt, which is opened where it is not. */
export async function promptField(page: Page) {
  const write = page.getByRole('button', { name: 'Write a prompt' });
  if (await write.isVisible()) await write.click();
  return page.getByLabel('Prompt', { exact: true });
}

/** Makes the page as narrow as a phone and waits for its one column: panels are mounted again in it. */
export async function narrow(page: Page): Promise<void> {
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole('separator')).toHaveCount(0);
}

/** The output that says where in the text the cursor is. */
export async function position(page: Page): Promise<number> {
  const text = await page.getByText(/^token \d+ of \d+/).textContent();
  return Number(/^token (\d+)/.exec(text ?? '')?.[1]);
}

/** The same after a pause: a step that ran already is finished first. */
export async function settledPosition(page: Page): Promise<number> {
  await page.waitForTimeout(400);
  return position(page);
}

/** Ids of the tokens up to the cursor. */
export function tokens(page: Page): Promise<number[]> {
  return page.evaluate(() => window.keepsake.tokens());
}

/** The panel, brought into sight: one that is out of sight may not have been drawn yet. */
export async function panelInSight(page: Page, title: string) {
  const found = panel(page, title);
  await found.scrollIntoViewIfNeeded();
  return found;
}

export const panel = (page: Page, title: string) => page.getByRole('region', { name: title, exact: true });

/** The settings by which the next token is drawn, opened from the panel of its probabilities. */
export async function samplingSettings(page: Page) {
  const next = await panelInSight(page, 'Next-token probabilities');
  await next.getByRole('button', { name: /^Sampling: / }).click();
  return page.getByRole('dialog', { name: 'How the next token is sampled' });
}
