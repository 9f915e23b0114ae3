// `npm run bench [-- --json]`: builds the page, then measures it and its engines in Chromium, side by side in one run.
import { spawn, spawnSync } from 'node:child_process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { chromium } from 'playwright';
import { createServer } from 'vite';
import { findBrowser, webgpuFlags } from '../../scripts/browser.mjs';
import { openBenchPage } from './engine-page.mjs';
import { firstPicture, line } from './first-picture.mjs';
import { redraw } from './page.mjs';

const asJson = process.argv.includes('--json');
const { executablePath, env } = await findBrowser();
const browser = await chromium.launch({ executablePath, args: webgpuFlags, env: { ...process.env, ...env } });

/** Steps of the engines, from a page that vite serves straight from the sources. */
async function engineSteps() {
  const { page, close } = await openBenchPage(browser);
  const results = await page.evaluate(() => window.bench());
  const calls = await page.evaluate(() => window.deviceCalls());
  const missing = await page.evaluate(() => window.onnxFailure);
  if (missing) console.error(`onnxruntime-web: ${missing}`);
  await close();
  return { steps: results, calls };
}

/** A cache of a bounded number of tokens, and states of constant size, alone and in segments. */
const longModels = ['mha', 'retention', 'gated-retention', 'linear', 'linear-grouped', 'infini'];

/** Sessions in this process, far along in a text; their sources go through vite too. */
async function longText() {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  const server = await createServer({ server: { middlewareMode: true, hmr: false, ws: false }, appType: 'custom',
    logLevel: 'error', optimizeDeps: { noDiscovery: true } });
  const { longSession } = await server.ssrLoadModule('/tests/bench/long-session.ts');
  const lengths = [];
  for (const model of longModels) lengths.push(await longSession(model, [2000, 20000], collect));
  await server.close();
  return lengths;
}

/** What each view is measured with: a second lane, and a draft, where the view is about them. */
const views = [
  ['decode', 'view=decode'],
  ['sinks', 'view=sinks'],
  ['cache', 'view=cache&policy=window&size=64&pinned=4'],
  ['window', 'view=window'],
  ['layers', 'view=layers'],
  ['compare', 'view=compare&lanes=mqa'],
  ['draft', 'view=draft&draft=1'],
  ['calculator', 'view=calculator'],
  ['workbench', 'view=workbench'],
];

async function pageCosts() {
  // The server for the engines has set NODE_ENV to development, and React would be built for that.
  const production = { ...process.env, NODE_ENV: 'production' };
  spawnSync('npx', ['--no', '--', 'vite', 'build', '--logLevel', 'error'], { stdio: 'inherit', env: production });
  const server = spawn('node', ['scripts/serve.mjs', '--port', '4220'], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve) => server.stdout.once('data', resolve));
  const address = 'http://localhost:4220/';
  const picture = await firstPicture(browser, address, 5);
  const overLine = await firstPicture(browser, address, 5, line);
  const drawn = {};
  for (const [name, fragment] of views) drawn[name] = await redraw(browser, address, fragment, 231, 281);
  server.kill();
  return { firstPicture: picture, firstPictureOverLine: overLine, redraw: drawn };
}

const { steps, calls } = await engineSteps();
const page = await pageCosts();
await browser.close();
const long = await longText();

const find = (model, name, length = 64) => steps.find((s) => s.model === model && s.name === name && s.length === length);
const over = (a, b) => (a && b ? a.median / b.median : null);
const gpu = find('mha', 'WebGPU');
const cpu = find('mha', 'CPU');
const ratios = [
  ['WebGPU step ÷ onnxruntime-web WebGPU step', over(gpu, find('mha', 'onnxruntime-web webgpu')), 0.05],
  ['CPU step ÷ onnxruntime-web WASM step', over(cpu, find('mha', 'onnxruntime-web wasm')), 1.5],
  ['step with capture ÷ without, WebGPU', over(gpu, find('mha', 'WebGPU, nothing captured')), 1.1],
  ['step with capture ÷ without, CPU', over(cpu, find('mha', 'CPU, nothing captured')), 1.1],
  ['p95 ÷ median of a step, WebGPU', gpu ? gpu.p95 / gpu.median : null, 2],
  ['p95 ÷ median of a step, CPU', cpu ? cpu.p95 / cpu.median : null, 2],
  ...views.map(([name]) => [`main-thread ms per step at context 256, ${name}`, page.redraw[name].task, 8]),
  ['ms to the first picture, local server', page.firstPicture.milliseconds, 1200],
  ['ms to the first picture, 10 Mbit/s and round trips of 40 ms', page.firstPictureOverLine.milliseconds, 3000],
  ['requests before the first picture', page.firstPictureOverLine.requests, 25],
  ['bytes before the first picture, as sent (the model has 1 876 480)', page.firstPictureOverLine.bytes, 2_600_000],
  ...long.flatMap(([early, late]) => [
    [`step at token 20 000 ÷ at 2 000, session of ${early.model}${early.model === 'mha' ? ', window 64 + 4 sinks' : ''}`, late.median / early.median, 1.05],
    ['memory at token 20 000 ÷ at 2 000, the same', late.bytes / early.bytes, 1.05],
  ]),
].map(([name, value, target]) => ({ name, value, target, met: value === null ? null : value <= target }));

if (asJson) {
  console.log(JSON.stringify({ steps, calls, page, long, ratios }, null, 1));
} else {
  console.log('\n| model | step at | on | median ms | p95 ms |\n| --- | --- | --- | --- | --- |');
  for (const { model, length, name, median, p95 } of steps) console.log(`| ${model} | ${length} | ${name} | ${median.toFixed(2)} | ${p95.toFixed(2)} |`);
  console.log('\n| session in Node, on the CPU | at token | median ms per step | MB |\n| --- | --- | --- | --- |');
  for (const { model, length, median, bytes } of long.flat()) console.log(`| ${model} | ${length} | ${median.toFixed(2)} | ${(bytes / 1e6).toFixed(1)} |`);
  console.log('\nDevice calls a step (mha, attention captured, mean of 8):', calls);
  console.log('\n| measured | value | at most | |\n| --- | --- | --- | --- |');
  for (const { name, value, target, met } of ratios)
    console.log(`| ${name} | ${value === null ? 'not measured' : Number(value.toPrecision(3))} | ${target} | ${met === null ? '' : met ? 'met' : 'missed'} |`);
}
process.exit(0);
