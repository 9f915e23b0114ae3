/** Phi-3 (2404.14219): as Llama, with QKV in one matrix, gate and values in another, and LongRoPE in the models of 128k tokens. */
import { mostLayers } from '../settings';
import type { Family } from './family';
import { hubRope } from './hub-rope';
import { llamaRecipes } from './llama-recipes';
import { headsOf, layersOf, mlpOf, slides, softmax, specOf } from './spec-parts';

export const phi3: Family = {
  name: 'Phi-3',
  types: ['phi3'],
  read(settings, surroundings) {
    const width = settings.count('hidden_size', 3072);
    const layers = settings.count('num_hidden_layers', 32, mostLayers);
    const vocabulary = settings.count('vocab_size', 32_064);
    const hidden = settings.count('intermediate_size', 8192);
    const heads = headsOf(settings, width);
    const tied = settings.flag('tie_word_embeddings', false);
    const window = settings.has('sliding_window') ? settings.count('sliding_window') : null;
    const mlp = mlpOf(settings, ['hidden_act'], 'silu', { gated: true, hidden });
    const rope = hubRope(settings, { headWidth: heads.headWidth, context: surroundings.context });
    const spec = specOf(surroundings, {
      vocabulary,
      width,
      trainedContext: settings.count('max_position_embeddings', 4096),
      normEpsilon: settings.positive('rms_norm_eps', 1e-5),
      tiedEmbedding: tied,
      layers: layersOf(layers, (layer) => ({
        attention: softmax({ ...heads, rope, window: slides(settings, layer, () => true) ? window : null }),
        mlp,
      })),
    });
    const bias = { queryKeyValue: false, output: false, mlp: false };
    return { spec, recipes: llamaRecipes({ ...heads, width, hidden, vocabulary, layers, tied, norm: 'rms', bias, fused: true }) };
  },
};
