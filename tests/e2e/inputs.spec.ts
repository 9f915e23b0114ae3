import { expect, open, position, ready, test } from './page';

test('an empty prompt begins with ⟨bos⟩ alone and says so', async ({ page }) => {
  await open(page);
  await page.getByLabel('Prompt').fill('');
  await page.getByRole('button', { name: 'Read', exact: true }).click();
  await expect(page.getByText('The prompt is empty')).toBeVisible();
  expect(await position(page)).toBe(1);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Step/ }).click();
  await expect.poll(() => position(page)).toBe(2);
});

test('a prompt of 100 000 characters is read as far as it fits, and the rest is counted', async ({ page }) => {
  await open(page);
  const text = 'Once upon a time. '.repeat(5556).slice(0, 100_000);
  await page.getByLabel('Prompt').fill(text);
  await page.getByRole('button', { name: 'Read', exact: true }).click();
  await expect(page.getByText(/Its first [\d,]+ tokens were read; [\d,]+ tokens at its end were left out/)).toBeVisible();
  await expect.poll(() => position(page), { timeout: 45_000 }).toBe(960);
  await expect(page.getByLabel('Prompt')).toHaveValue(text);
});

for (const [name, text] of [
  ['emoji', 'A fox 🦊 and a 👩‍👩‍👧 met.'],
  ['right-to-left text', 'שלום עולם مرحبا بالعالم'],
  ['control characters and markup', 'a\u0000b\u200f<b>&amp;</b>'],
] as const) {
  test(`${name} comes back as it was typed`, async ({ page }) => {
    await open(page);
    await page.evaluate((prompt) => window.keepsake.prompt(prompt), text);
    await ready(page);
    expect(await page.evaluate(() => window.keepsake.text())).toBe(text);
    await expect(page.locator('b')).toHaveCount(0);
  });
}

test('characters that a model’s alphabet lacks are left out and counted', async ({ page }) => {
  await open(page, 'model=backcopy');
  await page.evaluate(() => window.keepsake.prompt('fox 🦊 and €'));
  await expect(page.getByText('2 characters are not in this model’s alphabet')).toBeVisible();
  expect(await page.evaluate(() => window.keepsake.text())).toBe('fox  and ');
});

test('a link that asks for the impossible opens the usual values and says which', async ({ page }) => {
  await open(page, 'temperature=hot&topK=-3&prompt=%E0%A4%A');
  await expect(page.getByText('The link asks for something that is not possible')).toContainText('temperature');
});

test('a link to a head or a row that is not there opens one that is', async ({ page }) => {
  await open(page, 'layer=99&head=99&query=5000&key=7000');
  const { layer, head, query, key } = await page.evaluate(() => window.keepsake.state());
  expect({ layer, head, query, key }).toEqual({ layer: 0, head: 0, query: null, key: null });
});

test('a model that does not exist is named, and the next one that does clears the message', async ({ page }) => {
  await open(page);
  const failed = await page.evaluate(() => window.keepsake.open('nosuch').catch((error: Error) => error.message));
  expect(failed).toContain('There is no model “nosuch”');
  await expect(page.getByRole('alert')).toContainText('nosuch');
  await page.evaluate(() => window.keepsake.open('backcopy'));
  await expect(page.getByRole('alert')).toBeEmpty();
  await expect(page.getByText('This link was made')).toHaveCount(0);
});

const breakages = [
  { name: 'is missing', status: 404, body: Buffer.from(''), says: 'could not be fetched (status 404)' },
  { name: 'is cut off', status: 200, body: Buffer.from('0000000000000000'), says: 'the catalogue says' },
] as const;
for (const { name, status, body, says } of breakages) {
  test(`a weights file that ${name}: a sentence, and the text that was there stays`, async ({ page }) => {
    await open(page);
    const before = await page.evaluate(() => window.keepsake.text());
    await page.route('**/backcopy/model.safetensors', (route) => route.fulfill({ status, body }));
    await page.locator('#model').selectOption('backcopy');
    await expect(page.getByRole('alert')).toContainText(says);
    expect(await page.evaluate(() => window.keepsake.text())).toBe(before);
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.evaluate(() => window.keepsake.text().length)).toBeGreaterThan(before.length);
  });
}
