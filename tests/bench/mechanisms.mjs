// `npm run bench:mechanisms [-- --json]`: what every story model that ships costs and what it is worth, in one table.
import { readFileSync } from 'node:fs';
import { openBenchPage } from './engine-page.mjs';

const lengths = [64, 256];
const { models } = JSON.parse(readFileSync('public/models/catalogue.json', 'utf8'));
const stories = models.filter(({ task, parameters }) => task === 'stories' && parameters > 500_000);
const { page, close } = await openBenchPage();
const steps = await page.evaluate(
  (asked) => window.mechanisms(...asked),
  [stories.map(({ id }) => id), lengths],
);
await close();

const median = (model, name, length) =>
  steps.find((s) => s.model === model && s.name === name && s.length === length)?.median ?? null;
const columns = ['WebGPU', 'CPU'].flatMap((name) => lengths.map((length) => ({ name, length })));
const rows = stories.map((entry) => ({
  model: entry.id,
  parameters: entry.parameters,
  validationLoss: entry.validationLoss,
  validationLossError: entry.validationLossError,
  cacheBytesPerToken: entry.cacheBytesPerToken,
  cacheBytesConstant: entry.cacheBytesConstant ?? 0,
  milliseconds: columns.map(({ name, length }) => ({ name, length, median: median(entry.id, name, length) })),
}));

if (process.argv.includes('--json')) {
  console.log(JSON.stringify(rows, null, 1));
} else {
  const whole = new Intl.NumberFormat('en');
  const heads = columns.map(({ name, length }) => `${name}, ms at ${length}`);
  console.log(`| model | parameters | validation loss | bytes per token | bytes beside | ${heads.join(' | ')} |`);
  console.log(`| --- | ${[1, 2, 3, 4, ...columns].map(() => '---:').join(' | ')} |`);
  for (const row of rows) {
    const times = row.milliseconds.map((time) => (time.median === null ? '–' : time.median.toFixed(2)));
    const loss = `${row.validationLoss.toFixed(3)} ± ${row.validationLossError.toFixed(3)}`;
    const numbers = [row.parameters, row.cacheBytesPerToken, row.cacheBytesConstant].map((value) => whole.format(value));
    console.log(`| \`${row.model}\` | ${numbers[0]} | ${loss} | ${numbers[1]} | ${numbers[2]} | ${times.join(' | ')} |`);
  }
}
process.exit(0);
