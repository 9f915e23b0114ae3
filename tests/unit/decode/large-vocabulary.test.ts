/** A vocabulary of which only the likeliest logits are traced: what is drawn, kept and measured is what all logits give. */
import { expect, describe, test } from 'vitest';
import { bitsOfToken } from '../../../src/decode/bits-of-token';
import { type SamplingSettings, chances, defaultSampling, needsAll, sample } from '../../../src/decode/sampling';
import { type Session, createSession } from '../../../src/decode/session/session';
import { loadedModel } from '../../../src/decode/session/session-state';
import { TraceHistory } from '../../../src/decode/text/trace-history';
import { Sequence } from '../../../src/decode/text/sequence';
import { createHost } from '../../../src/engine/create-host';
import { type LikeliestLogits, allOf, logitOf } from '../../../src/engine/logits';
import type { StepTrace } from '../../../src/engine/trace';
import { textBits } from '../../../src/insight/loss';
import { modelOf, randomWeights } from '../../kernels/support/random-model';
import { createRandom } from '../../kernels/support/random';
import { model as fakeModel } from './fake-host';

const spec = modelOf({
  layers: 1,
  width: 8,
  hidden: 8,
  vocabulary: 20_000,
  context: 64,
  attention: { heads: 2, keyValueHeads: 1, headWidth: 4 },
});

/** What a device gives of logits. */
function likeliestOf(all: Float32Array): LikeliestLogits {
  const tokens = Uint32Array.from(all, (_, token) => token).sort((a, b) => (all[b] ?? 0) - (all[a] ?? 0) || a - b);
  const sum = all.reduce((total, logit) => total + Math.exp(logit), 0);
  const first = tokens.slice(0, 64);
  return {
    vocabulary: all.length,
    tokens: first,
    values: Float32Array.from(first, (token) => all[token] ?? Number.NaN),
    // As a sum in float32 has it.
    logSum: Math.fround(Math.log(sum)),
    following: null,
    all: null,
  };
}

describe('chances of the likeliest', () => {
  const random = createRandom(3);
  /** From sharp to nearly flat. */
  const rows = [12, 6, 3, 1].map((spread) => random.values(2000, spread));
  const plain: SamplingSettings = { ...defaultSampling, temperature: 1, topP: 1 };
  const settings: readonly SamplingSettings[] = [
    { ...plain, greedy: true },
    { ...plain, topK: 1 },
    { ...plain, topK: 64 },
    { ...plain, topK: 40, temperature: 0.7 },
    { ...plain, topK: 50, temperature: 1.6, topP: 0.9 },
    { ...plain, topP: 0.9 },
    { ...plain, topP: 0.5, temperature: 0.6 },
    defaultSampling,
    { ...plain, topP: 0.8, temperature: 1.5 },
    plain,
    { ...plain, topK: 65 },
  ];

  test('are those of all logits wherever they can be said, and draw the same tokens', () => {
    let said = 0;
    for (const all of rows) {
      const some = likeliestOf(all);
      for (const each of settings) {
        const whole = chances(all, each);
        const known = chances(some, each);
        known.raw.forEach((raw, rank) => expect(raw).toBeCloseTo(whole.raw[rank] ?? Number.NaN, 6));
        if (needsAll(some, each)) continue;
        said += 1;
        expect(known.tokens).toEqual(whole.tokens.slice(0, 64));
        known.probability.forEach((p, rank) => expect(p).toBeCloseTo(whole.probability[rank] ?? Number.NaN, 12));
        expect(whole.probability.slice(64).every((p) => p === 0)).toBe(true);
        for (let index = 0; index < 50; index++) expect(sample(some, each, index)).toBe(sample(all, each, index));
      }
    }
    // All of the first five but those with a top-p that the flat rows do not settle, and the sharp rows' top-p.
    expect(said).toBeGreaterThan(5 * rows.length - 3);
  });

  test('are said where top-k is at most 64, and never where more tokens stay than are known', () => {
    for (const all of rows) {
      const some = likeliestOf(all);
      for (const each of settings.slice(0, 4)) expect(needsAll(some, each)).toBe(false);
      for (const each of settings.slice(9)) expect(needsAll(some, each)).toBe(true);
      const kept = chances(all, settings[5] ?? plain).probability.filter((p) => p > 0).length;
      if (kept > 64) expect(needsAll(some, settings[5] ?? plain)).toBe(true);
    }
    expect(needsAll(rows[0] ?? new Float32Array(), plain)).toBe(false);
    expect(() => sample(likeliestOf(rows[3] ?? new Float32Array()), plain, 0)).toThrow(RangeError);
  });

  test('are refused where a logit is no number', () => {
    const some = likeliestOf(rows[0] ?? new Float32Array());
    expect(() => chances({ ...some, logSum: Number.NaN }, plain)).toThrow('numbers');
  });
});

