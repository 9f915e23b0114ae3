/** The model of a llama2.c file: Llama with neighbours turning together; what the file does not say is as in its model.py. */
import type { Llama2c } from '../llama2c';
import { type Blueprint, linear, matrix, norm } from '../recipe';
import type { Surroundings } from './family';
import { layersOf, softmax, specOf } from './spec-parts';

export function readLlama2cModel({ shape }: Llama2c, surroundings: Surroundings): Blueprint {
  const { width, hidden, layers, heads, keyValueHeads, vocabulary, context, tied } = shape;
  const headWidth = width / heads;
  const spec = specOf(surroundings, {
    vocabulary,
    width,
    trainedContext: context,
    normEpsilon: 1e-5,
    tiedEmbedding: tied,
    layers: layersOf(layers, () => ({
      attention: softmax({ heads, keyValueHeads, headWidth, rope: { base: 10_000, pairing: 'interleaved' } }),
      mlp: { kind: 'swiglu', hidden },
    })),
  });
  return {
    spec,
    recipes: [
      matrix('embedding.weight', ['tok_embeddings.weight'], vocabulary, width),
      ...Array.from({ length: layers }, (_, layer) => {
        const to = `layers.${layer}`;
        const from = (name: string): readonly string[] => [`layers.${layer}.${name}`];
        const kept = keyValueHeads * headWidth;
        return [
          norm(`${to}.attention.norm`, from('attention_norm'), width, 'rms'),
          linear(`${to}.attention.query`, from('attention.wq'), [width, width], false),
          linear(`${to}.attention.key`, from('attention.wk'), [kept, width], false),
          linear(`${to}.attention.value`, from('attention.wv'), [kept, width], false),
          linear(`${to}.attention.output`, from('attention.wo'), [width, width], false),
          norm(`${to}.mlp.norm`, from('ffn_norm'), width, 'rms'),
          linear(`${to}.mlp.gate`, from('feed_forward.w1'), [hidden, width], false),
          linear(`${to}.mlp.up`, from('feed_forward.w3'), [hidden, width], false),
          linear(`${to}.mlp.down`, from('feed_forward.w2'), [width, hidden], false),
        ].flat();
      }).flat(),
      ...norm('norm', ['norm'], width, 'rms'),
      ...(tied ? [] : [matrix('output.weight', ['output.weight'], vocabulary, width)]),
    ],
  };
}
