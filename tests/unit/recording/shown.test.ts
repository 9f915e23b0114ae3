/** A recording of `mha`, written by docs/record.py, shows what the page's own engine shows of the same text. */
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { cacheBytes } from '../../../src/attention/cache-bytes';
import { bitsOfNext, chancesOf } from '../../../src/decode/next-token';
import { unmodified } from '../../../src/decode/reader/reading-settings';
import type { StepTrace } from '../../../src/engine/trace';
import { distance, entropy, headRow } from '../../../src/insight/attention';
import { budgetOf } from '../../../src/insight/budget';
import { entropyBits } from '../../../src/insight/distribution';
import { rollout } from '../../../src/insight/flow';
import { textBits } from '../../../src/insight/loss';
import type { Keepsake } from '../../../src/store/keepsake';
import { nodeKeepsake } from '../lessons/node-keepsake';

const file = new Blob([await readFile('tests/fixtures/recording-mha.safetensors')]);
const fixture = JSON.parse(await readFile('tests/fixtures/mha.json', 'utf8')) as { readonly prompt: string };
const [played, computed] = [nodeKeepsake(), nodeKeepsake()];
const length = 48;

beforeAll(async () => {
  await played.openRecording(file);
  const { promptLength } = played.session.state.getState();
  await played.session.step(Infinity);
  await computed.open('mha');
  await computed.prompt(fixture.prompt);
  for (const token of played.session.state.getState().tokens.slice(promptLength)) await computed.session.choose(token);
});

const textOf = ({ session }: Keepsake) => {
  const { path, tokens, length: read } = session.state.getState();
  return { path, tokens, length: read, trace: (index: number) => session.trace(index) };
};
const traceOf = ({ session }: Keepsake, index: number): StepTrace => {
  const trace = session.trace(index);
  if (!trace) throw new Error(`no trace of ${index}`);
  return trace;
};
const rows = Array.from({ length }, (_, index) => index);
const heads = Array.from({ length: 16 }, (_, i) => [Math.floor(i / 4), i % 4] as const);

/** The furthest that two lists of numbers are apart. */
function furthest(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expect(a.length).toBe(b.length);
  return Math.max(...Array.from(a, (x, i) => Math.abs(x - (b[i] ?? Number.NaN))));
}

describe('against the CPU’s engine', () => {
  test('the same text, written the same', () => {
    const [a, b] = [played, computed].map(({ session }) => session.state.getState());
    expect(a?.tokens.slice(0)).toEqual(b?.tokens.slice(0));
    expect(a?.length).toBe(length);
    expect(a?.promptLength).toBe(b?.promptLength);
    const spelt = (keepsake: Keepsake) => {
      const { model, tokens } = keepsake.session.state.getState();
      return tokens.slice(0).map((token) => [model?.tokenizer.piece(token).text, model?.tokenizer.specialName(token)]);
    };
    expect(spelt(played)).toEqual(spelt(computed));
    expect(a?.model?.tokenizer.decode(a.tokens.slice(0))).toBe(b?.model?.tokenizer.decode(b.tokens.slice(0)));
  });

  test('attention of every head and row, to float16', () => {
    for (const index of rows)
      for (const [layer, head] of heads) {
        const [a, b] = [played, computed].map((each) => headRow(traceOf(each, index), layer, head) ?? new Float32Array());
        expect(furthest(a ?? [], b ?? [])).toBeLessThan(1e-3);
      }
  });

  test('what is made of it: entropy, distance, budget, flow through all layers', () => {
    for (const index of rows.slice(1)) {
      const [a, b] = [traceOf(played, index), traceOf(computed, index)];
      for (const [layer, head] of heads) {
        const [p, q] = [headRow(a, layer, head) ?? new Float32Array(), headRow(b, layer, head) ?? new Float32Array()];
        expect(entropy(p)).toBeCloseTo(entropy(q), 2);
        expect(Math.abs(distance(p) - distance(q))).toBeLessThan(0.02);
      }
      const split = { behindSink: 1, near: 16, head: null };
      const [one, other] = [budgetOf(a, split), budgetOf(b, split)];
      for (const part of ['sink', 'far', 'recent', 'self'] as const)
        expect(one?.[part]).toBeCloseTo(other?.[part] ?? Number.NaN, 3);
    }
    const last = [played, computed].map((each) => rollout((index) => each.session.trace(index), length - 1, 4));
    expect(furthest(last[0]?.bands.at(-1) ?? [], last[1]?.bands.at(-1) ?? [])).toBeLessThan(1e-3);
  });

  test('norms of keys, values and hidden states', () => {
    for (const index of rows) {
      const [a, b] = [traceOf(played, index), traceOf(computed, index)];
      a.layers.forEach(({ values }, layer) => {
        const own = b.layers[layer]?.values ?? {};
        expect(Object.keys(values).toSorted()).toEqual(Object.keys(own).toSorted());
        for (const [name, numbers] of Object.entries(values)) expect(furthest(numbers, own[name] ?? [])).toBeLessThan(1e-3);
      });
      expect(furthest(a.values['residualNorm'] ?? [], b.values['residualNorm'] ?? [])).toBeLessThan(1e-3);
    }
  });

  test('likelihoods are exact, though only 64 logits of each row are there', () => {
    expect(furthest(textBits(textOf(played), length), textBits(textOf(computed), length))).toBeLessThan(1e-3);
    const { sampling } = computed.session.state.getState();
    for (const index of rows) {
      const [a, b] = [chancesOf(traceOf(played, index), sampling), chancesOf(traceOf(computed, index), sampling)];
      expect(a.beyond?.entropyBits).toBeCloseTo(entropyBits(b.raw), 3);
      expect([...a.tokens.subarray(0, 10)]).toEqual([...b.tokens.subarray(0, 10)]);
      const listed = a.first(64);
      expect(
        furthest(
          listed.map(({ raw }) => raw),
          listed.map(({ token }) => b.forToken(token)?.raw ?? Number.NaN),
        ),
      ).toBeLessThan(1e-3);
      expect((a.beyond?.rest ?? 0) + a.raw.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 6);
    }
    expect(bitsOfNext(traceOf(played, 3), 1023)).toBeNaN();
  });

  test('the cache’s bytes', () => {
    const [a, b] = [played, computed].map(({ session }) => session.state.getState().model?.layout ?? []);
    expect(cacheBytes(a ?? [], length)).toEqual(cacheBytes(b ?? [], length));
  });
});

