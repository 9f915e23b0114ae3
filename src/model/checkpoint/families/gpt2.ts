/** GPT-2 (Radford et al. 2019): learned positions, fused QKV, and matrices stored [inputs, outputs] (Conv1D). */
import { linear, matrix, named, norm } from '../recipe';
import { mostLayers } from '../settings';
import type { Family } from './family';
import { allBiased, headWidth, layersOf, mlpOf, mustBe, softmax, specOf } from './spec-parts';

export const gpt2: Family = {
  name: 'GPT-2',
  types: ['gpt2'],
  read(settings, surroundings) {
    const width = settings.count('n_embd', 768);
    const layers = settings.count('n_layer', 12, mostLayers);
    const heads = settings.count('n_head', 12);
    const vocabulary = settings.count('vocab_size', 50_257);
    const positions = settings.count(['n_positions', 'n_ctx'], 1024);
    const hidden = settings.count('n_inner', 4 * width);
    const tied = settings.flag('tie_word_embeddings', true);
    const d = headWidth(settings, width, heads, 'n_head');
    mustBe(settings, 'add_cross_attention', false);
    const scale = settings.flag('scale_attn_weights', true) ? 1 / Math.sqrt(d) : 1;
    const byLayer = settings.flag('scale_attn_by_inverse_layer_idx', false);
    const mlp = mlpOf(settings, ['activation_function'], 'gelu_new', { gated: false, hidden, bias: true });
    const spec = specOf(surroundings, {
      vocabulary,
      width,
      trainedContext: positions,
      learnedPositions: positions,
      norm: 'layer',
      normEpsilon: settings.positive('layer_norm_epsilon', 1e-5),
      tiedEmbedding: tied,
      layers: layersOf(layers, (layer) => ({
        attention: softmax({
          heads,
          keyValueHeads: heads,
          headWidth: d,
          rope: null,
          ...allBiased(true),
          ...(byLayer || scale === 1 ? { scale: scale / (byLayer ? layer + 1 : 1) } : {}),
        }),
        mlp,
      })),
    });
    const stored = named('', 'transformer.');
    const conv = { transposed: true };
    return {
      spec,
      recipes: [
        matrix('embedding.weight', [...stored('wte.weight'), ...(tied ? ['lm_head.weight'] : [])], vocabulary, width),
        matrix('positions.weight', stored('wpe.weight'), positions, width),
        ...Array.from({ length: layers }, (_, layer) => {
          const to = `layers.${layer}`;
          const from = (name: string): readonly string[] => stored(`h.${layer}.${name}`);
          const third = (part: number) => ({ ...conv, rows: [[part * width, (part + 1) * width]] as const, of: 3 * width });
          return [
            norm(`${to}.attention.norm`, from('ln_1'), width, 'layer'),
            linear(`${to}.attention.query`, from('attn.c_attn'), [width, width], true, third(0)),
            linear(`${to}.attention.key`, from('attn.c_attn'), [width, width], true, third(1)),
            linear(`${to}.attention.value`, from('attn.c_attn'), [width, width], true, third(2)),
            linear(`${to}.attention.output`, from('attn.c_proj'), [width, width], true, conv),
            norm(`${to}.mlp.norm`, from('ln_2'), width, 'layer'),
            linear(`${to}.mlp.up`, from('mlp.c_fc'), [hidden, width], true, conv),
            linear(`${to}.mlp.down`, from('mlp.c_proj'), [width, hidden], true, conv),
          ].flat();
        }).flat(),
        ...norm('norm', stored('ln_f'), width, 'layer'),
        ...(tied ? [] : [matrix('output.weight', ['lm_head.weight'], vocabulary, width)]),
      ],
    };
  },
};
