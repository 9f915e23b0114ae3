// A small picture of each lesson for their list, from the built page: public/lessons/ID.webp, of the panel that the lesson names (`picture`).
// It has no words, so that it is the same in every language.
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
/** Nothing that is read, and nothing that is pressed. */
const wordless = `
  [data-panel] * { color: transparent !important; text-decoration: none !important; border-color: transparent !important }
  [data-panel] svg text { fill: transparent !important; stroke: none !important }
  [data-panel] :is(button, select, input, label, [data-orientation], [role=application] + div, [class*=egend]),
  [data-panel-part=figure] :is(p, dl) { visibility: hidden }
  [data-lit] { outline: none !important }
`;

/** The place of the largest of some elements. */
const largest = (elements) =>
  elements.evaluateAll((all) => {
    const areas = all.map((each) => each.clientWidth * each.clientHeight);
    return Math.max(0, areas.indexOf(Math.max(...areas)));
  });

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
  const style = await page.addStyleTag({ content: wordless });
  await page.waitForTimeout(1300);
  const panel = page.locator(`[data-panel=${picture.panel}]`).last();
  const chart = panel.locator('[role=application]');
  const canvas = panel.locator(`canvas >> nth=${await largest(panel.locator('canvas'))}`);
  const drawing =
    (await chart.count()) > 0 ? chart.first() : (await canvas.count()) > 0 ? canvas : panel.locator('[data-panel-part=figure]');
  const png = (await drawing.screenshot()).toString('base64');
  await style.evaluate((element) => element.remove());
  const webp = await page.evaluate(
    async ([source, w, h]) => {
      const image = await createImageBitmap(new Blob([Uint8Array.from(atob(source), (char) => char.charCodeAt(0))]));
      // What is drawn, without the room that words had around it.
      const whole = new OffscreenCanvas(image.width, image.height).getContext('2d');
      whole.drawImage(image, 0, 0);
      const { data } = whole.getImageData(0, 0, image.width, image.height);
      const ground = [...data.slice(0, 3)];
      const box = { left: image.width, top: image.height, right: 0, bottom: 0 };
      for (let at = 0; at < data.length; at += 4) {
        if (ground.every((value, i) => Math.abs(value - data[at + i]) < 8)) continue;
        const [x, y] = [(at / 4) % image.width, Math.floor(at / 4 / image.width)];
        box.left = Math.min(box.left, x);
        box.right = Math.max(box.right, x + 1);
        box.top = Math.min(box.top, y);
        box.bottom = Math.max(box.bottom, y + 1);
      }
      const canvas = new OffscreenCanvas(w, h);
      const context = canvas.getContext('2d');
      context.fillStyle = `rgb(${ground.join(' ')})`;
      context.fillRect(0, 0, w, h);
      // All of its width, and of its height what has the picture's shape.
      const margin = 0.04 * w;
      const scale = (w - 2 * margin) / Math.max(1, box.right - box.left);
      context.imageSmoothingQuality = 'high';
      context.drawImage(image, margin - box.left * scale, margin - box.top * scale, image.width * scale, image.height * scale);
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
