// Pictures of every view of the built page, in three sizes and both themes, in looks/, and looks/index.html to see them side by side:
// `npm run looks`, or `node scripts/looks.mjs decode sinks` for some views; `--model mla` for another model; `--readme` for the README's
// pictures, docs/screenshot.png and small ones in docs/views/.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { findBrowser, webgpuFlags } from './browser.mjs';
import { fileServer } from './file-server.mjs';

/** Tokens that the model writes before the pictures are taken. */
const steps = 20;

const { values, positionals: asked } = parseArgs({
  allowPositionals: true,
  options: { model: { type: 'string', default: 'mha' }, readme: { type: 'boolean', default: false } },
});
const { readme } = values;
const sizes = readme
  ? [[1280, 720]]
  : [
      [1280, 720],
      [1440, 900],
      [390, 844],
    ];
const themes = readme ? ['light'] : ['light', 'dark'];
const root = join(fileURLToPath(import.meta.url), '..', '..');
const folder = join(root, readme ? 'docs/views' : 'looks');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);

const server = fileServer(join(root, 'dist'), '/');
await new Promise((resolve) => server.listen(0, resolve));
const { executablePath, env } = await findBrowser();
const browser = await chromium.launch({ executablePath, args: webgpuFlags, env: { ...process.env, ...env } });
const page = await browser.newPage({ serviceWorkers: 'block', reducedMotion: 'reduce', deviceScaleFactor: readme ? 0.6 : 1 });
const faults = [];
page.on('pageerror', ({ message }) => faults.push(message));
await page.goto(`http://localhost:${server.address().port}/#v=2&backend=cpu&seed=4&model=${values.model}&layer=2&head=2`);
await page.waitForFunction(() => (window.keepsake?.state().model ?? '') !== '');
await page.evaluate((count) => window.keepsake.step(count), steps);
/** What a view is about, beside the text. */
const prepare = {
  compare: () => page.evaluate(() => window.keepsake.run('addLane', { model: 'mqa' })),
  draft: () => page.evaluate(() => window.keepsake.run('draft', true).then(() => window.keepsake.step(8))),
};

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
      await prepare[id]?.();
      delete prepare[id];
      await page.mouse.move(0, 0);
      await page.locator(`[data-view=${id}] h2`).first().waitFor();
      // What is out of sight is drawn a second after anything happened.
      await page.waitForTimeout(1300);
      await page.screenshot({ path: join(folder, readme ? `${id}.png` : `${id}-${width}-${theme}.png`), fullPage: width < 960 });
    }
  }
}
if (readme) {
  const link = await page.evaluate(() => window.keepsake.run('view', 'decode').then(() => window.keepsake.link()));
  const large = await browser.newPage({ reducedMotion: 'reduce', viewport: { width: 1440, height: 900 } });
  await large.goto(link);
  await large.waitForFunction(
    (tokens) => window.keepsake?.tokens().length === tokens,
    await page.evaluate(() => window.keepsake.tokens().length),
  );
  await large.waitForTimeout(1300);
  await large.screenshot({ path: join(root, 'docs/screenshot.png') });
}
await browser.close();
server.close();

if (readme) process.exit(faults.length === 0 ? 0 : 1);

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
