import { renderToString } from 'katex';
import { expect, test } from 'vitest';
import { mechanismOf } from '../../../src/attention/mechanisms';
import type { AttentionSpec } from '../../../src/model/spec';
import { formulaText } from '../../../src/panels/cache/cache/figures';
import { orderHeads } from '../../../src/panels/attention/heads/heads-panel';
import { panels } from '../../../src/panels';
import { model } from '../decode/fake-host';

const rope = { base: 10_000, pairing: 'halves' } as const;
const softmax = { kind: 'softmax', heads: 2, keyValueHeads: 2, headWidth: 4, rope, bias: false } as const;
const cross = { kind: 'cross', heads: 4, keyValueHeads: 1, headWidth: 4, rope, bias: false } as const;
const retention = { kind: 'retention', heads: 2, keyWidth: 4, valueWidth: 4, gateTemperature: 16, rope } as const;
const mechanisms: readonly AttentionSpec[] = [
  { ...softmax, window: null, extraLogit: 'none' },
  { ...softmax, window: 8, extraLogit: 'key' },
  { kind: 'tensorProduct', heads: 4, headWidth: 8, queryRank: 4, keyRank: 2, valueRank: 2, rope, bias: false },
  { kind: 'latent', heads: 4, headWidth: 8, latentWidth: 8, queryLatentWidth: null, rotaryWidth: 4, rope },
  { ...cross, fills: true },
  { ...retention, decay: 'fixed' },
  { ...retention, decay: 'gated' },
];

/** What the panels' folders hold, by path. */
const entryFiles: Readonly<Record<string, object>> = import.meta.glob('../../../src/panels/*/*/entry.ts', { eager: true });
const equationFiles: Readonly<Record<string, object>> = import.meta.glob('../../../src/panels/*/*/equation.ts', { eager: true });

test('every panel is listed once, with a title and a sentence on what it shows', () => {
  const listed = new Set<unknown>(panels);
  expect(new Set(Object.values(entryFiles).flatMap((file) => Object.values(file)))).toEqual(listed);
  expect(listed.size).toBe(panels.length);
  for (const { title, shows } of panels) {
    expect(title.length).toBeGreaterThan(10);
    expect(shows).toMatch(/^[A-Z].{20,110}\.$/);
  }
});

test('no panel has the id of another, current or former; what a place names is there', () => {
  const ids = panels.flatMap(({ id, formerly = [] }) => [id, ...formerly]);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { place } of panels) if (place?.inColumnAfter !== undefined) expect(ids).toContain(place.inColumnAfter);
  for (const { hasContent, place } of panels) expect(place?.heightWithoutContent !== undefined).toBe(hasContent !== undefined);
});

test('every panel has an equation, of its own or of the mechanism', () => {
  const folders = (files: object): readonly string[] => Object.keys(files).map((path) => path.replace(/\/[^/]*$/, ''));
  const own = new Set(folders(equationFiles));
  const ofMechanism = folders(entryFiles).filter((folder) => !own.has(folder));
  expect(ofMechanism.map((folder) => folder.split('/').at(-1))).toEqual(['matrix', 'cache', 'growth']);
});

/** Every string that these files export. */
const equations = Object.entries(equationFiles).flatMap(([path, file]) =>
  Object.entries(file).flatMap(([name, value]: [string, unknown]) =>
    (typeof value === 'string' ? [value] : Object.values(value as Readonly<Record<string, string>>)).map(
      (tex) => [`${path.split('/').at(-2)}: ${name}`, tex] as const,
    ),
  ),
);

test.each(equations)('the equation of %s is typeset without an error', (_, tex) => {
  expect(renderToString(tex, { throwOnError: true, strict: 'error' })).toContain('<math');
});

test.each(mechanisms.map((spec) => [spec.kind, spec] as const))('the equations of %s are typeset without an error', (_, spec) => {
  const { attention, cache } = mechanismOf(spec).equations(spec);
  for (const { tex, where } of [attention, cache]) {
    expect(renderToString(tex, { throwOnError: true, strict: 'error' })).toContain('<math');
    expect(where.length).toBeGreaterThan(20);
  }
});

test('mechanisms are told apart by name, softmax attention by how heads share keys', () => {
  const nameOf = (spec: AttentionSpec): string => mechanismOf(spec).name(spec);
  const plain = { ...softmax, window: null, extraLogit: 'none' } as const;
  expect(mechanisms.map(nameOf)).toEqual([
    'MHA',
    'MHA, window 8, key bias',
    'TPA, ranks 2 + 2',
    'MLA',
    'cross, MQA',
    'retention',
    'gated retention',
  ]);
  expect(nameOf({ ...plain, heads: 8, extraLogit: 'zero' })).toBe('GQA-2, softmax + 1');
  expect(nameOf({ ...plain, keyValueHeads: 1 })).toBe('MQA');
  expect(nameOf({ ...plain, extraLogit: 'logit' })).toBe('MHA, learned sink logit');
  expect(nameOf({ ...plain, gate: 'head' })).toBe('MHA, output gate');
  expect(nameOf({ ...plain, window: 8, weighting: 'relu', gate: 'head' })).toBe('MHA, ReLU, window 8, output gate');
  expect(nameOf({ ...plain, heads: 1, keyValueHeads: 1 })).toBe('softmax');
});

test('the cache’s formula is 2 · L · G · d · bytes · slots', () => {
  expect(formulaText(model.layout, 100)).toBe('2 · 1 · 1 · 4 · 4 · 100');
});

test('heads are ordered by score; unknown scores come last', () => {
  const scores = (sink: number, entropy: number) => ({ sink, entropy, distance: 0, previous: 0, induction: Number.NaN });
  const heads = [
    { layer: 0, head: 0, scores: scores(0.1, 3) },
    { layer: 0, head: 1, scores: scores(0.9, 2) },
    { layer: 0, head: 2, scores: undefined },
  ];
  expect(orderHeads(heads, 'sink').map(({ head }) => head)).toEqual([1, 0, 2]);
  expect(orderHeads(heads, 'entropy').map(({ head }) => head)).toEqual([1, 0, 2]);
  expect(orderHeads(heads, 'induction').map(({ head }) => head)).toEqual([0, 1, 2]);
});
