/** What the tests of the views share. */
import type { Page } from '@playwright/test';
import type { ViewId } from '../../src/store/view-ids';
import { expect } from './page';

/** Opens a view and waits until each of its places has a panel. */
export async function show(page: Page, id: ViewId): Promise<void> {
  await page.evaluate((view) => window.keepsake.run('view', view), id);
  await drawn(page, id);
}

/** Waits until each of a view's places has a panel. */
export async function drawn(page: Page, id: ViewId): Promise<void> {
  const places = page.locator(id === 'workbench' ? '[data-place]' : `[data-view=${id}] > *`);
  await expect(places.first()).toBeVisible();
  await expect(places.filter({ hasNot: page.locator('h2') })).toHaveCount(0);
}

/** By how many pixels the page is larger than the window. */
export const overflow = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.scrollingElement ?? document.body;
    return { across: scrollWidth - clientWidth, down: scrollHeight - clientHeight };
  });
