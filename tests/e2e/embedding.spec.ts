/** Two frames in a real reveal.js deck of another origin. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type FrameLocator, type Page, expect, test as base } from '@playwright/test';
import { fileServer } from '../../scripts/file-server.mjs';

const deck = (keepsake: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Deck</title>
<link rel="stylesheet" href="/reveal/reveal.css"></head>
<body><div class="reveal"><div class="slides">
<section id="one">
  <iframe id="left" src="${keepsake}#v=2&backend=cpu&seed=4&embed=tokens.attention" width="420" height="420" title="left"></iframe>
  <iframe id="right" src="${keepsake}#v=2&backend=cpu&seed=4&embed=sinks&theme=dark" width="420" height="420" title="right"></iframe>
</section>
<section id="two"><h2>Second</h2></section>
</div></div>
<script src="${keepsake}embed.js"></script>
<script>
  window.heard = [];
  addEventListener('message', ({ data }) => { if (data?.keepsake === 1) window.heard.push(data); });
  window.ask = (id, message) => document.getElementById(id).contentWindow.postMessage(message, '*');
</script>
<script src="/reveal/reveal.js"></script>
<script>Reveal.initialize({ transition: 'none' });</script>
</body></html>`;

interface Deck {
  heard: { type: string; id?: string; link?: string; tokens?: number[]; why?: string }[];
  ask(frame: string, message: unknown): void;
}

/** The deck's address; its origin is not the page's. */
const test = base.extend<{ deckAt: string }>({
  deckAt: async ({ baseURL }, use) => {
    const reveal = fileServer('node_modules/reveal.js/dist', '/reveal/');
    const server = createServer((request, response) => {
      if (request.url?.startsWith('/reveal/')) reveal.emit('request', request, response);
      else response.setHeader('content-type', 'text/html').end(deck(baseURL ?? ''));
    });
    await new Promise<void>((resolve) => server.listen(0, resolve));
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    server.closeAllConnections();
    server.close();
  },
});

const tokensIn = async (page: Page, frame: string): Promise<number> => {
  const answer = await asked(page, frame, { type: 'state' });
  return answer.tokens?.length ?? 0;
};

let asks = 0;
/** Sends a message and waits for the answer to it. */
async function asked(page: Page, frame: string, message: object) {
  const id = `ask ${asks++}`;
  await page.evaluate(([to, sent]) => (window as unknown as Deck).ask(to, sent), [
    frame,
    { keepsake: 1, id, ...message },
  ] as const);
  const handle = await page.waitForFunction((of) => (window as unknown as Deck).heard.find((one) => one.id === of), id);
  return (await handle.jsonValue()) as Deck['heard'][number];
}

const focus = (frame: FrameLocator) => frame.locator('h2').first().click();

test('two frames in a reveal.js deck: one steps, keys without a use turn the slide, what is malformed is refused', async ({
  page,
  deckAt,
}) => {
  await page.goto(deckAt);
  const [left, right] = [page.frameLocator('#left'), page.frameLocator('#right')];
  await page.waitForFunction(() => (window as unknown as Deck).heard.filter(({ type }) => type === 'ready').length === 2);
  await expect(left.getByRole('banner')).toHaveCount(0);
  await expect(right.locator('html')).toHaveAttribute('data-theme', 'dark');
  const [before, other] = [await tokensIn(page, 'left'), await tokensIn(page, 'right')];

  // A key that steps acts within the frame, and turns no slide.
  await focus(left);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => tokensIn(page, 'left')).toBe(before + 1);
  await expect(page.locator('#one')).toHaveClass(/present/u);
  expect(await tokensIn(page, 'right')).toBe(other);

  // What the deck asks.
  expect(await asked(page, 'right', { type: 'step', count: 2 })).toMatchObject({ type: 'done' });
  expect(await tokensIn(page, 'right')).toBe(other + 2);
  const { link } = await asked(page, 'right', { type: 'state' });
  expect(await asked(page, 'left', { type: 'restore', link })).toMatchObject({ type: 'done' });
  expect(await tokensIn(page, 'left')).toBe(other + 2);
  await expect(left.locator('h2')).toHaveCount(2);
  for (const wrong of [{ type: 'run', action: 'keepOffline' }, { type: 'step', count: 1e9 }, { keepsake: 7, type: 'ping' }, {}])
    expect(await asked(page, 'left', wrong)).toMatchObject({ type: 'refused', why: expect.stringContaining('contract') });
  const none = await asked(page, 'left', { type: 'restore', link: '#v=2&model=none' });
  expect(none).toMatchObject({ type: 'refused', why: expect.stringContaining('none') });

  // With the focus still inside, Page ↓ is the deck's, and so is Page ↑ on the way back.
  await focus(left);
  await page.keyboard.press('PageDown');
  await expect(page.locator('#two')).toHaveClass(/present/u);
  await page.keyboard.press('PageUp');
  await expect(page.locator('#one')).toHaveClass(/present/u);
});

test('the code of what is shown opens it alone', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('./#v=2&backend=cpu&view=sinks&seed=4');
  await expect(page.getByRole('status').filter({ hasText: /^token \d+ of/u })).toBeVisible();
  await page.evaluate(() => window.keepsake.run('copyEmbed'));
  const code = await page.evaluate(() => navigator.clipboard.readText());
  const source = /src="([^"]+)"/u.exec(code)?.[1]?.replaceAll('&amp;', '&') ?? '';
  expect(source).toContain('embed=sinks');
  await page.goto('about:blank');
  await page.goto(source);
  await expect(page.locator('[data-view=sinks]')).toBeVisible();
  await expect(page.getByRole('banner')).toHaveCount(0);
});
