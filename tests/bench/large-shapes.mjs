// `node tests/bench/large-shapes.mjs FOLDER [smolLm135M | gpt2 | qwen05B] [wasm 1 | wasm 2 | webgpu 1]`: milliseconds a step for random weights of
// published shapes, here and in onnxruntime-web, in Node, on the CPU and on WebGPU over a software adapter (Dawn). Rows for
// docs/results/checkpoints.md. The weights, and the graphs that Python writes of them ($PYTHON, with `onnx`), are put into FOLDER.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import { useSoftwareVulkan } from '../../scripts/browser.mjs';

const [folder, only, provider, threads] = process.argv.slice(2);
if (!folder) throw new Error('Name a folder for the weights and the graphs: they take up to 4 gigabytes a shape.');
if (provider === 'webgpu') {
  await useSoftwareVulkan();
  const { create, globals } = await import('webgpu');
  Object.assign(globalThis, globals);
  Object.defineProperty(globalThis, 'navigator', { value: { gpu: create([]) }, configurable: true });
}
const server = await createServer({ server: { middlewareMode: true, hmr: false, ws: false }, appType: 'custom', logLevel: 'error',
  optimizeDeps: { noDiscovery: true } });
const { besideOnnx, filesOf, names, sizesOf } = await server.ssrLoadModule('/tests/bench/large-shapes.ts');
const training = fileURLToPath(new URL('../../training/', import.meta.url));

function prepare(name) {
  const to = join(resolve(folder), name);
  mkdirSync(to, { recursive: true });
  if (!existsSync(join(to, 'model.safetensors'))) {
    const { spec, weights } = filesOf(name);
    writeFileSync(join(to, 'spec.json'), spec);
    writeFileSync(join(to, 'model.safetensors'), new Uint8Array(weights));
  }
  if (!existsSync(join(to, 'step.onnx')))
    execFileSync(process.env.PYTHON ?? 'python3', ['export_onnx_step.py', to], { cwd: training, stdio: ['ignore', 'ignore', 'inherit'] });
  return to;
}

if (provider) console.log(`| \`${only}\` | ${provider}, ${threads} | ${await besideOnnx(prepare(only), provider, Number(threads))} |`);
else
  for (const name of only ? [only] : names) {
    prepare(name);
    console.log(`| \`${name}\` | ${sizesOf(name)} |`);
    // Each in a process of its own: the number of threads is fixed once one has begun.
    for (const run of [['wasm', '1'], ['wasm', '2'], ['webgpu', '1']])
      spawnSync(process.execPath, [fileURLToPath(import.meta.url), folder, name, ...run], { stdio: 'inherit' });
  }
await server.close();
process.exit(0);
