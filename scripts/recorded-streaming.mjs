// Writes what the page shows of docs/results/streaming.json before the table is run: node scripts/recorded-streaming.mjs
import { readFileSync, writeFileSync } from 'node:fs';

const { models } = JSON.parse(readFileSync('docs/results/streaming.json', 'utf8'));

/** Arms of the file by the cells of the page's table: cache, positions, first token. The budget is the least that was recorded. */
const cells = (size) => [
  ['full', 'cache', 'kept', 'full'],
  ['full', 'cache', 'newline', 'full/newline'],
  ['full', 'cache', 'zeroSink', 'full/zero-sink'],
  ['window', 'cache', 'kept', `${size}/window`],
  ['window', 'cache', 'zeroSink', `${size}/window/zero-sink`],
  ['recompute', 'cache', 'kept', `${size}/recompute`],
  ...[1, 2, 4, 8].flatMap((sinks) => [
    [sinks, 'original', 'kept', `${size}/sinks-${sinks}/text`],
    [sinks, 'cache', 'kept', `${size}/sinks-${sinks}/cache`],
    [sinks, 'cache', 'zeroSink', `${size}/sinks-${sinks}/cache/zero-sink`],
  ]),
  [1, 'cache', 'newline', `${size}/newline-1/cache`],
];

const figure = (found) => found && [found.nats, found.ci95];

const recorded = Object.fromEntries(
  Object.entries(models).map(([id, { arms, texts, tokens, trainedContext }]) => {
    const size = Math.min(...Object.values(arms).flatMap((arm) => (arm.size ? [arm.size] : [])));
    const rows = cells(size).flatMap(([cache, positions, first, name]) => {
      const arm = arms[name];
      if (!arm) return [];
      // Recomputation was read at some rows only, and is compared with the window there.
      const range = cache === 'recompute' ? 'sampled' : 'beyond';
      const minus = name === `${size}/window` ? null : figure(arm.minus.window?.[range]);
      return [{ cache, positions, first, nats: figure(arm.loss[range]), minusWindow: minus ?? null }];
    });
    return [id, { size, texts, tokens, trained: trainedContext, cells: rows }];
  }),
);
writeFileSync('src/panels/cache/streaming-table/recorded.json', `${JSON.stringify(recorded)}\n`);
