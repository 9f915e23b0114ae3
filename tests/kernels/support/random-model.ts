/** Models with weights from the seeded generator, as a safetensors file in memory, for tests that do not need a trained one. */
import { modelTensors } from '../../../src/attention/model-layout';
import { roundToFloat16 } from '../../../src/model/float16';
import type { AttentionSpec, InfiniSpec, LinearSpec, ModelSpec, RetentionSpec, SoftmaxSpec } from '../../../src/model/spec';
import { createRandom } from './random';

interface Shape {
  readonly layers?: number;
  readonly width?: number;
  readonly vocabulary?: number;
  readonly hidden?: number | null;
  readonly context?: number;
  /** What differs from the story models' softmax attention. */
  readonly attention?: Partial<SoftmaxSpec>;
  /** Another attention. */
  readonly mechanism?: AttentionSpec;
  /** Each layer's own, in place of `layers` and `attention`. */
  readonly attentions?: readonly AttentionSpec[];
}

/** The shipped story models' shape, unless told otherwise. */
export function modelOf({
  layers = 4,
  width = 128,
  vocabulary = 1024,
  hidden = 352,
  context = 1024,
  attention = {},
  mechanism,
  attentions,
}: Shape): ModelSpec {
  const softmax: SoftmaxSpec = {
    kind: 'softmax',
    heads: 4,
    keyValueHeads: 4,
    headWidth: 32,
    rope: { base: 10000, pairing: 'halves' },
    bias: true,
    window: null,
    extraLogit: 'none',
    ...attention,
  };
  const mlp = hidden === null ? null : { kind: 'swiglu' as const, hidden };
  return {
    format: 1,
    id: 'random',
    name: 'Random weights',
    vocabulary,
    width,
    context,
    trainedContext: context,
    start: [0],
    normEpsilon: 1e-5,
    tiedEmbedding: true,
    layers: (attentions ?? Array.from({ length: layers }, () => mechanism ?? softmax)).map((each) => ({ attention: each, mlp })),
  };
}

/** The mechanisms that do not cache keys and values, at the shipped shapes. */
export const tensorProduct = {
  kind: 'tensorProduct',
  heads: 4,
  headWidth: 32,
  queryRank: 4,
  keyRank: 2,
  valueRank: 2,
  rope: { base: 10000, pairing: 'halves' },
  bias: false,
} as const;
/** A layer of a small decoder-decoder (YOCO): below, with a window; above, reading the one cache that the first of them fills. */
export const windowLayer = (window: number): AttentionSpec => ({
  kind: 'softmax',
  heads: 3,
  keyValueHeads: 1,
  headWidth: 12,
  rope: { base: 10000, pairing: 'halves' },
  bias: true,
  window,
  extraLogit: 'none',
});
export const crossLayer = (fills: boolean): AttentionSpec => ({
  kind: 'cross',
  heads: 4,
  keyValueHeads: 2,
  headWidth: 8,
  rope: { base: 500, pairing: 'interleaved' },
  bias: true,
  fills,
});

export const latent = {
  kind: 'latent',
  heads: 4,
  headWidth: 32,
  latentWidth: 32,
  queryLatentWidth: null,
  rotaryWidth: 16,
  rope: { base: 10000, pairing: 'halves' },
} as const;

export const retentionLayer = (change: Partial<RetentionSpec> = {}): AttentionSpec => ({
  kind: 'retention',
  heads: 3,
  keyWidth: 12,
  valueWidth: 20,
  decay: 'gated',
  gateTemperature: 16,
  rope: { base: 10000, pairing: 'halves' },
  ...change,
});

export const linearLayer = (change: Partial<LinearSpec> = {}): AttentionSpec => ({
  kind: 'linear',
  heads: 3,
  headWidth: 12,
  features: 'elu1',
  group: null,
  convolution: null,
  rope: { base: 10000, pairing: 'halves' },
  bias: true,
  ...change,
});

export const infiniLayer = (change: Partial<InfiniSpec> = {}): AttentionSpec => ({
  kind: 'infini',
  heads: 3,
  headWidth: 12,
  segment: 5,
  update: 'delta',
  rope: { base: 10000, pairing: 'halves' },
  bias: true,
  ...change,
});

/** Small enough to start many times in a test. */
export const smallModel = modelOf({
  layers: 1,
  width: 32,
  hidden: 32,
  vocabulary: 40,
  context: 32,
  attention: { heads: 2, keyValueHeads: 2, headWidth: 16 },
});

/** float16 weights: matrices uniform with the deviation 1 / sqrt(inputs), so that values keep their size from layer to layer; norms around 1. */
export function randomWeights(spec: ModelSpec, seed: number): ArrayBuffer {
  const random = createRandom(seed);
  let end = 0;
  const header: Record<string, object> = {};
  const parts = modelTensors(spec).map(({ name, shape }) => {
    const length = shape.reduce((product, extent) => product * extent, 1);
    const size = name === 'embedding.weight' ? 1 : Math.sqrt(3 / (shape[1] ?? 12));
    const values = random.values(length, size);
    const offset = name.endsWith('norm.weight') ? 1 : 0;
    header[name] = { dtype: 'F16', shape, data_offsets: [end, end + 2 * length] };
    end += 2 * length;
    if (offset !== 0) values.forEach((value, i) => (values[i] = value + offset));
    const bits = new Uint16Array(length);
    roundToFloat16(values, bits);
    return bits;
  });
  const text = new TextEncoder().encode(JSON.stringify(header));
  const file = new Uint8Array(8 + text.length + end);
  new DataView(file.buffer).setBigUint64(0, BigInt(text.length), true);
  file.set(text, 8);
  let at = 8 + text.length;
  for (const part of parts) {
    file.set(new Uint8Array(part.buffer), at);
    at += part.byteLength;
  }
  return file.buffer;
}
