/** What the picture of the growing cache draws: counted by hand, and held to the layouts and to what a session really keeps. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cacheBytes } from '../../../src/attention/cache-bytes';
import { cacheLayout } from '../../../src/attention/model-layout';
import {
  bytesByTerm,
  cellKinds,
  keptAlike,
  multiHeadBytes,
  ringCells,
  segmentCells,
  slotCells,
  totalBytes,
} from '../../../src/insight/growth';
import type { ModelSpec } from '../../../src/model/spec';
import { layoutSheet } from '../../../src/charts/cell-sheet-layout';
import { randomTraces } from './fake-text';

const specOf = (id: string): ModelSpec => JSON.parse(readFileSync(`public/models/${id}/spec.json`, 'utf8')) as ModelSpec;
const ids = (JSON.parse(readFileSync('public/models/catalogue.json', 'utf8')) as { models: { id: string }[] }).models.map(
  ({ id }) => id,
);
const sink = { from: 0, to: 1 };
/** f free, k kept, s sink, n newest, e evicted, b beyond. */
const written = (cells: Uint8Array): string => Array.from(cells, (kind) => cellKinds[kind]?.[0]).join('');
const alikeIn = (id: string) => keptAlike(specOf(id), cacheLayout(specOf(id)));

test('what layers keep', () => {
  expect(alikeIn('mla')).toEqual([{ layers: [0, 1, 2, 3], kept: { kind: 'slots' } }]);
  expect(alikeIn('window')).toEqual([{ layers: [0, 1, 2, 3], kept: { kind: 'ring', places: 95, window: 64 } }]);
  expect(alikeIn('retention')).toEqual([{ layers: [0, 1, 2, 3], kept: { kind: 'state', heads: 4, extents: [32, 32] } }]);
  expect(alikeIn('linear-grouped')).toEqual([
    { layers: [0, 1, 2, 3], kept: { kind: 'segment', places: 64 } },
    { layers: [0, 1, 2, 3], kept: { kind: 'state', heads: 4, extents: [32, 32] } },
  ]);
  expect(alikeIn('infini').map(({ kept }) => kept.kind)).toEqual(['segment', 'state']);
  // The upper half reads one cache, which its first layer fills.
  expect(alikeIn('yoco-window')).toEqual([
    { layers: [0, 1], kept: { kind: 'ring', places: 95, window: 64 } },
    { layers: [2], kept: { kind: 'slots' } },
  ]);
});

test.each(ids)('%s: the terms add up to the bytes of the layout', (id) => {
  const layout = cacheLayout(specOf(id));
  for (const live of [1, 58, 64, 95, 96, 300]) expect(totalBytes(bytesByTerm(layout, live))).toBe(cacheBytes(layout, live).total);
});

test('58 tokens of multi-head attention: 4 layers × key and value of 128 numbers × 4 bytes', () => {
  expect(bytesByTerm(cacheLayout(specOf('mha')), 58)).toEqual({ perToken: [{ tokens: 58, bytes: 4096 }], constant: 0 });
  expect(multiHeadBytes(specOf('mqa'), 4)).toBe(4096);
  expect(bytesByTerm(cacheLayout(specOf('retention')), 58)).toEqual({ perToken: [], constant: 4 * 4 * 32 * 32 * 4 });
});

describe('cells of slots', () => {
  test('one for each token, then those that are free, up to the room', () => {
    expect(written(slotCells({ index: 3, keys: Uint32Array.of(0, 1, 2, 3) }, 100, sink, 8))).toBe('skknffff');
    expect(written(slotCells({ index: 3, keys: Uint32Array.of(0, 1, 2, 3) }, 6, sink, 8))).toBe('skknff');
  });

  test('evicted tokens stay as holes, and nothing is free once the budget is used', () => {
    expect(written(slotCells({ index: 6, keys: Uint32Array.of(0, 1, 5, 6) }, 4, { from: 0, to: 2 }, 64))).toBe('sseeekn');
  });

  test('of a very long text the last tokens, after the pinned ones', () => {
    const cells = slotCells({ index: 4999, keys: Uint32Array.of(0, 4998, 4999) }, 3, sink, 8192);
    expect(cells).toHaveLength(1 + 1024);
    expect(written(cells)).toBe(`s${'e'.repeat(1022)}kn`);
  });

  test.each(['full', 'window', 'heavy', 'tova'] as const)('of every row under %s: as many as are live', (kind) => {
    const policy = { kind, size: 8, pinned: 2, positions: 'cache' } as const;
    for (const { index, keys } of randomTraces(40, { policy }, { heads: 1, windows: [null] })) {
      const cells = written(slotCells({ index, keys }, kind === 'full' ? 100 : 8, sink, 64));
      expect(cells.replaceAll(/[fe]/gu, '')).toHaveLength(keys.length);
      expect(cells.replaceAll('f', '')).toHaveLength(index + 1);
    }
  });
});

test('a ring: the newest over the oldest, and what this row no longer sees', () => {
  const upTo = (count: number): Uint32Array => Uint32Array.from({ length: count }, (_, i) => i);
  const row = (count: number) => ({ index: count - 1, keys: upTo(count), slots: upTo(count), positions: upTo(count) });
  const ring = { kind: 'ring', places: 5, window: 3 } as const;
  expect(written(ringCells(row(2), ring, sink))).toBe('snfff');
  expect(written(ringCells(row(5), ring, sink))).toBe('bbkkn');
  // Token 5 is over token 0, token 6 over token 1.
  expect(written(ringCells(row(7), ring, sink))).toBe('knbbk');
});

test('a segment is overwritten by the next from its first place on', () => {
  expect(written(segmentCells(2, 4))).toBe('kknf');
  expect(written(segmentCells(5, 4))).toBe('knbb');
});

test('the largest cells that fit, in whole device pixels', () => {
  expect(layoutSheet(64, { width: 200, height: 100 }, 1, 22)).toEqual({ pitch: 16, perRow: 12, rows: 6 });
  expect(layoutSheet(4, { width: 200, height: 100 }, 2, 22)).toEqual({ pitch: 22, perRow: 9, rows: 1 });
  expect(layoutSheet(64, { width: 200, height: 100 }, 2, 22)).toEqual({ pitch: 16.5, perRow: 12, rows: 6 });
  // Where nothing fits, they are as small as can be.
  expect(layoutSheet(9000, { width: 100, height: 50 }, 1, 22)).toEqual({ pitch: 2, perRow: 50, rows: 180 });
});
