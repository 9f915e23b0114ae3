import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import {
  type PropertyName,
  type SavedState,
  defaultState,
  formatState,
  parseState,
  properties,
  someState,
} from '../../../src/store/properties';

const round = (change: Partial<SavedState>) => parseState(`#${formatState({ ...defaultState, ...change })}`);

test('the default state is an address of nothing but its version', () => {
  expect(formatState(defaultState)).toBe('v=2');
  expect(parseState('')).toEqual({ state: defaultState, bad: [] });
});

test('every property has a key of its own', () => {
  const keys = Object.values(properties).map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
});

describe('what is written is read again', () => {
  test.each([
    ['a prompt with emoji', { prompt: 'fox 🦊 👩‍👩‍👧' }],
    ['a prompt from right to left', { prompt: 'שלום مرحبا' }],
    ['a prompt of an address’s own signs', { prompt: 'a#b&c=d%20+e?f/g\n\tünï' }],
    ['an empty prompt, which is not the example', { prompt: '' }],
    ['tokens', { tokens: [0, 35, 36, 1023] }],
    ['a cursor inside the prompt', { step: -3 }],
    ['sampling', { greedy: true, temperature: 0.35, topK: 40, topP: 0.9, seed: 123_456 }],
    ['a focus', { layer: 3, head: 2, query: 12, key: 0 }],
    [
      'a view',
      {
        weighting: 'moved',
        signs: 'signed',
        factorPart: 'value',
        neuronOrder: 'number',
        attentionForm: 'arcs',
        colourStretch: 'log',
        headOrder: 'induction',
        theme: 'dark',
        backend: 'cpu',
        flow: 'direct',
      },
    ],
    [
      'a calculator',
      {
        calculatorShape: 'typed',
        calculatorTyped: [32, 32, 8, 128, 0, 0, 0, 8000],
        calculatorContext: 131_072,
        calculatorBits: '8',
        calculatorWeights: '4',
        calculatorView: 'rank',
        calculatorLeft: ['tpa-1', 'sinks'],
      },
    ],
    ['a shadow run', { shadow: true }],
    ['panels', { hidden: ['cache', 'sinks'], maximised: 'attention' }],
    ['a check', { check: 12.345 }],
  ] satisfies [string, Partial<SavedState>][])('%s', (_, change) => {
    expect(round(change)).toEqual({ state: { ...defaultState, ...change }, bad: [] });
  });

  test('a lone surrogate, which no address can hold, becomes U+FFFD', () => {
    expect(round({ prompt: 'a\ud800b' }).state.prompt).toBe('a\ufffdb');
  });
});

test.each([
  ['temperature=hot', 'temperature'],
  ['topK=-1', 'topK'],
  ['topK=1.5', 'topK'],
  ['tokens=zz.!!', 'tokens'],
  ['theme=pink', 'theme'],
  ['prompt=%E0%A4%A', 'prompt'],
  ['seed=', 'seed'],
  ['context=0', 'context'],
  ['bits=7', 'bits'],
  ['typed=1.x', 'typed'],
])('%s is left at its default and named', (part, key) => {
  expect(parseState(`v=2&${part}`)).toEqual({ state: defaultState, bad: [key] });
});

test('garbage does no harm', () => {
  expect(parseState('#&&=&x&%%%&unknown=1&=5')).toEqual({ state: defaultState, bad: [] });
});

describe('a link can only hold what is read back', () => {
  const names = Object.keys(properties) as PropertyName[];
  /** Numbers at and beyond bounds, words of other properties, lists, objects: most are no value of most properties. */
  const anything = fc.oneof(
    fc.anything(),
    fc.constantFrom(null, true, false, '', 0, -1, 1, 1e6, 1e6 + 1, 0.5, 2 ** 31, 36 ** 6, Number.NaN, Infinity),
    fc.constantFrom(...Object.values(properties).flatMap((p) => ('values' in p ? p.values : []))),
    fc.integer({ min: -2e6, max: 2e9 }),
    fc.double({ min: 0, max: 5 }),
    fc.string({ unit: 'binary' }),
    fc.array(fc.integer({ min: 0, max: 1e6 })),
    fc.array(fc.constantFrom('mha', 'mha_window_64_4_cache', 'mha_full_2_9_cache', 'cache', 'a.b', '')),
  );

  test.each(names)('%s: whatever its schema takes is written and read as it is', (name) => {
    let taken = 0;
    fc.assert(
      fc.property(anything, (value) => {
        const checked = v.safeParse(properties[name].schema, value);
        if (!checked.success) return;
        taken += 1;
        const state = { ...defaultState, [name]: checked.output } as SavedState;
        expect(parseState(formatState(state))).toEqual({ state, bad: [] });
      }),
      { seed: 1, numRuns: 3000 },
    );
    expect(taken).toBeGreaterThan(0);
  });

  test('whatever a script may give for a part of a state is a link', () => {
    const usable = fc.record(
      Object.fromEntries(names.map((name) => [name, anything.filter((value) => v.is(properties[name].schema, value))])),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(usable, (part) => {
        const state = { ...defaultState, ...v.parse(someState, part) };
        expect(parseState(formatState(state))).toEqual({ state, bad: [] });
      }),
      { seed: 1, numRuns: 50 },
    );
  });

  test('whatever is read of a fragment is a link again', () => {
    const part = fc.tuple(
      fc.constantFrom(...names.map((name) => properties[name].key)),
      fc.oneof(fc.string(), fc.stringMatching(/^[0-9a-z._-]*$/)),
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const { state } = parseState(parts.map(([key, text]) => `${key}=${encodeURIComponent(text)}`).join('&'));
        expect(v.parse(someState, state)).toEqual(state);
        expect(parseState(formatState(state))).toEqual({ state, bad: [] });
      }),
      { seed: 1, numRuns: 1000 },
    );
  });
});
