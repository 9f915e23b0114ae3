/**
 * H2O over random attention, against what its authors' code does (github.com/FMInference/H2O), written down here from reading it and apart
 * from src: `H2OKVCache_LayerWise` of h2o_hf/utils_real_drop/modify_llama.py, and the decoding step of h2o_flexgen's `mha_gen` with
 * `cache_replace`. Both run by themselves: each keeps its own cache, and is only given how much a row would like each token.
 */
import { describe, expect, test } from 'vitest';
import { LiveSlots } from '../../../src/decode/reader/slots';
import type { StepTrace } from '../../../src/engine/trace';

/** Numbers in (0, 1), by Park and Miller. */
function draws(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

const rows = 80;
const layers = 2;
const heads = 3;

/**
 * [row][layer · head][token] how much a head would like each token; a row's shares are these over what it sees. Some tokens are liked far
 * better than others, for 30 rows: else those that came first would have the largest sums, and keep them.
 */
function likings(seed: number): readonly (readonly (readonly number[])[])[] {
  const draw = draws(seed);
  const worth = Array.from({ length: rows }, () => Math.exp(6 * draw()));
  const liking = (row: number, token: number): number => (row - token > 30 ? 0.1 : (worth[token] ?? NaN)) * (draw() + 0.1);
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: layers * heads }, () => Array.from({ length: row + 1 }, (_token, token) => liking(row, token))),
  );
}

/** The shares that a row gives to the tokens that it sees, mean over all heads of all layers. */
function meanShares(liking: readonly (readonly number[])[], seen: readonly number[]): number[] {
  const shares = liking.map((head) => {
    const sum = seen.reduce((total, token) => total + (head[token] ?? NaN), 0);
    return seen.map((token) => (head[token] ?? NaN) / sum);
  });
  return seen.map((_, i) => shares.reduce((total, head) => total + (head[i] ?? NaN), 0) / shares.length);
}

type Rows = ReturnType<typeof likings>;

/** What this page's slot table has live in every row. */
function ofThePage(text: Rows, size: number): number[][] {
  const live = new LiveSlots({ kind: 'heavy', size, pinned: 0, positions: 'original' }, 100);
  return text.map((liking, index) => {
    live.admit(index);
    const { keys, slots, positions } = live.table();
    const seen = [...keys];
    const attention = liking.map((head) => {
      const sum = seen.reduce((total, token) => total + (head[token] ?? NaN), 0);
      return seen.map((token) => (head[token] ?? NaN) / sum);
    });
    const shown = Array.from({ length: layers }, (_, layer) => ({
      heads,
      attention: Float32Array.from(attention.slice(layer * heads, (layer + 1) * heads).flat()),
      values: {},
    }));
    const trace: StepTrace = {
      ...{ index, token: 0, keys, slots, positions, logits: new Float32Array() },
      ...{ layers: shown, values: {}, milliseconds: 0 },
    };
    live.observe([trace]);
    return seen;
  });
}

/**
 * `H2OKVCache_LayerWise`: a row looks at the cache and its own token, all of it; its attention joins the scores; and where that is more than
 * `heavySize + recentSize`, the last `recentSize` stay, the row's own among them, and of the others the `heavySize` with the best scores.
 */
function ofTheLayerWiseCache(text: Rows, heavySize: number, recentSize: number): number[][] {
  let cache: number[] = [];
  let scores: number[] = [];
  return text.map((liking, index) => {
    const seen = [...cache, index];
    const shares = meanShares(liking, seen);
    scores = [...scores, 0].map((score, i) => score + (shares[i] ?? NaN));
    const older = seen.length - recentSize;
    const best = [...scores.keys()].slice(0, older).toSorted((a, b) => (scores[b] ?? NaN) - (scores[a] ?? NaN));
    const kept =
      seen.length <= heavySize + recentSize
        ? [...seen.keys()]
        : [...best.slice(0, heavySize).toSorted((a, b) => a - b), ...Array.from({ length: recentSize }, (_, i) => older + i)];
    cache = kept.map((at) => seen[at] ?? NaN);
    scores = kept.map((at) => scores[at] ?? NaN);
    return seen;
  });
}

/**
 * FlexGen's decoding over a buffer of 2 k: heavy hitters in the first k places, the last k − 1 tokens in a ring behind them, the row's own in
 * the last place. After the row's attention has joined the scores, the least of the first k goes; the oldest of the ring takes its place, and
 * the row's own token that one's. The prompt is 2 k − 1 tokens, which the code keeps whole.
 */
function ofFlexGen(text: Rows, k: number): number[][] {
  const held = Array.from({ length: 2 * k }, (_, place) => place);
  const scores = held.map(() => 0);
  return text.map((liking, index) => {
    if (index < 2 * k - 1) {
      const seen = held.slice(0, index + 1);
      meanShares(liking, seen).forEach((share, place) => (scores[place] = (scores[place] ?? NaN) + share));
      return seen;
    }
    const last = 2 * k - 1;
    held[last] = index;
    scores[last] = 0;
    const seen = [...held];
    meanShares(liking, seen).forEach((share, place) => (scores[place] = (scores[place] ?? NaN) + share));
    const light = Array.from({ length: k }, (_, place) => place).reduce((least, place) =>
      (scores[place] ?? NaN) < (scores[least] ?? NaN) ? place : least,
    );
    const oldest = k + ((index - last) % (k - 1));
    for (const values of [held, scores]) {
      values[light] = values[oldest] ?? NaN;
      values[oldest] = values[last] ?? NaN;
    }
    return seen.toSorted((a, b) => a - b);
  });
}

describe.each([1, 2, 3])('random attention %i', (seed) => {
  const text = likings(seed);

  test.each([3, 4, 5, 8, 9, 16, 17])('size %i: as the layer-wise cache keeps, between rows, one token less', (size) => {
    const recent = Math.floor(size / 2);
    expect(ofThePage(text, size)).toEqual(ofTheLayerWiseCache(text, size - 1 - recent, recent));
  });

  test.each([2, 3, 4, 8, 16])('size 2 · %i: as FlexGen decodes', (k) => {
    expect(ofThePage(text, 2 * k)).toEqual(ofFlexGen(text, k));
  });

  test('it is attention that decides: neither a window nor the first tokens', () => {
    const last = ofThePage(text, 16).at(-1) ?? [];
    expect(last.slice(-9)).toEqual([71, 72, 73, 74, 75, 76, 77, 78, 79]);
    expect(last.slice(0, 7)).not.toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(last[6]).toBeLessThan(70);
  });
});

test('size 4 keeps one heavy hitter, the two tokens before the row, and the row’s own, by hand', () => {
  // Every row likes token 0 best: 34 tokens, as a visitor would see them.
  const text = Array.from({ length: 34 }, (_, row) =>
    Array.from({ length: layers * heads }, () => Array.from({ length: row + 1 }, (_token, token) => (token === 0 ? 9 : 1))),
  );
  expect(ofThePage(text, 4).at(-1)).toEqual([0, 31, 32, 33]);
});
