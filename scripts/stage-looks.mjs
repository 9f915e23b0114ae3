// Every step of every lesson on a stage of the built page, before and after its answer, on a wide projector and on an old one, in looks-stage/:
// pictures, sheets of them, and a table of the smallest type and of what is cut off. `npm run stage-looks`, or `node scripts/stage-looks.mjs
// cache-once` for some lessons; `--lang ru`, `--size 1024x768` for one of each, `--views` for the views without a lesson.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { findBrowser, webgpuFlags } from './browser.mjs';
import { fileServer } from './file-server.mjs';
import { stageSeen } from './stage-seen.mjs';

const { values, positionals: asked } = parseArgs({
  allowPositionals: true,
  options: {
    lang: { type: 'string', default: 'en' },
    size: { type: 'string', default: '' },
    views: { type: 'boolean', default: false },
  },
});
const sizes = ['1920x1080', '1024x768'].filter((size) => values.size === '' || values.size === size);
const root = join(fileURLToPath(import.meta.url), '..', '..');
const folder = join(root, 'looks-stage');
mkdirSync(folder, { recursive: true });

const server = fileServer(join(root, 'dist'), '/');
await new Promise((resolve) => server.listen(0, resolve));
const { executablePath, env } = await findBrowser();
const browser = await chromium.launch({ executablePath, args: webgpuFlags, env: { ...process.env, ...env } });
const page = await browser.newPage({ serviceWorkers: 'block', reducedMotion: 'reduce' });
const faults = [];
page.on('pageerror', ({ message }) => faults.push(message));
// A window that fills the screen cannot be given a size.
await page.addInitScript(() => delete Element.prototype.requestFullscreen);
await page.goto(`http://localhost:${server.address().port}/#v=2&backend=cpu&theme=light&lang=${values.lang}&present=1`);
await page.waitForFunction(() => (window.keepsake?.state().model ?? '') !== '');

const rows = [];
async function look(name) {
  await page.waitForTimeout(1200);
  const seen = await page.evaluate(stageSeen);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  rows.push({ name, ...seen });
}

const lessons = values.views ? [] : await page.evaluate(() => window.keepsake.lessons());
for (const size of sizes) {
  const [width, height] = size.split('x').map(Number);
  await page.setViewportSize({ width, height });
  for (const { id, steps } of lessons) {
    if (asked.length > 0 && !asked.includes(id)) continue;
    const names = [];
    for (let at = 1; at <= steps; at++) {
      await page.evaluate(([lesson, step]) => window.keepsake.run('lesson', lesson, step), [id, at]);
      const name = `${id}-${at}-${size}`;
      await look(name);
      names.push(name);
      if (await page.evaluate(() => window.keepsake.run('skipGuess'))) {
        await look(`${name}-answered`);
        names.push(`${name}-answered`);
      }
    }
    await sheet(`${id}-${size}`, names);
  }
  if (values.views) {
    const names = [];
    for (const { id } of await page.evaluate(() => window.keepsake.views())) {
      await page.evaluate((view) => window.keepsake.run('view', view), id);
      await look(`${id}-${size}`);
      names.push(`${id}-${size}`);
    }
    await sheet(`views-${size}`, names);
  }
}

/** One picture of many. */
async function sheet(name, names) {
  const html = `<!doctype html><style>body{margin:8px;font:16px sans-serif;display:grid;grid-template-columns:repeat(2,1fr);gap:8px}img{width:100%;border:1px solid #888}</style>
${names.map((one) => `<figure style="margin:0"><img src="${one}.png">${one}</figure>`).join('\n')}`;
  writeFileSync(join(folder, `sheet-${name}.html`), html);
  const shown = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  await shown.goto(`file://${join(folder, `sheet-${name}.html`)}`);
  await shown.screenshot({ path: join(folder, `sheet-${name}.png`), fullPage: true });
  await shown.close();
}

await browser.close();
server.close();
const percent = (part) => `${(100 * part).toFixed(2)} %`;
for (const row of rows) {
  const bad = [
    ...row.small.map(({ text, part }) => `small ${percent(part)} “${text}”`),
    ...row.cut.map((text) => `cut “${text}”`),
    ...row.over.map((text) => `over “${text}”`),
    ...row.scrolled.map((text) => `scrolls ${text}`),
    ...(row.scrolls ? ['the page scrolls'] : []),
    ...(row.unknown ? ['a number is not known'] : []),
  ];
  const shown = row.panels.map(({ id, part, drawn }) => `${id} ${Math.round(100 * part)}/${Math.round(100 * drawn)}`).join(', ');
  console.log(`${row.name}\t${percent(row.least)}\t${shown}\tlit: ${row.lit.join('; ')}\t${bad.length}`);
  for (const one of bad.slice(0, 12)) console.log(`    ${one}`);
}
for (const fault of faults) console.error(`The page threw: ${fault}`);
process.exitCode = faults.length === 0 ? 0 : 1;
