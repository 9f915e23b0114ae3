/** Factors by hand, and the small random model of tensor product attention against PyTorch. */
import { describe, expect, test } from 'vitest';
import type { LayerTrace } from '../../../src/engine/trace';
import { factorsOf, furthest, latentOf, rebuilt, rowNorms, termsOf } from '../../../src/insight/factors';
import { loadSmall } from '../../support/fixture';

const layer = (heads: number, values: Readonly<Record<string, readonly number[]>>): LayerTrace => ({
  heads,
  attention: new Float32Array(),
  values: Object.fromEntries(Object.entries(values).map(([name, all]) => [name, Float32Array.from(all)])),
});

const fields = { key: ['aKey', 'bKey'], value: ['aValue', 'bValue'] } as const;
const latentFields = { latent: 'latent', rotaryKey: 'rotaryKey' };

/** Two heads of width 3, keys of rank 2, values of rank 1. */
const token = layer(2, { aKey: [2, 4, -1, 3], bKey: [1, 0, 5, 2, 6, -2], aValue: [1, -2], bValue: [3, 0, 4] });

describe('by hand', () => {
  test('a term is half of an outer product where there are two; the key is their sum', () => {
    const factors = factorsOf(token, fields, 'key');
    expect(factors?.a).toMatchObject({ rows: 2, columns: 2 });
    expect(factors?.b).toMatchObject({ rows: 2, columns: 3 });
    if (!factors) return;
    const [first, second] = termsOf(factors);
    expect([...(first?.values ?? [])]).toEqual([1, 0, 5, 2, 0, 10]);
    expect([...(second?.values ?? [])]).toEqual([-1, -3, 1, 3, 9, -3]);
    expect([...rebuilt(factors).values]).toEqual([0, -3, 6, 5, 9, 7]);
  });

  test('of rank 1 the value is the outer product itself; its rows have lengths 5 and 10', () => {
    const factors = factorsOf(token, fields, 'value');
    if (!factors) throw new Error('there are factors');
    expect([...rebuilt(factors).values]).toEqual([3, 0, 4, -6, 0, -8]);
    expect(rowNorms(rebuilt(factors))).toEqual([5, 10]);
  });

  test('a layer that keeps no factors has none, and no latent', () => {
    expect(factorsOf(layer(2, { keyNorm: [1, 2] }), fields, 'key')).toBeNull();
    expect(latentOf(layer(2, { keyNorm: [1, 2] }), latentFields)).toBeNull();
    expect(latentOf(layer(2, { latent: [1], rotaryKey: [2, 3] }), latentFields)?.rotaryKey).toHaveLength(2);
  });

  test('the furthest from 0 is a magnitude', () => {
    expect(furthest([1, -7, 3])).toBe(7);
    expect(furthest([])).toBe(0);
  });
});

test('what PyTorch’s factors stand for is as long as PyTorch’s own keys and values', async () => {
  const { spec, tokens, tensor } = await loadSmall('tensorProduct');
  const parts = [
    ['key', 'aK', 'bK', 'keyNorms'],
    ['value', 'aV', 'bV', 'valueNorms'],
  ] as const;
  let compared = 0;
  spec.layers.forEach(({ attention: { heads } }, l) => {
    for (const [part, a, b, norms] of parts) {
      const [allA, allB, wanted] = [tensor(`${a}.${l}`), tensor(`${b}.${l}`), tensor(`${norms}.${l}`)];
      tokens.forEach((_, t) => {
        const row = (all: Float32Array): number[] => [
          ...all.subarray((t * all.length) / tokens.length, ((t + 1) * all.length) / tokens.length),
        ];
        const names = part === 'key' ? { aKey: row(allA), bKey: row(allB) } : { aValue: row(allA), bValue: row(allB) };
        const factors = factorsOf(layer(heads, names), fields, part);
        if (!factors) throw new Error('there are factors');
        rowNorms(rebuilt(factors)).forEach((norm, h) => {
          const norm0 = wanted[t * heads + h] ?? Number.NaN;
          expect(Math.abs(norm - norm0)).toBeLessThan(1e-5 * (1 + norm0));
          compared += 1;
        });
      });
    }
  });
  // Four heads in one layer, two in the other, keys and values.
  expect(compared).toBe(tokens.length * (4 + 2) * 2);
});
