/** The recorded StreamingLLM table of the page, against the file of results and the table that the documentation prints. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type RecordedFile, recordedFor } from '../../../src/panels/cache/streaming-table/use-recorded';

const file = JSON.parse(readFileSync('src/panels/cache/streaming-table/recorded.json', 'utf8')) as RecordedFile;
const { models } = JSON.parse(readFileSync('docs/results/streaming.json', 'utf8')) as {
  models: Record<string, { arms: Record<string, { loss: Record<string, { bits: number }> }> }>;
};

const cell = (id: string, cache: unknown, positions: string, first = 'kept') =>
  recordedFor(file, id)?.figures.find((one) => one.cache === cache && one.positions === positions && one.first === first);

test('perplexities of mha are those that the documentation prints', () => {
  const printed = readFileSync('docs/results/streaming.md', 'utf8');
  const of = (...where: [unknown, string]) => (2 ** (cell('mha', ...where)?.bits?.mean ?? 0)).toFixed(2);
  const row = (positions: string) => ['window', 1, 2, 4, 8].map((cache) => of(cache, positions)).join(' | ');
  expect(printed).toContain(`| \`mha\` | full | original | ${of('full', 'original')} |`);
  expect(printed).toContain(`| \`mha\` | 64 | original | ${row('original')} |`);
  expect(printed).toContain(`| \`mha\` | 64 | in the cache | ${row('cache')} |`);
});

test('bits are those of the results, for every model', () => {
  for (const [id, { arms }] of Object.entries(models)) {
    const size = recordedFor(file, id)?.size;
    expect(cell(id, 'window', 'cache')?.bits?.mean).toBeCloseTo(arms[`${size}/window`]?.loss['beyond']?.bits ?? 0, 4);
    expect(cell(id, 1, 'cache')?.bits?.mean).toBeCloseTo(arms[`${size}/sinks-1/cache`]?.loss['beyond']?.bits ?? 0, 4);
  }
});

test('the window has no difference from itself, and a model without records has no table', () => {
  expect(cell('mha', 'window', 'cache')?.minusWindow).toBe(null);
  expect(recordedFor(file, 'tpa')).toBe(null);
});
