/** Llama (2302.13971) and those that kept its layers: Mistral (2310.06825), Qwen2 (2407.10671) and Qwen3 (2505.09388). */
import type { Blueprint } from '../recipe';
import { type Settings, mostLayers } from '../settings';
import type { Family, Surroundings } from './family';
import { hubRope } from './hub-rope';
import { llamaRecipes } from './llama-recipes';
import { headsOf, layersOf, mlpOf, slides, softmax, specOf } from './spec-parts';

/** How one of them differs from Llama. */
interface Traits {
  /** Biases on queries, keys and values that no setting mentions. */
  readonly biased?: boolean;
  readonly queryKeyNorm?: boolean;
  /** The window of a layer, where `layer_types` does not say. */
  readonly window: (settings: Settings, layer: number) => boolean;
  /** Whether the model has windows at all. */
  readonly windows: (settings: Settings) => boolean;
  readonly normEpsilon: number;
}

function read(settings: Settings, surroundings: Surroundings, traits: Traits): Blueprint {
  const width = settings.count('hidden_size');
  const layers = settings.count('num_hidden_layers', undefined, mostLayers);
  const vocabulary = settings.count('vocab_size');
  const hidden = settings.count('intermediate_size');
  const heads = headsOf(settings, width);
  const tied = settings.flag('tie_word_embeddings', false);
  const attentionBias = settings.flag('attention_bias', false);
  const queryKeyValue = (traits.biased ?? false) || attentionBias;
  const mlpBias = settings.flag('mlp_bias', false);
  const window = traits.windows(settings) && settings.has('sliding_window') ? settings.count('sliding_window') : null;
  const mlp = mlpOf(settings, ['hidden_act'], 'silu', { gated: true, hidden, bias: mlpBias });
  const rope = hubRope(settings, { headWidth: heads.headWidth, context: surroundings.context });
  const spec = specOf(surroundings, {
    vocabulary,
    width,
    trainedContext: settings.count('max_position_embeddings', 2048),
    normEpsilon: settings.positive('rms_norm_eps', traits.normEpsilon),
    tiedEmbedding: tied,
    layers: layersOf(layers, (layer) => ({
      attention: softmax({
        ...heads,
        rope,
        bias: queryKeyValue,
        ...(queryKeyValue ? { valueBias: true } : {}),
        ...(attentionBias ? { outputBias: true } : {}),
        window: slides(settings, layer, (index) => traits.window(settings, index)) ? window : null,
        ...(traits.queryKeyNorm ? { queryKeyNorm: 'rms' as const } : {}),
      }),
      mlp,
    })),
  });
  const bias = { queryKeyValue, output: attentionBias, mlp: mlpBias };
  const { queryKeyNorm = false } = traits;
  return { spec, recipes: llamaRecipes({ ...heads, width, hidden, vocabulary, layers, tied, norm: 'rms', bias, queryKeyNorm }) };
}

const everywhere = { window: () => true, windows: () => true };
/** Qwen's `sliding_window` is in its configurations, and switched off; where it is on, the first layers do without. */
const ofQwen = {
  window: (settings: Settings, layer: number) => layer >= settings.count('max_window_layers', 28, mostLayers),
  windows: (settings: Settings) => settings.flag('use_sliding_window', false),
};

export const llama: Family = {
  name: 'Llama',
  types: ['llama'],
  read: (settings, surroundings) => read(settings, surroundings, { ...everywhere, windows: () => false, normEpsilon: 1e-6 }),
};

export const mistral: Family = {
  name: 'Mistral',
  types: ['mistral'],
  read: (settings, surroundings) => read(settings, surroundings, { ...everywhere, normEpsilon: 1e-6 }),
};

export const qwen2: Family = {
  name: 'Qwen2',
  types: ['qwen2'],
  read: (settings, surroundings) => read(settings, surroundings, { ...ofQwen, biased: true, normEpsilon: 1e-6 }),
};

export const qwen3: Family = {
  name: 'Qwen3',
  types: ['qwen3'],
  read: (settings, surroundings) => read(settings, surroundings, { ...ofQwen, queryKeyNorm: true, normEpsilon: 1e-6 }),
};
