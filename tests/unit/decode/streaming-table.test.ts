import { describe, expect, test } from 'vitest';
import {
  countedFrom,
  fitSize,
  rowsToRead,
  runStreamingTable,
  sampledRows,
  tableOf,
  defaultSize,
  trainedHere,
} from '../../../src/decode/runs/streaming-table';
import { type CacheRow, type Cell, streamingTableStore } from '../../../src/decode/runs/streaming-table-state';
import { passage } from '../../../src/decode/runs/variants';
import { newlineOf } from '../../../src/model/typed-token';
import { unmodified } from '../../../src/decode/reader/reading-settings';
import { fakeHost, model } from './fake-host';

const { plan } = model;
const newline = 9;

describe('the variants of the table', () => {
  const { variants, cells } = tableOf(64, newline);
  const at = (cache: CacheRow, positions: Cell['positions'], first: Cell['first']) => {
    const cell = cells.find((one) => one.cache === cache && one.positions === positions && one.first === first);
    return { ...cell, settings: variants[cell?.variant ?? -1] };
  };

  test('are seven caches, two kinds of positions and three first tokens', () => {
    expect(cells).toHaveLength(7 * 2 * 3);
    expect(new Set(cells.map(({ cache, positions, first }) => `${cache} ${positions} ${first}`)).size).toBe(42);
  });

  test('have the positions that the model allows, each computed by itself', () => {
    const table = tableOf(64, newline, ['original']);
    expect(table.cells).toHaveLength(7 * 3);
    expect(table.variants.every(({ policy }) => policy.positions === 'original')).toBe(true);
    expect(new Set(table.cells.map(({ variant }) => variant)).size).toBe(table.variants.length);
    // Recomputation never sees the first token once that has left the window.
    expect(table.cells.filter(({ same }) => same !== null)).toMatchObject([
      { cache: 'recompute', first: 'newline', same: 'first' },
    ]);
  });

  test('are each one computation: full and window once a first token, recomputation without the newline, sinks in both positions', () => {
    expect(variants).toHaveLength(3 + 3 + 2 + 4 * 2 * 3);
    expect(new Set(variants.map((variant) => JSON.stringify(variant))).size).toBe(variants.length);
    expect(new Set(cells.map(({ variant }) => variant)).size).toBe(variants.length);
    for (const cache of ['full', 'window'] as const)
      for (const first of ['kept', 'newline', 'zeroSink'] as const) {
        expect(at(cache, 'original', first).variant).toBe(at(cache, 'cache', first).variant);
        expect(at(cache, 'original', first).same).toBe('positions');
        expect(at(cache, 'cache', first).same).toBeNull();
      }
    expect(at('recompute', 'cache', 'newline')).toMatchObject({
      variant: at('recompute', 'cache', 'kept').variant,
      same: 'first',
    });
    expect(at(4, 'original', 'kept').variant).not.toBe(at(4, 'cache', 'kept').variant);
  });

  test('read as their row and column say', () => {
    expect(at('window', 'cache', 'kept').variant).toBe(0);
    expect(at('window', 'cache', 'kept').settings).toEqual({
      ...unmodified,
      policy: { kind: 'window', size: 64, pinned: 0, positions: 'cache' },
    });
    expect(at(8, 'original', 'newline').settings).toEqual({
      ...unmodified,
      policy: { kind: 'window', size: 64, pinned: 8, positions: 'original' },
      replaceFirst: newline,
    });
    expect(at('full', 'original', 'zeroSink').settings).toMatchObject({
      policy: { kind: 'full' },
      zeroSink: true,
      replaceFirst: null,
    });
    expect(at('recompute', 'cache', 'zeroSink').settings).toMatchObject({ policy: { kind: 'recompute' }, zeroSink: true });
  });

  test('leave out sinks that leave no window, and the newline where the tokenizer has none', () => {
    expect(tableOf(8, newline).cells.some(({ cache }) => cache === 8)).toBe(false);
    expect(tableOf(64, null).cells.every(({ first }) => first !== 'newline')).toBe(true);
    expect(newlineOf({ tokenOf: (text) => (text === '\n' ? 3 : null) })).toBe(3);
    expect(newlineOf({ tokenOf: () => null })).toBeNull();
  });
});

test('recomputation is read at the rows of the recorded table, and at the passage both times', () => {
  const rows = sampledRows(2048, 256);
  const half = passage / 2;
  expect(rows.slice(0, half)).toEqual(Array.from({ length: half }, (_, i) => half + i));
  // docs/results/streaming.json: from 512 to 2036, 128 rows.
  expect([rows[half], rows[half + 1], rows[half + 127], rows.length]).toEqual([512, 524, 2036, 128 + passage]);
  // Row 2048 foresees the passage's first token, which nothing but chance brings there.
  expect(rows.slice(-half)).toEqual(Array.from({ length: half }, (_, i) => 2048 + half + i));
  // Where the two overlap a row is read once.
  expect(sampledRows(60, 20)).toEqual([
    ...Array.from({ length: 36 }, (_, i) => 24 + i),
    ...Array.from({ length: half }, (_, i) => 60 + half + i),
  ]);
  expect(sampledRows(300, 256).slice(half, -half)).toEqual(Array.from({ length: 44 }, (_, i) => 256 + i));
});

