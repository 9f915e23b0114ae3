/** What every panel must have: an equation, a table, and exports whose contents are its own. */
import { readFileSync } from 'node:fs';
import { type Locator, type Page, expect } from '@playwright/test';

export async function expectExports(page: Page, section: Locator): Promise<void> {
  await section.getByText('Equation', { exact: true }).click();
  await expect(section.locator('.katex').first()).toBeVisible();
  await section.getByText('Table', { exact: true }).click();
  await expect(section.getByRole('table').last().getByRole('row').nth(1)).toBeVisible();
  const saved: Record<string, Buffer> = {};
  for (const format of ['SVG', 'PNG 1×', 'CSV', 'JSON']) {
    await section.hover();
    await section.getByRole('button', { name: 'Export' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: format, exact: true }).click();
    saved[format] = readFileSync(await (await download).path());
  }
  const title = await section.getByRole('heading', { level: 2 }).textContent();
  const svg = saved['SVG']?.toString() ?? '';
  // A long title is set in several lines.
  expect(svg.includes((title ?? '?').split(' ').slice(0, 3).join(' ')), `the title in ${title}`).toBe(true);
  expect(svg.slice(0, 60)).toMatch(/^<svg[^>]+xmlns/);
  expect(saved['PNG 1×']?.subarray(1, 4).toString()).toBe('PNG');
  expect(saved['CSV']?.toString().split('\r\n').length).toBeGreaterThan(2);
  const json: unknown = JSON.parse(saved['JSON']?.toString() ?? '');
  expect(json).toMatchObject({ title, link: expect.stringContaining('#v=1') as unknown });
}
