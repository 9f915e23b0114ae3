/** A row computed again: the same to the last bit as read token by token with a cache, and what its passes are. */
import { describe, expect, test } from 'vitest';
import { compilePlan } from '../../../src/attention/compile';
import { type RowAgainWay, computeRowAgain, furthest, planFor } from '../../../src/decode/runs/row-again';
import { createHost } from '../../../src/engine/create-host';
import { EngineError } from '../../../src/engine/engine';
import type { EngineHost } from '../../../src/engine/host';
import { loadShipped } from '../../support/fixture';

const interventions = { zeroSink: false, silenced: [] };
const length = 70;
const tokensOf = (vocabulary: number): number[] => Array.from({ length }, (_, i) => (i * 37) % vocabulary);
const never = new AbortController().signal;

async function all(ways: AsyncGenerator<RowAgainWay>): Promise<readonly RowAgainWay[]> {
  const found: RowAgainWay[] = [];
  for await (const way of ways) found.push(way);
  return found;
}

/** The logits of a text's last row, read one token at a time with a cache. */
async function tokenByToken(id: string, tokens: readonly number[]): Promise<Float32Array> {
  const { spec, weights } = await loadShipped(id);
  const host = createHost();
  await host.load(compilePlan(spec), weights, 'cpu');
  let logits: Float32Array = new Float32Array();
  for (const [at, token] of tokens.entries()) {
    const live = Uint32Array.from({ length: at + 1 }, (_, i) => i);
    logits = await host.forward({ tokens: Uint32Array.of(token), slots: live, positions: live, interventions }, false);
  }
  return logits;
}

describe('every kind of cache holds what is computed again', () => {
  // Longer than a chunk, a window's ring, a group and a segment.
  test.each([
    'mha',
    'gqa',
    'window',
    'mla',
    'tpa',
    'retention',
    'gated-retention',
    'linear',
    'linear-grouped',
    'infini',
    'yoco-window',
  ])('%s', async (id) => {
    const { spec, weights } = await loadShipped(id);
    const tokens = tokensOf(spec.vocabulary);
    const logits = await tokenByToken(id, tokens);
    const plan = planFor(spec, length);
    const parts = { host: createHost(), plan, weights, tokens, interventions, logits, backend: 'cpu' } as const;
    const ways = await all(computeRowAgain(parts, never));
    // There is no GPU in Node: the other backend gives way to the one that ran.
    expect(ways).toMatchObject([{ backend: 'cpu', passes: 1, difference: 0 }]);
    expect(ways[0]?.milliseconds.whole).toBeGreaterThan(ways[0]?.milliseconds.cached ?? Infinity);
    const moved = logits.map((logit, token) => (token === 3 ? logit + 0.5 : logit));
    const [other] = await all(computeRowAgain({ ...parts, host: createHost(), weights: weights.slice(0), logits: moved }, never));
    expect(other?.difference).toBeCloseTo(0.5, 5);
  });
});

test('a text that is too long for one pass is read in several, and comes to the same', async () => {
  const { spec, weights } = await loadShipped('mha');
  expect(planFor(spec, 1024).maxRows).toBe(1024);
  const long = planFor(spec, 8000);
  // 96 MiB of 1 024 logits, norms, and 16 heads over 8 000 slots a row.
  expect(long).toMatchObject({ slots: 8000, positions: 8000, maxRows: 194 });
  const tokens = tokensOf(spec.vocabulary);
  const plan = { ...planFor(spec, length), maxRows: 32 };
  const logits = await tokenByToken('mha', tokens);
  const parts = { host: createHost(), plan, weights, tokens, interventions, logits, backend: 'cpu' } as const;
  expect(await all(computeRowAgain(parts, never))).toMatchObject([{ passes: 3, difference: 0 }]);
});

const report = { choice: 'auto', milliseconds: { webgpu: null, cpu: null }, adapter: null, detail: '', allocations: [] } as const;
const gpu = { ...report, backend: 'webgpu', reason: 'chosen' } as const;

/** A host whose steps give these logits, except that each of the first `losses` loses its device. */
function scripted(logits: Float32Array, losses: number): Pick<EngineHost, 'load' | 'choose' | 'recover' | 'forward'> {
  let left = losses;
  return {
    load: async () => gpu,
    choose: async (choice) => (choice === 'cpu' ? { ...gpu, backend: 'cpu' } : gpu),
    recover: async () => gpu,
    async forward() {
      left -= 1;
      if (left >= 0) throw new EngineError('lost', 'lost');
      return logits.slice();
    },
  };
}

describe('with two backends', async () => {
  const { spec } = await loadShipped('backcopy');
  const logits = new Float32Array(spec.vocabulary).fill(1);
  const parts = (losses: number) => ({
    host: scripted(logits, losses),
    plan: planFor(spec, 3),
    weights: new ArrayBuffer(0),
    tokens: [0, 1, 2],
    interventions,
    logits,
    backend: 'webgpu' as const,
  });

  test('the page’s comes first, then the other', async () => {
    expect((await all(computeRowAgain(parts(0), never))).map(({ backend }) => backend)).toEqual(['webgpu', 'cpu']);
  });

  test('a device that is lost is started again once', async () => {
    expect(await all(computeRowAgain(parts(1), never))).toMatchObject([{ backend: 'webgpu', difference: 0 }, { backend: 'cpu' }]);
    await expect(all(computeRowAgain(parts(2), never))).rejects.toThrow('lost');
  });

  test('it ends where it is given up', async () => {
    const stop = new AbortController();
    const ways: RowAgainWay[] = [];
    for await (const way of computeRowAgain(parts(0), stop.signal)) {
      ways.push(way);
      stop.abort();
    }
    expect(ways).toHaveLength(1);
  });
});

test('the largest difference is no number where a logit is none', () => {
  expect(furthest(Float32Array.of(1, 2), Float32Array.of(1, 4.5))).toBe(2.5);
  expect(furthest(Float32Array.of(1, Number.NaN), Float32Array.of(1, 2))).toBeNaN();
  expect(furthest(Float32Array.of(1), Float32Array.of(1, 2))).toBeNaN();
});