test('the rows to read are counted', () => {
  const { variants } = tableOf(64, newline);
  const [window] = variants;
  const rows = (variant: (typeof variants)[number] | undefined) =>
    variant ? rowsToRead(variant, 2048, 256, { slots: 1024, positions: 32_768 }) : 0;
  expect(rows(window)).toBe(2048 + passage);
  expect(rows(variants.find(({ policy }) => policy.kind === 'full'))).toBe(1023);
  // Rows 24 … 47 see all before them, the others their window.
  expect(rows(variants.find(({ policy }) => policy.kind === 'recompute'))).toBe((25 + 48) * 12 + (128 + 24) * 64);
});

test('what is asked is fitted to the text that there is', () => {
  const fit = (change: object, available = 26_000) =>
    fitSize({ ...defaultSize(256), ...change }, available, 256, { positions: 32_768 });
  expect(fit({})).toEqual({ texts: 2, length: 2048, size: 64 });
  expect(fit({ texts: 100 })).toMatchObject({ texts: 12 });
  expect(fit({ length: 10 })).toMatchObject({ length: 257 });
  expect(fit({ length: 50_000 })).toMatchObject({ length: 26_000, texts: 1 });
  expect(fit({ length: 50_000 }, 80_000)).toMatchObject({ length: 32_768 - passage });
  expect(fit({ size: 1000 })).toMatchObject({ size: 256 });
});

test('where learned positions end before the trained context is passed, the second half of a text counts', () => {
  // GPT-2: 1024 positions, of which the passage takes the last.
  const size = fitSize(defaultSize(1024), 26_000, 1024, { positions: 1024 });
  expect(size).toEqual({ texts: 2, length: 1024 - passage, size: 256 });
  expect(countedFrom(size.length, 1024)).toBe((1024 - passage) / 2);
  expect(fitSize({ ...size, size: 1000 }, 26_000, 1024, { positions: 1024 }).size).toBe(488);
  expect(countedFrom(1025, 1024)).toBe(1024);
});

test('a cache with fewer slots than the model was trained for stands for the trained context', () => {
  expect(trainedHere({ spec: { trainedContext: 32_768 }, plan: { slots: 1024 } })).toBe(1024);
  expect(trainedHere({ spec: { trainedContext: 256 }, plan: { slots: 1024 } })).toBe(256);
});

describe('a run', () => {
  // The fake model has 100 slots; "trained" on 20 tokens here.
  const tokens = [0, ...Array.from({ length: 200 }, (_, i) => ((i * 7) % 13) + 1)];
  const asked = { size: { texts: 2, length: 60, size: 8 }, trained: 20, newline, start: 1 };

  test('reads every variant on every text, each from its own start token', async () => {
    const state = streamingTableStore();
    await runStreamingTable(fakeHost(), plan, tokens, asked, state, new AbortController().signal);
    const { read, variants, from } = state.getState();
    expect(from).toBe(20);
    expect(read).toHaveLength(variants.length);
    read.forEach((texts, variant) => {
      expect(texts).toHaveLength(2);
      // A full cache has 100 slots, 48 of which the passage takes.
      const rows = variants[variant]?.policy.kind === 'full' ? 100 - passage : 61;
      for (const bits of texts) expect(bits).toHaveLength(rows - 1 + passage);
    });
    const [window] = read;
    expect(window?.[0]).not.toEqual(window?.[1]);
    const full = read[variants.findIndex(({ policy }) => policy.kind === 'full')];
    // Within the budget a window is a full cache.
    expect(window?.[1]?.subarray(0, 8)).toEqual(full?.[1]?.subarray(0, 8));
    const sampled = read[variants.findIndex(({ policy }) => policy.kind === 'recompute')]?.[0];
    expect(sampled?.[0]).toBeNaN();
    expect(sampled?.[45]).not.toBeNaN();
  });

  test('stops when asked, and keeps what it has', async () => {
    const state = streamingTableStore();
    const stop = new AbortController();
    state.subscribe(({ read }) => {
      if (read[2]?.length === 1) stop.abort();
    });
    await runStreamingTable(fakeHost(), plan, tokens, asked, state, stop.signal);
    expect(state.getState().read.map(({ length }) => length)).toEqual(
      state.getState().variants.map((_, variant) => (variant < 3 ? 1 : 0)),
    );
  });
});
