import { renderToString } from 'katex';
import { expect, test } from 'vitest';
import { formulaText } from '../../../src/panels/cache/figures';
import { equations } from '../../../src/panels/equations';
import { orderHeads } from '../../../src/panels/heads/heads-panel';
import { panels } from '../../../src/panels';
import { panelIds } from '../../../src/panels/panel-id';
import { model } from '../decode/fake-host';

test('every panel is listed once, with a title', () => {
  expect(new Set(['tokens', ...panels.map(({ id }) => id)])).toEqual(new Set(panelIds));
  for (const { title } of panels) expect(title.length).toBeGreaterThan(10);
});

test.each(Object.entries(equations))('the equation of %s is typeset without an error', (_, tex) => {
  expect(renderToString(tex, { throwOnError: true, strict: 'error' })).toContain('<math');
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
