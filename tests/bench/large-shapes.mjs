// `node tests/bench/large-shapes.mjs [smolLm135M | gpt2 | qwen05B]`: milliseconds a step for random weights of published shapes, on the CPU's
// engine and on WebGPU over a software adapter (Dawn), in this process. Rows for docs/results/checkpoints.md.
import { createServer } from 'vite';
import { useSoftwareVulkan } from '../../scripts/browser.mjs';

await useSoftwareVulkan();
const { create, globals } = await import('webgpu');
Object.assign(globalThis, globals);
Object.defineProperty(globalThis, 'navigator', { value: { gpu: create([]) }, configurable: true });
const server = await createServer({ server: { middlewareMode: true, hmr: false, ws: false }, appType: 'custom', logLevel: 'error',
  optimizeDeps: { noDiscovery: true } });
const { largeShape, names } = await server.ssrLoadModule('/tests/bench/large-shapes.ts');
for (const name of process.argv[2] ? [process.argv[2]] : names) console.log(await largeShape(name));
await server.close();
process.exit(0);
