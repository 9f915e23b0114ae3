/** OPT (Zhang et al. 2205.01068): learned positions whose table begins two rows later, and relu. */
import { CheckpointError } from '../errors';
import { linear, matrix, named, norm } from '../recipe';
import { mostLayers } from '../settings';
import type { Family } from './family';
import { allBiased, headWidth, layersOf, mlpOf, mustBe, softmax, specOf } from './spec-parts';

/** Rows of the table of positions that no token has: an offset left from padding. */
const unusedPositions = 2;

export const opt: Family = {
  name: 'OPT',
  types: ['opt'],
  read(settings, surroundings) {
    const unsupported = (what: 'norms-after' | 'projected-embedding' | 'no-norm-weights'): CheckpointError =>
      new CheckpointError('unsupported', { family: opt.name, what });
    const width = settings.count('hidden_size', 768);
    // OPT-350m alone has either.
    if (!settings.flag('do_layer_norm_before', true)) throw unsupported('norms-after');
    if (settings.count('word_embed_proj_dim', width) !== width) throw unsupported('projected-embedding');
    if (!settings.flag('layer_norm_elementwise_affine', true)) throw unsupported('no-norm-weights');
    mustBe(settings, '_remove_final_layer_norm', false);
    const layers = settings.count('num_hidden_layers', 12, mostLayers);
    const heads = settings.count('num_attention_heads', 12);
    const vocabulary = settings.count('vocab_size', 50_272);
    const positions = settings.count('max_position_embeddings', 2048);
    const hidden = settings.count('ffn_dim', 3072);
    const tied = settings.flag('tie_word_embeddings', true);
    const bias = settings.flag('enable_bias', true);
    const mlp = mlpOf(settings, ['activation_function'], 'relu', { gated: false, hidden, bias });
    const d = headWidth(settings, width, heads, 'num_attention_heads');
    const spec = specOf(surroundings, {
      vocabulary,
      width,
      trainedContext: positions,
      learnedPositions: positions,
      norm: 'layer',
      normEpsilon: 1e-5,
      tiedEmbedding: tied,
      layers: layersOf(layers, () => ({
        attention: softmax({ heads, keyValueHeads: heads, headWidth: d, rope: null, ...allBiased(bias) }),
        mlp,
      })),
    });
    const stored = named('model.decoder.', 'decoder.', '');
    return {
      spec,
      recipes: [
        matrix('embedding.weight', [...stored('embed_tokens.weight'), ...(tied ? ['lm_head.weight'] : [])], vocabulary, width),
        matrix('positions.weight', stored('embed_positions.weight'), positions, width, {
          of: positions + unusedPositions,
          rows: [[unusedPositions, positions + unusedPositions]],
        }),
        ...Array.from({ length: layers }, (_, layer) => {
          const to = `layers.${layer}`;
          const from = (name: string): readonly string[] => stored(`layers.${layer}.${name}`);
          return [
            norm(`${to}.attention.norm`, from('self_attn_layer_norm'), width, 'layer'),
            linear(`${to}.attention.query`, from('self_attn.q_proj'), [width, width], bias),
            linear(`${to}.attention.key`, from('self_attn.k_proj'), [width, width], bias),
            linear(`${to}.attention.value`, from('self_attn.v_proj'), [width, width], bias),
            linear(`${to}.attention.output`, from('self_attn.out_proj'), [width, width], bias),
            // A layer's final norm is the one before its MLP.
            norm(`${to}.mlp.norm`, from('final_layer_norm'), width, 'layer'),
            linear(`${to}.mlp.up`, from('fc1'), [hidden, width], bias),
            linear(`${to}.mlp.down`, from('fc2'), [width, hidden], bias),
          ].flat();
        }).flat(),
        ...norm('norm', stored('final_layer_norm'), width, 'layer'),
        ...(tied ? [] : [matrix('output.weight', ['lm_head.weight'], vocabulary, width)]),
      ],
    };
  },
};
