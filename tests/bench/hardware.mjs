// `npm run bench:hardware [-- --software] [MODEL …]`: the shipped models on this machine's GPU, through Dawn and without a browser.
import { readFileSync } from 'node:fs';
import { createServer } from 'vite';
import { useSoftwareVulkan } from '../../scripts/browser.mjs';

/** A dispatch may take so long by the GPU's own clock, in milliseconds; a step's pass twice as long as all of its dispatches. */
const dispatchMilliseconds = 0.01;

async function report({ describeAdapter, measureModel, lengths }, gpu, ids) {
  console.log(`Adapter: ${JSON.stringify(await describeAdapter(gpu))}\n`);
  const heads = lengths.flatMap((n) => [`ms at ${n}`, 'nothing captured', 'pass', 'of its limit']);
  console.log(`| model | largest difference of a logit | greedy tokens | dispatches | ${heads.join(' | ')} |`);
  console.log(`| --- | ${[1, 2, 3, ...heads].map(() => '---:').join(' | ')} |`);
  for (const id of ids) {
    const { difference, greedy, dispatches, steps } = await measureModel(gpu, id);
    const times = lengths.flatMap((length) => {
      const step = steps.find((s) => s.length === length);
      if (step === undefined) return ['–', '–', '–', '–'];
      const share = step.pass === null ? '–' : (step.pass / (2 * dispatches * dispatchMilliseconds)).toFixed(2);
      return [step.captured.toFixed(3), step.bare.toFixed(3), step.pass === null ? '–' : step.pass.toFixed(3), share];
    });
    console.log(`| \`${id}\` | ${difference.toExponential(1)} | ${greedy} of 64 | ${dispatches} | ${times.join(' | ')} |`);
  }
}

const asked = process.argv.slice(2);
if (asked.includes('--software')) await useSoftwareVulkan();
const { create, globals } = await import('webgpu');
Object.assign(globalThis, globals);
const { models } = JSON.parse(readFileSync('public/models/catalogue.json', 'utf8'));
const ids = asked.filter((word) => !word.startsWith('--'));
const server = await createServer({ server: { middlewareMode: true }, appType: 'custom', logLevel: 'error' });
await report(await server.ssrLoadModule('/tests/bench/hardware.ts'), create(['disable-dawn-features=timestamp_quantization']), ids.length > 0 ? ids : models.map(({ id }) => id));
process.exit(0);
