/** The shapes of published models, without their weights: parameters counted by hand from their configurations. */
import type { ModelSpec } from '../../src/model/spec';

interface Shape {
  readonly layers: number;
  readonly width: number;
  readonly heads: number;
  readonly keyValueHeads: number;
  readonly hidden: number;
  readonly vocabulary: number;
  readonly bias: boolean;
}

function shapeOf(id: string, { layers, width, heads, keyValueHeads, hidden, vocabulary, bias }: Shape): ModelSpec {
  return {
    format: 1,
    id,
    name: id,
    vocabulary,
    width,
    context: 1024,
    trainedContext: 1024,
    start: [0],
    normEpsilon: 1e-5,
    tiedEmbedding: true,
    layers: Array.from({ length: layers }, () => ({
      attention: {
        kind: 'softmax',
        heads,
        keyValueHeads,
        headWidth: 64,
        rope: { base: 10_000, pairing: 'halves' },
        bias,
        window: null,
        extraLogit: 'none',
      },
      mlp: { kind: 'swiglu', hidden },
    })),
  };
}

/** GPT-2's MLP is plain: two matrices in place of three, so two thirds of its hidden width have as many parameters. */
export const shapes = {
  smolLm135M: shapeOf('smollm-135m', {
    layers: 30,
    width: 576,
    heads: 9,
    keyValueHeads: 3,
    hidden: 1536,
    vocabulary: 49_152,
    bias: false,
  }),
  gpt2: shapeOf('gpt2', {
    layers: 12,
    width: 768,
    heads: 12,
    keyValueHeads: 12,
    hidden: 2048,
    vocabulary: 50_257,
    bias: true,
  }),
  qwen05B: shapeOf('qwen2.5-0.5b', {
    layers: 24,
    width: 896,
    heads: 14,
    keyValueHeads: 2,
    hidden: 4864,
    vocabulary: 151_936,
    bias: true,
  }),
} satisfies Record<string, ModelSpec>;
