import { expect, open, panelInSight, test } from './page';

test('numbers are typed: taken when done, refused in a sentence, given back by Escape, stepped by arrow keys', async ({
  page,
}) => {
  await open(page, 'policy=window&pinned=1');
  const cache = await panelInSight(page, 'What the cache keeps, in slots and bytes');
  const size = cache.getByRole('spinbutton', { name: 'Tokens kept' });
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
  await expect(size).toHaveAccessibleDescription('Tokens kept: type a whole number from 2 to 1,024. Until then it is 16.');
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

  const next = await panelInSight(page, 'What may come next');
  const sampling = () => page.evaluate(() => window.keepsake.state());
  for (const [name, text] of [
    ['Top-p', '0.5'],
    ['Top-k', '150'],
    ['Seed', '77'],
  ] as const) {
    await next.getByRole('spinbutton', { name }).click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  }
  expect(await sampling()).toMatchObject({ topP: 0.5, topK: 150, seed: 77 });
});
