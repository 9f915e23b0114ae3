/**
 * Gemma (2403.08295), Gemma 2 (2408.00118), Gemma 3 (2503.19786): embeddings times √width, norms that multiply by 1 + w, geglu. Gemma 2
 * normalises after attention and MLP too, caps scores and logits, and lets every other layer slide; Gemma 3 has norms of queries and keys in place of caps,
 * one layer of six that does not slide, and two bases of rotation.
 */
import { CheckpointError } from '../errors';
import type { Blueprint } from '../recipe';
import { type Settings, mostLayers } from '../settings';
import type { Family, Surroundings } from './family';
import { hubRope } from './hub-rope';
import { type Heads, headsOf, layersOf, mlpOf, slides, softmax, specOf } from './spec-parts';
import { llamaRecipes } from './llama-recipes';
import type { SoftmaxSpec } from '../../spec';

/** How a generation differs from the first. */
interface Generation {
  readonly name: string;
  readonly second: boolean;
  readonly queryKeyNorm: boolean;
  readonly prefixes: readonly string[];
  readonly trained: number;
  /** A layer's window, scale, cap and rotation. */
  readonly layer: (
    settings: Settings,
    layer: number,
    heads: Heads,
    context: number,
  ) => Partial<SoftmaxSpec> & Pick<SoftmaxSpec, 'rope'>;
  readonly logitCap: number | null;
}

function read(settings: Settings, surroundings: Surroundings, generation: Generation): Blueprint {
  const { name, second, queryKeyNorm, prefixes, logitCap } = generation;
  if (settings.flag('use_bidirectional_attention', false))
    throw new CheckpointError('unsupported', { family: name, what: 'bidirectional' });
  const width = settings.count('hidden_size');
  const layers = settings.count('num_hidden_layers', undefined, mostLayers);
  const vocabulary = settings.count('vocab_size');
  const hidden = settings.count('intermediate_size');
  const heads = headsOf(settings, width);
  const bias = settings.flag('attention_bias', false);
  // The first configurations say `hidden_act: gelu`, which nobody obeyed.
  const mlp = mlpOf(settings, ['hidden_activation'], 'gelu_pytorch_tanh', { gated: true, hidden });
  const cap = capOf(settings, 'final_logit_softcapping', logitCap);
  const spec = specOf(surroundings, {
    vocabulary,
    width,
    trainedContext: settings.count('max_position_embeddings', generation.trained),
    normEpsilon: settings.positive('rms_norm_eps', 1e-6),
    embeddingScale: Math.sqrt(width),
    ...(cap === null ? {} : { logitCap: cap }),
    tiedEmbedding: settings.flag('tie_word_embeddings', true),
    layers: layersOf(layers, (layer) => ({
      attention: softmax({
        ...heads,
        bias,
        ...(bias ? { valueBias: true, outputBias: true } : {}),
        ...(queryKeyNorm ? { queryKeyNorm: 'rms' as const } : {}),
        ...generation.layer(settings, layer, heads, surroundings.context),
      }),
      mlp,
      ...(second ? { normsAfter: true } : {}),
    })),
  });
  return {
    spec,
    recipes: llamaRecipes({
      ...heads,
      width,
      hidden,
      vocabulary,
      layers,
      tied: spec.tiedEmbedding,
      norm: 'rms',
      plus: 1,
      bias: { queryKeyValue: bias, output: bias, mlp: false },
      queryKeyNorm,
      normsAfter: second,
      prefixes,
    }),
  };
}

/** `query_pre_attn_scalar` in place of the head's width. */
const scaleOf = (settings: Settings): number => settings.positive('query_pre_attn_scalar', 256) ** -0.5;

const window = (settings: Settings, layer: number, otherwise: (layer: number) => boolean): number | null =>
  slides(settings, layer, otherwise) ? settings.count('sliding_window', 4096) : null;

export const gemma: Family = {
  name: 'Gemma',
  types: ['gemma'],
  read: (settings, surroundings) =>
    read(settings, surroundings, {
      name: gemma.name,
      second: false,
      queryKeyNorm: false,
      prefixes: ['model.', ''],
      trained: 8192,
      layer: (_, __, { headWidth }, context) => ({ rope: hubRope(settings, { headWidth, context }) }),
      logitCap: null,
    }),
};

export const gemma2: Family = {
  name: 'Gemma 2',
  types: ['gemma2'],
  read(settings, surroundings) {
    const cap = capOf(settings, 'attn_logit_softcapping', 50);
    return read(settings, surroundings, {
      name: gemma2.name,
      second: true,
      queryKeyNorm: false,
      prefixes: ['model.', ''],
      trained: 8192,
      layer: (_, layer, { headWidth }, context) => ({
        rope: hubRope(settings, { headWidth, context }),
        window: window(settings, layer, (index) => index % 2 === 0),
        scale: scaleOf(settings),
        ...(cap === null ? {} : { cap }),
      }),
      logitCap: 30,
    });
  },
};

/** Where the key is not there, what the family does; null where it is there and null. */
function capOf(settings: Settings, key: string, otherwise: number | null): number | null {
  if (settings.isNull(key)) return null;
  return settings.has(key) ? settings.positive(key) : otherwise;
}

function readThird(settings: Settings, surroundings: Surroundings, prefixes: readonly string[]): Blueprint {
  const pattern = settings.count(['sliding_window_pattern', '_sliding_window_pattern'], 6);
  const isLocal = (layer: number): boolean => (layer + 1) % pattern !== 0;
  const local = settings.positive('rope_local_base_freq', 10_000);
  return read(settings, surroundings, {
    name: 'Gemma 3',
    second: true,
    queryKeyNorm: true,
    prefixes,
    trained: 131_072,
    layer: (_, layer, { headWidth }, context) => {
      const isSliding = slides(settings, layer, isLocal);
      const layers = isSliding ? ('sliding_attention' as const) : ('full_attention' as const);
      const both = settings.has('rope_parameters');
      return {
        rope:
          isSliding && !both
            ? { base: local, pairing: 'halves' as const }
            : hubRope(settings, { headWidth, context, base: isSliding ? local : 1_000_000, layers }),
        window: window(settings, layer, isLocal),
        scale: scaleOf(settings),
      };
    },
    logitCap: null,
  });
}

export const gemma3: Family = {
  name: 'Gemma 3',
  types: ['gemma3_text', 'gemma3'],
  read(settings, surroundings) {
    const text = settings.part('text_config');
    if (text === null) return readThird(settings, surroundings, ['model.', '']);
    // Those that see pictures have the language model within; what their configuration leaves out is as in the 4B.
    return readThird(text.withDefaults(fourBillion), surroundings, [
      'language_model.model.',
      'model.language_model.',
      'language_model.',
    ]);
  },
};

/** Defaults of transformers' Gemma3TextConfig. */
const fourBillion = {
  vocab_size: 262_208,
  num_attention_heads: 8,
  num_key_value_heads: 4,
  head_dim: 256,
} as const;
