/** The shapes of published models, without their weights, from their configurations. */
import type { MlpSpec, ModelSpec, SoftmaxSpec } from '../../src/model/spec';

interface Shape {
  readonly layers: number;
  readonly width: number;
  readonly vocabulary: number;
  readonly attention: Partial<SoftmaxSpec> & Pick<SoftmaxSpec, 'heads' | 'keyValueHeads'>;
  readonly mlp: MlpSpec;
  /** What else differs between them. */
  readonly other?: Pick<ModelSpec, 'norm' | 'learnedPositions'>;
  readonly normEpsilon: number;
}

function shapeOf(id: string, { layers, width, vocabulary, attention, mlp, other, normEpsilon }: Shape): ModelSpec {
  const softmax: SoftmaxSpec = {
    kind: 'softmax',
    headWidth: 64,
    rope: { base: 10_000, pairing: 'halves' },
    bias: false,
    window: null,
    extraLogit: 'none',
    ...attention,
  };
  return {
    format: 1,
    id,
    name: id,
    vocabulary,
    width,
    context: 1024,
    trainedContext: 1024,
    start: [0],
    normEpsilon,
    tiedEmbedding: true,
    ...other,
    layers: Array.from({ length: layers }, () => ({ attention: softmax, mlp })),
  };
}

export const shapes = {
  smolLm135M: shapeOf('smollm-135m', {
    layers: 30,
    width: 576,
    vocabulary: 49_152,
    attention: { heads: 9, keyValueHeads: 3 },
    mlp: { kind: 'swiglu', hidden: 1536 },
    normEpsilon: 1e-5,
  }),
  gpt2: shapeOf('gpt2', {
    layers: 12,
    width: 768,
    vocabulary: 50_257,
    attention: { heads: 12, keyValueHeads: 12, rope: null, bias: true, valueBias: true, outputBias: true },
    mlp: { kind: 'gelu', form: 'tanh', hidden: 3072, bias: true },
    other: { norm: 'layer', learnedPositions: 1024 },
    normEpsilon: 1e-5,
  }),
  qwen05B: shapeOf('qwen2-5-0-5b', {
    layers: 24,
    width: 896,
    vocabulary: 151_936,
    attention: { heads: 14, keyValueHeads: 2, rope: { base: 1e6, pairing: 'halves' }, bias: true, valueBias: true },
    mlp: { kind: 'swiglu', hidden: 4864 },
    normEpsilon: 1e-6,
  }),
} satisfies Record<string, ModelSpec>;
