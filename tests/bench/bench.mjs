// `npm run bench [-- --json]`: builds the page, then measures it and its engines in Chromium, side by side in one run.
import { spawn, spawnSync } from 'node:child_process';
import { chromium } from 'playwright';
import { createServer } from 'vite';
import { findBrowser, webgpuFlags } from '../../scripts/browser.mjs';
import { firstPicture, redraw } from './page.mjs';

const asJson = process.argv.includes('--json');
const { executablePath, env } = await findBrowser();
const browser = await chromium.launch({ executablePath, args: webgpuFlags, env: { ...process.env, ...env } });

/** Steps of the engines, from a page that vite serves straight from the sources. */
async function engineSteps() {
  const server = await createServer({
    // Isolated, so that the clock is fine enough for a step of a millisecond.
    server: { port: 4210, host: 'localhost', headers: { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' } },
    logLevel: 'error', optimizeDeps: { exclude: ['onnxruntime-web'] } });
  await server.listen();
  const page = await browser.newPage();
  await page.goto(`${server.resolvedUrls.local[0]}tests/bench/index.html`);
  await page.waitForFunction(() => window.bench !== undefined);
  const results = await page.evaluate(() => window.bench());
  const calls = await page.evaluate(() => window.deviceCalls());
  const missing = await page.evaluate(() => window.onnxFailure);
  if (missing) console.error(`onnxruntime-web: ${missing}`);
  await server.close();
  return { steps: results, calls };
}

async function pageCosts() {
  // The server for the engines has set NODE_ENV to development, and React would be built for that.
  const production = { ...process.env, NODE_ENV: 'production' };
  spawnSync('npx', ['--no', '--', 'vite', 'build', '--logLevel', 'error'], { stdio: 'inherit', env: production });
  const server = spawn('node', ['scripts/serve.mjs', '--port', '4220'], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve) => server.stdout.once('data', resolve));
  const address = 'http://localhost:4220/';
  const picture = await firstPicture(browser, address, 5);
  const drawn = await redraw(browser, address, 231, 281);
  server.kill();
  return { firstPicture: picture, redraw: drawn };
}

const { steps, calls } = await engineSteps();
const page = await pageCosts();
await browser.close();

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
  ['main-thread ms a step, all panels, context 256', page.redraw.task, 8],
  ['ms to the first picture, local server', page.firstPicture, 2000],
].map(([name, value, target]) => ({ name, value, target, met: value === null ? null : value <= target }));

if (asJson) {
  console.log(JSON.stringify({ steps, calls, page, ratios }, null, 1));
} else {
  console.log('\n| model | step at | on | median ms | p95 ms |\n| --- | --- | --- | --- | --- |');
  for (const { model, length, name, median, p95 } of steps) console.log(`| ${model} | ${length} | ${name} | ${median.toFixed(2)} | ${p95.toFixed(2)} |`);
  console.log('\nDevice calls a step (mha, attention captured, mean of 8):', calls);
  console.log('\n| measured | value | at most | |\n| --- | --- | --- | --- |');
  for (const { name, value, target, met } of ratios)
    console.log(`| ${name} | ${value === null ? 'not measured' : Number(value.toPrecision(3))} | ${target} | ${met === null ? '' : met ? 'met' : 'missed'} |`);
}
process.exit(0);
