/** The values that a layer shows, against PyTorch's values of the same layer. */
import { expect } from 'vitest';
import type { StepTrace } from '../../../src/engine/trace';
import type { AttentionSpec } from '../../../src/model/spec';
import { expectClose } from './compare';

interface Tolerance {
  readonly absolute: number;
  readonly relative?: number;
}

interface Values {
  has(name: string): boolean;
  tensor(name: string): Float32Array;
}

/** A value's name in PyTorch by its name in the trace. PyTorch's is [T, …], or [H, T]. */
const NAMES: Readonly<Record<string, { readonly name: string; readonly shape: '[T, …]' | '[H, T]' }>> = {
  keyNorm: { name: 'keyNorms', shape: '[T, …]' },
  valueNorm: { name: 'valueNorms', shape: '[T, …]' },
  latent: { name: 'latent', shape: '[T, …]' },
  rotaryKey: { name: 'rotaryKey', shape: '[T, …]' },
  aKey: { name: 'aK', shape: '[T, …]' },
  bKey: { name: 'bK', shape: '[T, …]' },
  aValue: { name: 'aV', shape: '[T, …]' },
  bValue: { name: 'bV', shape: '[T, …]' },
  gamma: { name: 'gamma', shape: '[H, T]' },
  stateNorm: { name: 'stateNorms', shape: '[H, T]' },
  gate: { name: 'gate', shape: '[H, T]' },
  gates: { name: 'gates', shape: '[H, T]' },
};

/** Compares all values of a layer that PyTorch has too, at least one, at every token. */
export function expectLayerValues(traces: readonly StepTrace[], layer: number, values: Values, tolerance: Tolerance): void {
  let compared = 0;
  const valuesAt = (trace: StepTrace | undefined): Readonly<Record<string, Float32Array>> => {
    const { values: own = {}, gates } = trace?.layers[layer] ?? {};
    return gates ? { ...own, gates } : own;
  };
  for (const field of Object.keys(valuesAt(traces[0]))) {
    const { name, shape } = NAMES[field] ?? { name: '', shape: '[H, T]' };
    if (name === '' || !values.has(`${name}.${layer}`)) continue;
    compared++;
    const wanted = values.tensor(`${name}.${layer}`);
    const size = wanted.length / traces.length;
    traces.forEach((trace, t) => {
      const row = Array.from(
        { length: size },
        (_, i) => wanted[shape === '[H, T]' ? i * traces.length + t : t * size + i] ?? NaN,
      );
      expectClose(valuesAt(trace)[field] ?? [], row, tolerance, `${field} of layer ${layer} at ${t}`);
    });
  }
  expect(compared, `values of layer ${layer}`).toBeGreaterThan(0);
}

/** Compares the attention of a layer, as computed where that is not shares, in every head and row. */
export function expectAttention(
  traces: readonly StepTrace[],
  layer: number,
  spec: AttentionSpec,
  values: Values,
  tolerance: Tolerance,
): void {
  const wanted = values.tensor(`attention.${layer}`); // [H, T, T]
  const length = traces.length;
  traces.forEach((trace, t) => {
    const { heads = 0, attention, signed, unnormalised, values: seen } = trace.layers[layer] ?? {};
    expect(wanted.length).toBe(heads * length * length);
    const rows = Array.from({ length: heads }, (_, head) => {
      const start = (head * length + t) * length;
      return [...wanted.subarray(start, start + t + 1)];
    });
    if (spec.kind === 'infini') {
      // PyTorch's weights of tokens in earlier segments are here the memory's share; with the delta rule their sum is arbitrary.
      const start = t - (t % spec.segment);
      const shares = rows.map((row) => row.splice(0, start, ...new Array<number>(start).fill(0)));
      const sums = shares.map((row) => row.reduce((sum, weight) => sum + weight, 0));
      if (spec.update === 'linear') expectClose(seen?.['memoryShare'] ?? [], sums, tolerance, `memory at ${t}`);
    }
    expectClose(signed ?? unnormalised ?? attention ?? [], rows.flat(), tolerance, `attention of layer ${layer} at ${t}`);
  });
}

/** Compares the norm of the compressive memory that each segment reads. */
export function expectMemoryNorms(
  traces: readonly StepTrace[],
  layer: number,
  spec: AttentionSpec,
  values: Values,
  tolerance: Tolerance,
): void {
  if (spec.kind !== 'infini') return;
  const wanted = values.tensor(`memoryNorms.${layer}`); // [H, C], before each segment
  const segments = wanted.length / spec.heads;
  expect(segments).toBe(Math.ceil(traces.length / spec.segment));
  traces.forEach(({ layers }, t) => {
    const norms = Array.from({ length: spec.heads }, (_, head) => wanted[head * segments + Math.floor(t / spec.segment)] ?? NaN);
    expectClose(layers[layer]?.values['memoryNorm'] ?? [], norms, tolerance, `memory of layer ${layer} at ${t}`);
  });
}