describe('a session', () => {
  async function opened(): Promise<Session> {
    const session = createSession(createHost());
    const { entry, tokenizer } = fakeModel;
    const weights = randomWeights(spec, 7);
    await session.open(loadedModel({ entry, tokenizer, spec }), weights, 'cpu');
    return session;
  }
  const tokensOf = (session: Session): readonly number[] => session.state.getState().tokens.slice();

  test.each([
    { ...defaultSampling, temperature: 1, topP: 1 },
    { ...defaultSampling, temperature: 1, topP: 1, topK: 20 },
    defaultSampling,
    { ...defaultSampling, greedy: true },
  ])('draws what all logits of the row before give: %o', async (sampling) => {
    const session = await opened();
    session.setSampling(sampling);
    await session.prompt('abcab');
    await session.step(12);
    const tokens = tokensOf(session);
    const { promptLength } = session.state.getState();
    expect(tokens.length).toBe(promptLength + 12);
    for (let index = promptLength; index < tokens.length; index++) {
      const all = allOf((await session.ensureLogits(index - 1)).logits);
      expect(all?.length).toBe(spec.vocabulary);
      expect(tokens[index]).toBe(sample(all ?? new Float32Array(), sampling, index));
    }
  });

  test('knows the bits of every token of a prompt, also of unlikely ones', async () => {
    const session = await opened();
    await session.prompt('abcabcabcabc');
    const { tokens, length } = session.state.getState();
    const bits = textBits({ tokens, trace: (index) => session.trace(index) }, length);
    for (const [row, found] of bits.entries()) {
      const { logits } = await session.ensureLogits(row);
      expect(found).toBeCloseTo(bitsOfToken(allOf(logits) ?? new Float32Array(), tokens.at(row + 1) ?? 0), 4);
    }
  });

  test('reads a row with all logits after going back, and its text is as it was', async () => {
    const session = await opened();
    session.setSampling({ greedy: true });
    await session.prompt('abc');
    await session.step(6);
    const before = tokensOf(session);
    const { logits } = await session.ensureLogits(2);
    expect(logitOf(logits, 19_999)).toBe(allOf(logits)?.[19_999]);
    await session.back(3);
    await session.step(3);
    expect(tokensOf(session)).toEqual(before);
    await session.prompt('abc');
    await session.step(6);
    expect(tokensOf(session)).toEqual(before);
  });
});

test('a history keeps all logits of the eight rows that were asked for last', () => {
  const history = new TraceHistory(1e6);
  const path = Sequence.of(Array.from({ length: 20 }, (_, i) => i));
  const all = new Float32Array(1000);
  const some = likeliestOf(all);
  const trace = (index: number): StepTrace => ({
    index,
    token: 0,
    keys: new Uint32Array(),
    slots: new Uint32Array(),
    positions: new Uint32Array(),
    logits: { ...some, all },
    layers: [],
    values: {},
    milliseconds: 0,
  });
  for (let index = 0; index < 20; index++) history.set(index, trace(index), path);
  const whole = Array.from({ length: 20 }, (_, node) => allOf(history.get(node)?.logits ?? new Float32Array()) !== null);
  expect(whole).toEqual(Array.from({ length: 20 }, (_, node) => node >= 12));
  expect(history.bytes).toBe(20 * 64 * 8 + 8 * all.byteLength);
});