describe('a recording', () => {
  test('is stepped through forwards and back, and ends', async () => {
    const { session } = played;
    expect(session.canStep()).toBe(false);
    expect(session.state.getState().notices.map(({ kind }) => kind)).toContain('recordingEnds');
    await session.back(5);
    expect(session.state.getState().length).toBe(length - 5);
    await session.step(2);
    expect(session.state.getState().length).toBe(length - 3);
    await session.goTo(length);
  });

  test('takes no other token, and no other text', async () => {
    const { session } = played;
    const { tokens } = session.state.getState();
    await session.choose(tokens.at(10) ?? 0, 10);
    await session.goTo(length);
    await expect(session.choose((tokens.at(10) ?? 0) + 1, 10)).rejects.toMatchObject({ code: 'recorded' });
    await session.prompt('Anything else');
    expect(session.state.getState().tokens.slice(0)).toEqual(tokens.slice(0, 25));
    await session.step(Infinity);
    expect(session.state.getState().tokens.slice(0)).toEqual(tokens.slice(0));
  });

  test('is read by no other settings than those it was recorded with', async () => {
    await played.session.rerun({ policy: { ...unmodified.policy, kind: 'window', size: 8 }, dropFirst: true });
    const { reading, length: read } = played.session.state.getState();
    expect(reading).toEqual(unmodified);
    expect(read).toBe(length);
  });

  test('says where it ran, and is named as recorded', () => {
    const { backend, model } = played.session.state.getState();
    expect(backend).toMatchObject({ backend: 'recorded', reason: 'recorded', allocations: [] });
    expect(model?.entry.name).toContain('Stories, MHA');
    expect(model?.entry.name).not.toBe('Stories, MHA');
  });

  test('has no weights, caches or MLP to look at', async () => {
    const { session } = played;
    expect(await session.weights('embedding.weight')).toBeNull();
    expect(await session.cacheArray(0, 'key', 5)).toBeNull();
    expect(await session.mlpRow(0, 5)).toBeNull();
  });

  test('gives way to a model, and comes back', async () => {
    await played.open('mha');
    expect(played.session.state.getState().backend?.backend).toBe('cpu');
    await played.session.step(2);
    await played.openRecording(file);
    expect(played.session.state.getState().backend?.backend).toBe('recorded');
  });
});
