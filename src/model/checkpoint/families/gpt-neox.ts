/** GPT-NeoX (Black et al. 2204.06745; Pythia): attention and MLP in parallel, a quarter of each head rotated, QKV fused head by head. */
import { type Rows, linear, matrix, named, norm } from '../recipe';
import { mostLayers } from '../settings';
import type { Family } from './family';
import { hubRope } from './hub-rope';
import { allBiased, headWidth, layersOf, mlpOf, softmax, specOf } from './spec-parts';

export const gptNeox: Family = {
  name: 'GPT-NeoX',
  types: ['gpt_neox'],
  read(settings, surroundings) {
    const width = settings.count('hidden_size');
    const layers = settings.count('num_hidden_layers', undefined, mostLayers);
    const heads = settings.count('num_attention_heads');
    const vocabulary = settings.count('vocab_size');
    const hidden = settings.count('intermediate_size', 4 * width);
    const tied = settings.flag('tie_word_embeddings', false);
    const bias = settings.flag('attention_bias', true);
    const d = headWidth(settings, width, heads, 'num_attention_heads');
    const parallel = settings.flag('use_parallel_residual', true);
    const mlp = mlpOf(settings, ['hidden_act'], 'gelu', { gated: false, hidden, bias: true });
    const rope = hubRope(settings, { headWidth: d, context: surroundings.context, fraction: 0.25 });
    const spec = specOf(surroundings, {
      vocabulary,
      width,
      trainedContext: settings.count('max_position_embeddings', 2048),
      norm: 'layer',
      normEpsilon: settings.positive('layer_norm_eps', 1e-5),
      tiedEmbedding: tied,
      layers: layersOf(layers, () => ({
        attention: softmax({ heads, keyValueHeads: heads, headWidth: d, rope, ...allBiased(bias) }),
        mlp,
        ...(parallel ? { parallel: 'twoNorms' as const } : {}),
      })),
    });
    const stored = named('gpt_neox.', '');
    /** Of the rows [head][query, key, value][d] those of one part. */
    const part = (which: number) => ({
      of: 3 * width,
      rows: Array.from({ length: heads }, (_, head): Rows => [(head * 3 + which) * d, (head * 3 + which + 1) * d]),
    });
    return {
      spec,
      recipes: [
        matrix('embedding.weight', [...stored('embed_in.weight'), ...(tied ? ['embed_out.weight'] : [])], vocabulary, width),
        ...Array.from({ length: layers }, (_, layer) => {
          const to = `layers.${layer}`;
          const from = (name: string): readonly string[] => stored(`layers.${layer}.${name}`);
          const fused = from('attention.query_key_value');
          return [
            norm(`${to}.attention.norm`, from('input_layernorm'), width, 'layer'),
            linear(`${to}.attention.query`, fused, [width, width], bias, part(0)),
            linear(`${to}.attention.key`, fused, [width, width], bias, part(1)),
            linear(`${to}.attention.value`, fused, [width, width], bias, part(2)),
            linear(`${to}.attention.output`, from('attention.dense'), [width, width], bias),
            norm(`${to}.mlp.norm`, from('post_attention_layernorm'), width, 'layer'),
            linear(`${to}.mlp.up`, from('mlp.dense_h_to_4h'), [hidden, width], true),
            linear(`${to}.mlp.down`, from('mlp.dense_4h_to_h'), [width, hidden], true),
          ].flat();
        }).flat(),
        ...norm('norm', stored('final_layer_norm'), width, 'layer'),
        ...(tied ? [] : [matrix('output.weight', ['embed_out.weight'], vocabulary, width)]),
      ],
    };
  },
};
