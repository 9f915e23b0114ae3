/** What every panel must have: an equation, a table, and exports whose contents are its own. */
import { readFileSync } from 'node:fs';
import { type Locator, type Page, expect } from '@playwright/test';

export async function expectExports(page: Page, section: Locator): Promise<void> {
  await page.evaluate(() => window.keepsake.run('depth', 'maths'));
  await expect(section.locator('.katex').first()).toBeVisible();
  await section.getByRole('button', { name: 'Table', exact: true }).click();
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
  // A heading over a part on the page is over it in the file.
  const written = squeezed(svg.replaceAll(/<style[^]*?<\/style>/gu, '').replaceAll(/<[^>]*>/gu, ''));
  for (const heading of await headings(section)) expect(written, `a heading in ${title}`).toContain(squeezed(escaped(heading)));
  const link = await page.evaluate(() => window.keepsake.link());
  expect(svg).toContain(`<metadata>${escaped(link)}</metadata>`);
  expect(svg).toContain(`href="${escaped(link)}"`);
  expect(saved['PNG 1×']?.subarray(1, 4).toString()).toBe('PNG');
  expect(saved['PNG 1×']?.includes(`Source\0\0\0\0\0${link}`)).toBe(true);
  const csv = saved['CSV']?.toString() ?? '';
  expect(csv.split('\r\n').length).toBeGreaterThan(2);
  expect(csv.slice(0, 1)).toBe('\uFEFF');
  expect(csv).toContain(link);
  const json = JSON.parse(saved['JSON']?.toString() ?? '') as { readonly rows: readonly object[] };
  expect(json).toMatchObject({ title, link });
  // A repeated name would hide a column.
  expect(Object.keys(json.rows[0] ?? {})).toHaveLength(await section.getByRole('table').last().getByRole('columnheader').count());
}

const squeezed = (text: string): string => text.replaceAll(/\s/gu, '');
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Headings in a panel over something that is drawn, not over controls alone. */
function headings(section: Locator): Promise<string[]> {
  return section.locator('h3').evaluateAll((all) =>
    all.flatMap((heading) => {
      const drawn = heading.parentElement?.querySelector('canvas, svg, td, dd, [data-figure-text]:not(h3, h3 *)');
      return drawn ? [heading.textContent] : [];
    }),
  );
}
