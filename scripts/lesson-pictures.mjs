// A small picture of each lesson for their list, from the built page: public/lessons/ID.webp, of the panel that the lesson names (`picture`).
// `npm run lesson-pictures`, or `node scripts/lesson-pictures.mjs ID` for some.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { findBrowser, webgpuFlags } from './browser.mjs';
import { fileServer } from './file-server.mjs';

/** CSS pixels of a picture, drawn at twice that. */
const [width, height] = [160, 100];
const most = 12_000;

const asked = process.argv.slice(2);
const root = join(fileURLToPath(import.meta.url), '..', '..');
const folder = join(root, 'public/lessons');
mkdirSync(folder, { recursive: true });
const server = fileServer(join(root, 'dist'), '/');
await new Promise((resolve) => server.listen(0, resolve));
const { executablePath, env } = await findBrowser();
const browser = await chromium.launch({ executablePath, args: webgpuFlags, env: { ...process.env, ...env } });
const page = await browser.newPage({ reducedMotion: 'reduce', viewport: { width: 1280, height: 800 }, deviceScaleFactor: 2 });
await page.goto(`http://localhost:${server.address().port}/#v=2&backend=cpu&theme=light`);
await page.waitForFunction(() => (window.keepsake?.state().model ?? '') !== '');

let large = 0;
for (const { id, picture } of await page.evaluate(() => window.keepsake.lessons())) {
  if (asked.length > 0 && !asked.includes(id)) continue;
  await page.evaluate(
    async ([lesson, at]) => {
      await window.keepsake.run('lesson', lesson, at);
      await window.keepsake.run('skipGuess');
    },
    [id, picture.step],
  );
  await page.mouse.move(0, 0);
  await page.waitForTimeout(1300);
  const panel = page.locator(`[data-panel=${picture.panel}]`).last();
  const chart = panel.locator('[role=application]');
  const drawing = (await chart.count()) > 0 ? chart.first() : panel.locator('[data-panel-part=figure]');
  const png = (await drawing.screenshot()).toString('base64');
  const webp = await page.evaluate(
    async ([source, w, h]) => {
      const image = await createImageBitmap(new Blob([Uint8Array.from(atob(source), (char) => char.charCodeAt(0))]));
      const canvas = new OffscreenCanvas(w, h);
      // As much of its upper left as has the picture's shape.
      const scale = Math.max(w / image.width, h / image.height);
      const context = canvas.getContext('2d');
      context.imageSmoothingQuality = 'high';
      context.drawImage(image, 0, 0, image.width * scale, image.height * scale);
      const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/webp', quality: 0.8 })).arrayBuffer());
      return Array.from(bytes);
    },
    [png, 2 * width, 2 * height],
  );
  large += webp.length > most ? 1 : 0;
  writeFileSync(join(folder, `${id}.webp`), Uint8Array.from(webp));
  console.log(`${id}: ${webp.length} bytes, at most ${most}`);
}
await browser.close();
server.close();
process.exitCode = large === 0 ? 0 : 1;
