/** StableLM (2402.17834): as Llama, with LayerNorm, a quarter of each head rotated, and with norms of each head or in parallel where it says so. */
import type { Recipe } from '../recipe';
import { mostLayers } from '../settings';
import type { Family } from './family';
import { hubRope } from './hub-rope';
import { llamaRecipes } from './llama-recipes';
import { headsOf, layersOf, mlpOf, softmax, specOf } from './spec-parts';

export const stablelm: Family = {
  name: 'StableLM',
  types: ['stablelm', 'stablelm_epoch'],
  read(settings, surroundings) {
    const width = settings.count('hidden_size', 2560);
    const layers = settings.count('num_hidden_layers', 32, mostLayers);
    const vocabulary = settings.count('vocab_size', 50_304);
    const hidden = settings.count('intermediate_size', 6912);
    const heads = headsOf(settings, width);
    const tied = settings.flag('tie_word_embeddings', false);
    const biased = settings.flag('use_qkv_bias', false);
    const headNorms = settings.flag('qk_layernorm', false);
    const oneNorm = settings.flag('use_parallel_residual', false);
    const mlp = mlpOf(settings, ['hidden_act'], 'silu', { gated: true, hidden });
    const rope = hubRope(settings, { headWidth: heads.headWidth, context: surroundings.context, fraction: 0.25 });
    const spec = specOf(surroundings, {
      vocabulary,
      width,
      trainedContext: settings.count('max_position_embeddings', 4096),
      norm: 'layer',
      normEpsilon: settings.positive(['layer_norm_eps', 'norm_eps'], 1e-5),
      tiedEmbedding: tied,
      layers: layersOf(layers, () => ({
        attention: softmax({
          ...heads,
          rope,
          bias: biased,
          ...(biased ? { valueBias: true } : {}),
          ...(headNorms ? { queryKeyNorm: 'layer' as const } : {}),
        }),
        mlp,
        ...(oneNorm ? { parallel: 'oneNorm' as const } : {}),
      })),
    });
    const bias = { queryKeyValue: biased, output: false, mlp: false };
    const recipes = llamaRecipes({ ...heads, width, hidden, vocabulary, layers, tied, norm: 'layer', bias, oneNorm });
    const { heads: queries, keyValueHeads, headWidth } = heads;
    const norms = Array.from({ length: headNorms ? layers : 0 }, (_, layer) => [
      normOfHeads(layer, 'query', 'q_layernorm', queries, headWidth),
      normOfHeads(layer, 'key', 'k_layernorm', keyValueHeads, headWidth),
    ]);
    return { spec, recipes: [...recipes, ...norms.flat()] };
  },
};

/** [heads, headWidth] of a tensor per head. */
function normOfHeads(layer: number, to: string, from: string, heads: number, headWidth: number): Recipe {
  return {
    name: `layers.${layer}.attention.${to}_norm.weight`,
    kind: 'vector',
    shape: [heads, headWidth],
    pieces: Array.from({ length: heads }, (_, head) => ({
      from: ['model.', ''].map((prefix) => `${prefix}layers.${layer}.self_attn.${from}.norms.${head}.weight`),
      stored: [headWidth],
    })),
  };
}
