// `npm run bench:hardware [-- --software] [MODEL …]`: the shipped models on this machine's GPU, through Dawn and without a browser.
import { readFileSync } from 'node:fs';
import { createServer } from 'vite';
import { useSoftwareVulkan } from '../../scripts/browser.mjs';
import { report } from './hardware-report.mjs';

const asked = process.argv.slice(2);
if (asked.includes('--software')) await useSoftwareVulkan();
const { create, globals } = await import('webgpu');
Object.assign(globalThis, globals);
const { models } = JSON.parse(readFileSync('public/models/catalogue.json', 'utf8'));
const ids = asked.filter((word) => !word.startsWith('--'));
const server = await createServer({ server: { middlewareMode: true }, appType: 'custom', logLevel: 'error' });
await report(await server.ssrLoadModule('/tests/bench/hardware.ts'), create(['disable-dawn-features=timestamp_quantization']), ids.length > 0 ? ids : models.map(({ id }) => id));
process.exit(0);
