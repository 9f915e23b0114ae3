import { pathToFileURL } from 'node:url';
import { test as base } from '@playwright/test';
import { expect, open, openModel, position, promptField, ready, test } from './page';

test('an empty prompt begins with ⟨bos⟩ alone and says so', async ({ page }) => {
  await open(page);
  await (await promptField(page)).fill('');
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
  await (await promptField(page)).fill(text);
  await page.getByRole('button', { name: 'Read', exact: true }).click();
  await expect(page.getByText(/Its first [\d,]+ tokens were read; [\d,]+ tokens at its end were left out/)).toBeVisible();
  await expect.poll(() => position(page), { timeout: 45_000 }).toBe(960);
  await expect(await promptField(page)).toHaveValue(text);
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

test('a link that asks for the impossible opens the defaults and says which', async ({ page }) => {
  await open(page, 'temperature=hot&topK=-3&prompt=%E0%A4%A');
  await expect(page.getByText('The link has values that are not possible')).toContainText('temperature');
});

test('a link to what is not there opens the rest and says so, also over a running text', async ({ page }) => {
  await open(page, 'layer=99&head=99&query=5000&key=7000&only=zzz&tokens=5.sg');
  const { layer, head, query, key, tokens } = await page.evaluate(() => window.keepsake.state());
  expect({ layer, head, query, key, tokens }).toEqual({ layer: 0, head: 0, query: null, key: null, tokens: [5] });
  const said = page.getByText('Some of what was requested is not available here');
  for (const what of ['tokens', 'a head', 'a row or a column', 'a panel']) await expect(said).toContainText(what);

  await page.evaluate(() => {
    location.hash = 'v=2&view=workbench&model=backcopy&tokens=77.87';
  });
  await expect(page.getByRole('button', { name: 'Model: Backcopy', exact: true })).toBeVisible();
  await ready(page);
  await expect(said).toContainText('tokens that are not in this model’s vocabulary');
  await expect(said).not.toContainText('a panel');

  // What a script gives is refused by the same table, and the page keeps working.
  for (const [id, value] of [
    ['calculator', { calculatorView: 'zzz' }],
    ['calculator', { calculatorBits: 16 }],
    ['addLane', {}],
    ['sampling', { topP: 0 }],
  ] as const) {
    const sentence = await page.evaluate(
      ([name, given]) => window.keepsake.run(name, given).catch((error: Error) => error.message),
      [id, value] as const,
    );
    expect(sentence).toMatch(new RegExp(`^${id}: .* must be .*Nothing was changed`));
  }
  await expect(page.getByRole('alert')).toContainText('sampling: topP must be a number from 0.01 to 1, not 0');
  const length = await position(page);
  await page.evaluate(() => window.keepsake.step());
  expect(await position(page)).toBe(length + 1);
  expect(await page.evaluate(() => window.keepsake.link())).toContain('model=backcopy');
});

test('no storage, no answer from the GPU, a panel that cannot be fetched: the page goes on and says what is missing', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get(): never {
        throw new DOMException('Access is denied for this document.', 'SecurityError');
      },
    });
  });
  await page.route('**/assets/worker-*.js', async (route) => {
    const response = await route.fetch();
    const silent = 'Object.defineProperty(navigator, "gpu", { value: { requestAdapter: () => new Promise(() => {}) } });';
    await route.fulfill({ response, body: silent + (await response.text()) });
  });
  await page.route('**/assets/sinks-panel-*.js', (route) => route.abort());
  await open(page, 'backend=auto');
  await page.getByTitle('Where it runs').click();
  await expect(page.getByText('did not answer in 3 seconds')).toBeVisible();
  await page.keyboard.press('Escape');

  const sinks = page.locator('[data-panel="sinks"]');
  await sinks.scrollIntoViewIfNeeded();
  await expect(sinks.getByRole('alert')).toContainText('This panel stopped with an error');
  const before = await position(page);
  await page.getByRole('button', { name: /^Step/ }).click();
  await expect.poll(() => position(page)).toBe(before + 1);
  await page.unroute('**/assets/sinks-panel-*.js');
  await sinks.getByRole('button', { name: 'Try again' }).click();
  await expect(sinks.getByRole('alert')).toHaveCount(0);
  await expect(sinks.getByRole('heading', { level: 2 })).toBeVisible();
});

test('a page that cannot be drawn says so, keeps its link, and opens with defaults', async ({ page }) => {
  await page.addInitScript(() => {
    // Something that the whole page needs, broken for one link.
    if (location.hash.includes('theme=dark')) window.matchMedia = () => null as never;
  });
  await page.goto('./#v=2&theme=dark');
  await expect(page.getByRole('heading', { name: 'Keepsake stopped.' })).toBeVisible();
  await expect(page.getByRole('textbox')).toHaveValue(/#v=2.*theme=dark/);
  await page.getByRole('button', { name: 'Open the page with defaults' }).click();
  await ready(page);
  expect(page.url()).not.toContain('theme=dark');
});

test('a model that does not exist is named, and the next one that does clears the message', async ({ page }) => {
  await open(page);
  const failed = await page.evaluate(() => window.keepsake.open('nosuch').catch((error: Error) => error.message));
  expect(failed).toContain('There is no model “nosuch”');
  await expect(page.getByRole('alert')).toContainText('nosuch');
  await page.evaluate(() => window.keepsake.open('backcopy'));
  await expect(page.getByRole('alert')).toBeEmpty();
  await expect(page.getByText('that made this link')).toHaveCount(0);
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
    await openModel(page, 'Backcopy');
    await expect(page.getByRole('alert')).toContainText(says);
    expect(await page.evaluate(() => window.keepsake.text())).toBe(before);
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.evaluate(() => window.keepsake.text().length)).toBeGreaterThan(before.length);
  });
}

base('from a file, or in a frame without an origin: a sentence instead of nothing', async ({ page, baseURL }) => {
  const sentence = 'Keepsake has not started';
  await page.route('**/frame.html', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<iframe sandbox="allow-scripts" src="${baseURL}"></iframe>` }),
  );
  await page.goto('./frame.html');
  await expect(page.frameLocator('iframe').getByText(sentence)).toBeVisible();
  await page.goto(pathToFileURL('dist/index.html').href);
  await expect(page.getByText(sentence)).toBeVisible();
});

for (const [locale, sentence] of [
  ['es-MX', 'Keepsake no ha arrancado'],
  ['ru-RU', 'Keepsake не запустился'],
] as const)
  base.describe(locale, () => {
    base.use({ locale });
    base('the same sentence, without a script, in the language of the browser', async ({ page }) => {
      await page.goto(pathToFileURL('dist/index.html').href);
      await expect(page.getByText(sentence)).toBeVisible();
      await expect(page.getByText('Keepsake has not started')).toBeHidden();
    });
  });
