/** The families that GGUF files have, by `general.architecture`: one layout of names for all of them, and how each differs. */
import type { LayerSpec, MlpSpec, PartialRopeSpec, SoftmaxSpec } from '../../spec';
import type { Settings } from '../settings';
import type { StoredTensors } from '../stored-tensor';

export interface GgufFamily {
  readonly name: string;
  readonly norm: 'rms' | 'layer';
  /** Rows of queries and keys of `llama` are stored permuted, so that neighbours turn together. */
  readonly pairing: PartialRopeSpec['pairing'];
  /** Positions are learned and nothing turns. */
  readonly learnedPositions?: boolean;
  readonly mlp: (hidden: number) => MlpSpec;
  /** Gate and values of the MLP in one matrix. */
  readonly fusedGate?: boolean;
  readonly parallel?: (settings: Settings, tensors: Pick<StoredTensors, 'tensor'>) => LayerSpec['parallel'];
  readonly normsAfter?: boolean;
  /** Embeddings times √width. */
  readonly scaledEmbedding?: boolean;
  /** What a layer's attention has beside its heads; `rope` where layers turn differently. */
  readonly attention?: (settings: Settings, layer: number) => GgufAttention;
  readonly logitCap?: boolean;
}

export interface GgufAttention extends Partial<Pick<SoftmaxSpec, 'window' | 'scale' | 'cap'>> {
  readonly base?: number;
  /** Whether the file's scaling of rotations is for this layer; it is, unless given. */
  readonly scaled?: boolean;
}

const swiglu = (hidden: number): MlpSpec => ({ kind: 'swiglu', hidden });
const geglu = (hidden: number): MlpSpec => ({ kind: 'geglu', form: 'tanh', hidden });
const gelu =
  (form: 'tanh' | 'erf') =>
  (hidden: number): MlpSpec => ({ kind: 'gelu', form, hidden, bias: true });

const windowOf = (settings: Settings, otherwise?: number): number | null =>
  settings.has('attention.sliding_window') || otherwise !== undefined
    ? settings.count('attention.sliding_window', otherwise)
    : null;

/** GGUF does not say `query_pre_attn_scalar`: it is the head's width, but for the models of 27B, which are told by their number of layers. */
function gemmaScale(settings: Settings, layersOf27B: number): Pick<GgufAttention, 'scale'> {
  if (settings.count('block_count') !== layersOf27B) return {};
  return { scale: Math.sqrt(settings.count('attention.head_count') / settings.count('embedding_length')) };
}

const rms = { norm: 'rms', pairing: 'halves' } as const;
const layerNorm = { norm: 'layer', pairing: 'halves' } as const;
const ofGemma = { ...rms, mlp: geglu, scaledEmbedding: true } as const;

export const ggufFamilies: Readonly<Record<string, GgufFamily>> = {
  llama: { ...rms, name: 'Llama', pairing: 'interleaved', mlp: swiglu },
  qwen2: { ...rms, name: 'Qwen2', mlp: swiglu },
  qwen3: { ...rms, name: 'Qwen3', mlp: swiglu },
  gemma: { ...ofGemma, name: 'Gemma' },
  gemma2: {
    ...ofGemma,
    name: 'Gemma 2',
    normsAfter: true,
    logitCap: true,
    attention: (settings, layer) => ({
      window: layer % 2 === 0 ? windowOf(settings, 4096) : null,
      cap: settings.positive('attn_logit_softcapping', 50),
      ...gemmaScale(settings, 46),
    }),
  },
  gemma3: {
    ...ofGemma,
    name: 'Gemma 3',
    normsAfter: true,
    attention: (settings, layer) => ({
      ...((layer + 1) % settings.count('attention.sliding_window_pattern', 6) === 0
        ? { window: null, base: settings.positive('rope.freq_base', 1_000_000) }
        : { window: windowOf(settings, 1024), base: settings.positive('rope.freq_base_swa', 10_000), scaled: false }),
      ...gemmaScale(settings, 62),
    }),
  },
  gpt2: { ...layerNorm, name: 'GPT-2', learnedPositions: true, mlp: gelu('tanh') },
  gptneox: {
    ...layerNorm,
    name: 'GPT-NeoX',
    mlp: gelu('erf'),
    parallel: (settings) => (settings.flag('use_parallel_residual', true) ? 'twoNorms' : undefined),
  },
  phi2: { ...layerNorm, name: 'Phi', mlp: gelu('tanh'), parallel: () => 'oneNorm' },
  phi3: { ...rms, name: 'Phi-3', mlp: swiglu, fusedGate: true, attention: (settings) => ({ window: windowOf(settings) }) },
  stablelm: {
    ...layerNorm,
    name: 'StableLM',
    mlp: swiglu,
    parallel: (_, tensors) => (tensors.tensor('blk.0.ffn_norm.weight') ? undefined : 'oneNorm'),
  },
};
