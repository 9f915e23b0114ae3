/** What the settings of a text mean, and where they meet a model. */
import { describe, expect, test } from 'vitest';
import { type PolicySettings, fullPolicy, inUse, offeredPolicies } from '../../../src/decode/policies';
import { type ReadingSettings, sinkOf, unmodified } from '../../../src/decode/reader/reading-settings';
import { fitSettings, positionKindsIn, zeroSinkIn } from '../../../src/decode/reader/model-limits';
import type { AttentionSpec } from '../../../src/model/spec';
import {
  crossLayer,
  infiniLayer,
  latent,
  linearLayer,
  modelOf,
  retentionLayer,
  tensorProduct,
  windowLayer,
} from '../../kernels/support/random-model';

const reading = (policy: Partial<PolicySettings>, change: Partial<ReadingSettings> = {}): ReadingSettings => ({
  ...unmodified,
  ...change,
  policy: { ...fullPolicy, ...policy },
});

test('the sink is what is pinned, else the first token; without token 0 as many behind it', () => {
  expect(sinkOf(reading({ kind: 'window', pinned: 4 }))).toEqual({ from: 0, to: 4 });
  expect(sinkOf(reading({ kind: 'window', pinned: 4 }, { dropFirst: true }))).toEqual({ from: 1, to: 5 });
  expect(sinkOf(reading({ kind: 'window' }))).toEqual({ from: 0, to: 1 });
});

test('what was set for another kind means nothing where everything is kept', () => {
  const left = reading({ kind: 'full', size: 20, pinned: 4, positions: 'cache' });
  expect(sinkOf(left)).toEqual(sinkOf(unmodified));
  expect(inUse(left.policy)).toEqual({ ...fullPolicy, size: 20 });
  // It stays in the settings, for when another kind is chosen again.
  expect(fitSettings(left, modelOf({})).policy).toEqual(left.policy);
});

describe('a model with learned positions', () => {
  const learned = { ...modelOf({}), learnedPositions: 2048 };

  test('counts them in the text: a cached key keeps its place', () => {
    const inCache = reading({ kind: 'window', positions: 'cache' });
    expect(fitSettings(inCache, learned).policy.positions).toBe('original');
    expect(fitSettings(inCache, modelOf({})).policy.positions).toBe('cache');
  });

  test('is offered every policy once, none of them with other positions', () => {
    const offered = offeredPolicies(64, positionKindsIn(learned));
    expect(new Set(offered.map(({ positions }) => positions))).toEqual(new Set(['original']));
    expect(new Set(offered.map(({ kind }) => kind))).toEqual(new Set(offeredPolicies(64).map(({ kind }) => kind)));
    // The window with four sinks is offered with both kinds of positions otherwise.
    expect(offered).toHaveLength(offeredPolicies(64).length - 1);
  });
});

describe('softmax + 1 at run time', () => {
  const softmax = (extraLogit: 'none' | 'zero' | 'key') => modelOf({ layers: 1, attention: { extraLogit } }).layers[0]?.attention;
  const of = (...attentions: (AttentionSpec | undefined)[]) => modelOf({ attentions: attentions.flatMap((one) => one ?? []) });

  test.each([
    ['can', of(softmax('none'))],
    ['can', of(latent)],
    ['can', of(tensorProduct)],
    ['can', of(infiniLayer())],
    ['can', of(linearLayer({ group: 4 }))],
    // The one softmax that there is.
    ['can', of(retentionLayer(), crossLayer(true))],
    ['already', of(softmax('zero'))],
    ['already', of(softmax('key'))],
    ['already', of(windowLayer(8), softmax('zero'))],
    ['none', of(retentionLayer())],
    ['none', of(linearLayer(), retentionLayer())],
  ] as const)('%s', (expected, spec) => {
    expect(zeroSinkIn(spec)).toBe(expected);
    expect(fitSettings({ ...unmodified, zeroSink: true }, spec).zeroSink).toBe(expected === 'can');
  });
});
