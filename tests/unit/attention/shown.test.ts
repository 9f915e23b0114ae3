/** The fields and arrays that a mechanism names are in its trace and its cache. */
import { expect, test } from 'vitest';
import { mechanismOf } from '../../../src/attention/mechanisms';
import type { AttentionSpec } from '../../../src/model/spec';
import { infiniLayer, latent, linearLayer, retentionLayer, tensorProduct, windowLayer } from '../../kernels/support/random-model';

const layers: Readonly<Record<string, AttentionSpec>> = {
  softmax: windowLayer(8),
  tensorProduct,
  latent,
  retention: retentionLayer(),
  linear: linearLayer(),
  infini: infiniLayer({ segment: 8 }),
};

/** The fields and arrays that each names. */
const shown = { tensorProduct: 'factors', latent: 'latent', retention: 'decay', linear: 'sums', infini: 'memory' } as const;

test.each(Object.entries(layers))('%s', (name, spec) => {
  const mechanism = mechanismOf(spec);
  const { decay, factors, latent: kept, memory, sums } = mechanism;
  const parts = { decay, factors, latent: kept, memory, sums };
  const own = Object.entries(parts).flatMap(([part, says]) => (says === undefined ? [] : [part]));
  expect(own).toEqual(name in shown ? [shown[name as keyof typeof shown]] : []);
  const sizes = new Map(mechanism.traceFields(spec).map((field) => [field.name, field.size]));
  const arrays = mechanism.cache(spec, 0, 32).map((array) => array.name);
  const [{ gamma, stateNorm, state, keys, logSums } = {}, remembered, summed] = [decay?.(spec), memory?.(spec), sums?.(spec)];
  for (const field of [gamma, stateNorm, remembered?.gate, remembered?.share, remembered?.norm, summed?.stateNorm])
    if (field !== undefined) expect([field, sizes.get(field)]).toEqual([field, spec.heads]);
  for (const field of [...Object.values(factors?.(spec) ?? {}).flat(), ...Object.values(kept?.(spec) ?? {})])
    expect(sizes.get(field)).toBeGreaterThan(0);
  for (const array of [state, keys, logSums, remembered?.memory, summed?.state])
    if (array !== undefined) expect(arrays).toContain(array);
});
