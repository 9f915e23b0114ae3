import { expect, test } from 'vitest';
import type { LikeliestLogits } from '../../../src/engine/logits';
import type { StepTrace } from '../../../src/engine/trace';
import { LaneDifferences, divergenceBits, firstDisagreement, likeliestToken } from '../../../src/insight/lanes';

const logs = (...chances: readonly number[]): Float32Array => Float32Array.from(chances, Math.log);

test('KL by hand: ½ log2 (½ / ¼) + ½ log2 (½ / ¾)', () => {
  expect(divergenceBits(logs(0.5, 0.5), logs(0.25, 0.75))).toBeCloseTo(0.5 * 1 + 0.5 * Math.log2(2 / 3), 6);
  expect(divergenceBits(logs(0.25, 0.75), logs(0.5, 0.5))).toBeCloseTo(0.25 * -1 + 0.75 * Math.log2(1.5), 6);
});

test('equal expectations are 0 apart, whatever constant is added to their logits', () => {
  const p = logs(0.2, 0.3, 0.5);
  expect(
    divergenceBits(
      p,
      p.map((logit) => logit + 7),
    ),
  ).toBeCloseTo(0, 6);
});

test('a token that one vocabulary lacks is left out of both', () => {
  expect(divergenceBits(logs(0.25, 0.25, 0.5), logs(0.25, 0.75))).toBeCloseTo(0.5 * 1 + 0.5 * Math.log2(2 / 3), 6);
});

test('the likeliest token; a tie goes to the lower id', () => {
  expect(likeliestToken(Float32Array.of(1, 3, 2))).toBe(1);
  expect(likeliestToken(Float32Array.of(1, 3, 3))).toBe(1);
});

test('the first disagreement is counted from the prompt on; what was discarded is no disagreement', () => {
  const at = (agree: boolean | null) => ({ divergence: 0, agree });
  const places = [at(false), at(true), at(null), at(false)];
  expect(firstDisagreement(places, 0)).toBe(0);
  expect(firstDisagreement(places, 1)).toBe(3);
  expect(firstDisagreement(places.slice(0, 3), 1)).toBeNull();
});

test('a pair of traces is compared once, and again when either is another', () => {
  const trace = (logits: Float32Array) => ({ logits }) as StepTrace;
  const differences = new LaneDifferences();
  const [a, b, c] = [trace(logs(0.5, 0.5)), trace(logs(0.25, 0.75)), trace(logs(0.75, 0.25))];
  const first = differences.at(a, b);
  expect(differences.at(a, b)).toBe(first);
  expect(differences.at(c, b)).not.toEqual(first);
  expect(differences.at(undefined, b).agree).toBeNull();
});

test('of a large vocabulary KL is known once all logits of both rows were there, and stays known', () => {
  const row = (chances: Float32Array, isWhole: boolean) => {
    const logits: LikeliestLogits = {
      vocabulary: chances.length,
      tokens: Uint32Array.of(likeliestToken(chances)),
      values: Float32Array.of(Math.max(...chances)),
      logSum: 0,
      following: null,
      all: isWhole ? chances : null,
    };
    return { logits } as unknown as StepTrace;
  };
  const letGo = (trace: StepTrace): StepTrace => ({ ...trace, logits: { ...(trace.logits as LikeliestLogits), all: null } });
  const [p, q] = [logs(0.5, 0.5), logs(0.25, 0.75)];
  const differences = new LaneDifferences();
  const [a, b] = [row(p, true), row(q, false)];
  expect(differences.at(a, b)).toEqual({ divergence: Number.NaN, agree: false });
  expect(differences.at(a, b)).toBe(differences.at(a, b));
  const whole = { ...b, logits: { ...(b.logits as LikeliestLogits), all: q } };
  const found = differences.at(a, whole);
  expect(found.divergence).toBeCloseTo(divergenceBits(p, q), 12);
  expect(differences.at(letGo(a), letGo(whole))).toBe(found);
  // Another row at that place is another question.
  expect(differences.at(row(p, false), letGo(whole)).divergence).toBeNaN();
});
