/**
 * Attention that another program computed and recorded (docs/recordings.md): it has heads, weights, norms and a cache to show, and no tensors
 * and no kernels. Everything is read from the recording.
 */
import type { RecordedSpec } from '../model/recording/recorded-spec';
import { words } from '../words';
import type { CacheArray } from './cache-layout';
import type { LayerField, Mechanism } from './mechanism';
import { softmax } from './softmax';

/** The equations and the name of the softmax attention of the same heads, of which nearly every recording is. */
const asSoftmax = ({ heads, keyValueHeads, headWidth, window }: RecordedSpec) =>
  ({
    kind: 'softmax',
    heads,
    keyValueHeads,
    headWidth,
    window,
    rope: { base: 1, pairing: 'halves' },
    bias: false,
    extraLogit: 'none',
  }) as const;

export const recorded: Mechanism<RecordedSpec> = {
  name: (spec) => spec.mechanism ?? softmax.name(asSoftmax(spec)),
  tensors: () => [],
  cache: cacheOf,
  traceFields({ keyValueHeads, norms }) {
    const fields: LayerField[] = [];
    if (norms.residual) fields.push({ name: 'residualNorm', size: 1 });
    if (norms.key) fields.push({ name: 'keyNorm', size: keyValueHeads });
    if (norms.value) fields.push({ name: 'valueNorm', size: keyValueHeads });
    return fields;
  },
  keyValueHeads: ({ keyValueHeads, norms }) => (norms.key || norms.value ? keyValueHeads : 0),
  window: ({ window }) => window,
  zeroSink: () => 'none',
  weights: ({ partial }) => (partial ? 'partial' : 'shares'),
  equations(spec) {
    const { attention, cache } = softmax.equations(asSoftmax(spec));
    const isPlain = spec.mechanism === null && !spec.partial;
    return {
      attention: isPlain ? attention : { tex: String.raw`o_t = \sum_{j \le t} \alpha_{t,j}\, v_j`, where: spec.where.attention },
      cache: isPlain ? cache : { tex: String.raw`\text{${words.mechanisms.bytes}} = b \cdot n`, where: spec.where.cache },
    };
  },
  // How it was computed is not recorded.
  multiplications: () => Number.NaN,
  build: () => ({ buffers: [], ops: [] }),
};

function cacheOf({ cache }: RecordedSpec, layer: number): readonly CacheArray[] {
  return cache.map(({ name, per, shape, bytesPerElement, capacity }) => ({
    name,
    layer,
    per,
    shape: Object.entries(shape).map(([extent, size]) => ({ name: extent, size })),
    bytesPerElement,
    forDisplay: false,
    ...(capacity === undefined ? {} : { capacity }),
  }));
}
