import { beforeEach, describe, expect, test } from 'vitest';
import { passage, roomOf } from '../../../src/decode/runs/variants';
import { variantOf, block, runLong } from '../../../src/decode/runs/long-run';
import { longRunStore } from '../../../src/decode/runs/long-run-state';
import { readLong } from '../../../src/decode/runs/long-read';
import { type PolicySettings, fullPolicy, offeredPolicies } from '../../../src/decode/policies';
import { type ReadingSettings, unmodified } from '../../../src/decode/reader/reading-settings';
import { windowIndices } from '../../../src/decode/reader/window-chunks';
import { type FakeHost, fakeHost, logitsAfter, model } from './fake-host';

let host: FakeHost;
beforeEach(() => {
  host = fakeHost();
});

const { plan } = model;
const text = (length: number): number[] => Array.from({ length }, (_, i) => (i * 7 + 3) % 16);
const policy = (change: Partial<PolicySettings>): PolicySettings => ({ ...fullPolicy, kind: 'window', size: 5, ...change });

/** −log2 of the next token's probability when `seen` is all that the row sees. */
function bits(seen: readonly number[], next: number): number {
  const logits = logitsAfter(seen);
  const total = logits.reduce((sum, logit) => sum + Math.exp(logit), 0);
  return -Math.log2(Math.exp(logits[next] ?? 0) / total);
}

const variant = (change: Partial<PolicySettings>): ReadingSettings => ({ ...unmodified, policy: policy(change) });

async function read(
  tokens: readonly number[],
  settings: PolicySettings,
  change: Partial<ReadingSettings> = {},
): Promise<number[]> {
  const all: number[] = [];
  for await (const part of readLong(host, plan, tokens, { ...unmodified, policy: settings, ...change })) {
    expect(part.from).toBe(all.length);
    all.push(...part.bits);
  }
  return all;
}

describe('a long text', () => {
  const tokens = text(60);
  const expectBits = (found: readonly number[], seenBy: (at: number) => readonly number[]): void => {
    expect(found).toHaveLength(59);
    found.forEach((value, at) => expect(value).toBeCloseTo(bits(seenBy(at), tokens[at + 1] ?? 0), 4));
  };

  test('is read with all that came before under a full cache, in chunks', async () => {
    expectBits(await read(tokens, fullPolicy), (at) => tokens.slice(0, at + 1));
    expect(host.calls).toEqual([32, 27]);
  });

  test('is read with the window and the pinned tokens alone, one by one once the budget is spent', async () => {
    // The host's logits depend on the tokens in the order of the cache, so that a wrong slot would show.
    expectBits(await read(tokens, policy({ pinned: 2 })), (at) =>
      at < 5 ? tokens.slice(0, at + 1) : [...tokens.slice(0, 2), ...tokens.slice(at - 2, at + 1)],
    );
    expect(host.calls).toEqual([5, ...Array.from({ length: 54 }, () => 1)]);
  });

  test('is read again for every token when nothing is kept', async () => {
    expectBits(await read(tokens, policy({ kind: 'recompute' })), (at) => tokens.slice(Math.max(0, at - 4), at + 1));
  });

  test('begins with another token where one stands in for the first, and still foresees the text', async () => {
    expectBits(await read(tokens, policy({ pinned: 1 }), { replaceFirst: 9 }), (at) =>
      at < 5 ? [9, ...tokens.slice(1, at + 1)] : [9, ...tokens.slice(at - 3, at + 1)],
    );
  });

  test('is read again only at the sampled rows', async () => {
    const found: [number, number][] = [];
    for await (const { from, bits: own } of readLong(host, plan, tokens, variant({ kind: 'recompute' }), [2, 30, 58, 59]))
      found.push(...own.map((value, i): [number, number] => [from + i, value]));
    // Row 59 has no next token.
    expect(found.map(([at]) => at)).toEqual([2, 30, 58]);
    for (const [at, value] of found)
      expect(value).toBeCloseTo(bits(tokens.slice(Math.max(0, at - 4), at + 1), tokens[at + 1] ?? 0), 4);
    expect(host.calls).toEqual([3, 5, 5]);
  });

  test('ends where a full cache has no slot left', async () => {
    expect(await read(text(200), fullPolicy)).toHaveLength(100);
  });
});

test('the indices of a recomputed window', () => {
  const settings = { ...unmodified, policy: policy({ pinned: 1 }) };
  expect(windowIndices(3, settings)).toEqual([0, 1, 2, 3]);
  expect(windowIndices(9, settings)).toEqual([0, 6, 7, 8, 9]);
  // Without token 0 the counts are the same: one pinned, and as many behind.
  const dropped = { ...settings, dropFirst: true };
  expect([0, 1, 4, 5, 9].map((at) => windowIndices(at, dropped))).toEqual([
    [0],
    [1],
    [1, 2, 3, 4],
    [1, 2, 3, 4, 5],
    [1, 6, 7, 8, 9],
  ]);
});

describe('a run', () => {
  test('gives blocks of means, the mean beyond the budget, and what is recalled', () => {
    const room = 2 * block + 20;
    // 1 bit in the first block, 2 in the second, 3 then; the passage's second half at its first reading 4 more, at its second ½.
    const found = Array.from({ length: room - 1 + passage }, (_, i) => (i >= room - 1 ? 0.5 : 1 + Math.floor(i / block)));
    for (let i = passage / 2; i < passage; i++) found[i] = 5;
    const whole = variantOf(variant({ size: block }), found, room, 1, true);
    expect(whole.blocks).toEqual([(76 + 24 * 5) / 100, 2]);
    expect(whole.mean).toBeCloseTo((100 * 2 + 19 * 3) / 119, 12);
    expect(whole.recall).toBe(4.5);
    expect(variantOf(variant({}), found.slice(0, 50), room, 1, false).recall).toBeNaN();
  });

  test('reads each policy in turn and can be stopped', async () => {
    const state = longRunStore();
    const variants = [{ ...unmodified, policy: fullPolicy }, variant({}), variant({ kind: 'tova', pinned: 1 })];
    await runLong(host, plan, text(400), { variants, total: 300 }, state, new AbortController().signal);
    expect(state.getState().variants.map(({ tokens, done }) => [tokens, done])).toEqual([
      [100 - passage - 1, true],
      [299, true],
      [299, true],
    ]);
    const stopped = new AbortController();
    stopped.abort();
    await runLong(host, plan, text(400), { variants, total: 300 }, state, stopped.signal);
    expect(state.getState().variants.every(({ done }) => !done)).toBe(true);
  });

  test('leaves room for the passage within the slots, or within the positions', () => {
    const small = { slots: 100, positions: 500 };
    expect(roomOf(variant({}), 1000, small)).toBe(500 - passage);
    expect(roomOf({ ...unmodified, policy: fullPolicy }, 1000, small)).toBe(100 - passage);
    expect(roomOf(variant({}), 300, small)).toBe(300);
  });

  test('offers policies that fit the budget', () => {
    for (const { size, pinned } of offeredPolicies(3).slice(1)) expect(pinned).toBeLessThan(size);
    expect(new Set(offeredPolicies(64).map((settings) => JSON.stringify(settings))).size).toBe(offeredPolicies(64).length);
  });
});
