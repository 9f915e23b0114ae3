// Pictures of every view of the built page, in three sizes and both themes, in looks/, and looks/index.html to see them side by side:
// `npm run looks`, or `node scripts/looks.mjs decode sinks` for some views; `--model mla` for another model.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { findBrowser, webgpuFlags } from './browser.mjs';
import { fileServer } from './file-server.mjs';

const sizes = [
  [1280, 720],
  [1440, 900],
  [390, 844],
];
const themes = ['light', 'dark'];
/** Tokens that the model writes before the pictures are taken. */
const steps = 20;

const { values, positionals: asked } = parseArgs({
  allowPositionals: true,
  options: { model: { type: 'string', default: 'mha' } },
});
const root = join(fileURLToPath(import.meta.url), '..', '..');
const folder = join(root, 'looks');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);

const server = fileServer(join(root, 'dist'), '/');
await new Promise((resolve) => server.listen(0, resolve));
const { executablePath, env } = await findBrowser();
const browser = await chromium.launch({ executablePath, args: webgpuFlags, env: { ...process.env, ...env } });
const page = await browser.newPage({ reducedMotion: 'reduce' });
const faults = [];
page.on('pageerror', ({ message }) => faults.push(message));
await page.goto(`http://localhost:${server.address().port}/#v=2&backend=cpu&seed=4&model=${values.model}`);
await page.waitForFunction(() => window.keepsake?.state().model !== '');
await page.evaluate((count) => window.keepsake.step(count), steps);

const all = await page.evaluate(() => window.keepsake.views());
const views = all.filter(({ id }) => asked.length === 0 || asked.includes(id));
for (const [width, height] of sizes) {
  await page.setViewportSize({ width, height });
  for (const theme of themes) {
    for (const { id } of views) {
      await page.evaluate(
        async ([view, shade]) => {
          await window.keepsake.run('theme', shade);
          await window.keepsake.run('view', view);
        },
        [id, theme],
      );
      await page.mouse.move(0, 0);
      await page.locator(`[data-view=${id}] h2`).first().waitFor();
      // What is out of sight is drawn a second after anything happened.
      await page.waitForTimeout(1300);
      await page.screenshot({ path: join(folder, `${id}-${width}-${theme}.png`), fullPage: width < 960 });
    }
  }
}
await browser.close();
server.close();

const pictures = ({ id }) =>
  sizes.flatMap(([width, height]) =>
    themes.map((theme) => {
      const name = `${id}-${width}-${theme}`;
      return `<a href="${name}.png"><img src="${name}.png" alt="${name}" width="${width / 2}"><br>${width} × ${height}, ${theme}</a>`;
    }),
  );
const rows = views.map((view) => `<h2>${view.name}: ${view.question}</h2>\n<div>\n${pictures(view).join('\n')}\n</div>`);
writeFileSync(
  join(folder, 'index.html'),
  `<!doctype html>
<meta charset="utf-8">
<title>Keepsake: every view</title>
<style>body { font: 14px sans-serif } div { display: flex; gap: 12px; overflow: auto; align-items: start } img { border: 1px solid #888 }</style>
${rows.join('\n')}
`,
);
console.log(`${views.length * sizes.length * themes.length} pictures: ${join(folder, 'index.html')}`);
for (const fault of faults) console.error(`The page threw: ${fault}`);
process.exitCode = faults.length === 0 ? 0 : 1;
