/** Shapes of published models, each with where it was read. What no configuration or paper states is left out. */
import { type LayerShape, type Shape, layersOf } from './shape';
import { yocoLayers } from './mechanisms';

export interface PublishedShape extends Shape {
  readonly id: string;
  readonly name: string;
  /** Where the configuration and the number of parameters were read. */
  readonly source: string;
}

const keyValue = (keyValueHeads: number, headWidth: number, capacity: number | null = null): LayerShape => ({
  kind: 'softmax',
  keyValueHeads,
  headWidth,
  capacity,
});

/** A shape in which all layers keep everything, in G key/value heads. */
const dense = (count: number, heads: number, keyValueHeads: number, headWidth: number): Omit<Shape, 'parameters'> => ({
  layers: layersOf(count, keyValue(keyValueHeads, headWidth)),
  heads,
  headWidth,
  keyValueHeads,
});

const latent: LayerShape = { kind: 'latent', latentWidth: 512, rotaryWidth: 64 };

/** T6: all heads 64 wide, R_K = R_V = 2; the paper gives TPA more heads than MHA of the same size has. */
const t6 = (id: string, size: string, count: number, heads: number, parameters: number): PublishedShape => ({
  id: `t6-${id}`,
  name: `T6 ${size}`,
  source: 'Zhang et al. 2501.06425, tables 9 and 10',
  layers: layersOf(count, { kind: 'tensor-product', heads, headWidth: 64, keyRank: 2, valueRank: 2 }),
  heads,
  headWidth: 64,
  keyValueHeads: null,
  parameters,
});

/** gpt-oss: a window in every other layer, from the first on. */
const gptOss = (id: string, size: string, count: number, parameters: number): PublishedShape => ({
  id: `gpt-oss-${id}`,
  name: `gpt-oss ${size}`,
  source: '2508.10925; transformers, GptOssConfig: every other layer has a window',
  layers: layersOf(count, keyValue(8, 64, 128), keyValue(8, 64)),
  heads: 64,
  headWidth: 64,
  keyValueHeads: 8,
  parameters,
});

const gpt2 = 'Radford et al. 2019; karpathy/nanoGPT, model.py';
const llama2 = 'Touvron et al. 2307.09288; torchtune, models/llama2';
const llama31 = '2407.21783; torchtune, models/llama3_1';
const gemma2 = '2408.00118; google/gemma_pytorch, gemma/config.py';

export const publishedShapes: readonly PublishedShape[] = [
  { id: 'gpt2', name: 'GPT-2', source: gpt2, ...dense(12, 12, 12, 64), parameters: 124e6 },
  { id: 'gpt2-xl', name: 'GPT-2 XL', source: gpt2, ...dense(48, 25, 25, 64), parameters: 1558e6 },
  {
    id: 'falcon-7b',
    name: 'Falcon 7B',
    source: '2311.16867; transformers, FalconConfig',
    ...dense(32, 71, 1, 64),
    parameters: 7e9,
  },
  { id: 'llama-2-7b', name: 'Llama 2 7B', source: llama2, ...dense(32, 32, 32, 128), parameters: 7e9 },
  { id: 'llama-2-13b', name: 'Llama 2 13B', source: llama2, ...dense(40, 40, 40, 128), parameters: 13e9 },
  { id: 'llama-2-70b', name: 'Llama 2 70B', source: llama2, ...dense(80, 64, 8, 128), parameters: 70e9 },
  { id: 'llama-3-8b', name: 'Llama 3.1 8B', source: llama31, ...dense(32, 32, 8, 128), parameters: 8e9 },
  { id: 'llama-3-70b', name: 'Llama 3.1 70B', source: llama31, ...dense(80, 64, 8, 128), parameters: 70e9 },
  {
    id: 'mistral-7b',
    name: 'Mistral 7B v0.1',
    source: 'Jiang et al. 2310.06825; transformers, MistralConfig',
    layers: layersOf(32, keyValue(8, 128, 4096)),
    heads: 32,
    headWidth: 128,
    keyValueHeads: 8,
    parameters: 7e9,
  },
  {
    id: 'gemma-2-9b',
    name: 'Gemma 2 9B',
    source: gemma2,
    layers: layersOf(42, keyValue(8, 256, 4096), keyValue(8, 256)),
    heads: 16,
    headWidth: 256,
    keyValueHeads: 8,
    parameters: 9e9,
  },
  {
    id: 'gemma-2-27b',
    name: 'Gemma 2 27B',
    source: gemma2,
    layers: layersOf(46, keyValue(16, 128, 4096), keyValue(16, 128)),
    heads: 32,
    headWidth: 128,
    keyValueHeads: 16,
    parameters: 27e9,
  },
  {
    id: 'gemma-3-27b',
    name: 'Gemma 3 27B',
    source: '2503.19786; transformers, Gemma3TextConfig: every sixth layer is global',
    layers: layersOf(62, ...layersOf(5, keyValue(16, 128, 1024)), keyValue(16, 128)),
    heads: 32,
    headWidth: 128,
    keyValueHeads: 16,
    parameters: 27e9,
  },
  gptOss('20b', '20B', 24, 20.9e9),
  gptOss('120b', '120B', 36, 117e9),
  {
    id: 'deepseek-v2',
    name: 'DeepSeek-V2',
    source: '2405.04434, section 3.1.2; AMD-AGI/Primus, deepseek_v2_base.yaml',
    layers: layersOf(60, latent),
    heads: 128,
    headWidth: 128,
    keyValueHeads: null,
    parameters: 236e9,
  },
  {
    id: 'deepseek-v3',
    name: 'DeepSeek-V3',
    source: '2412.19437; AMD-AGI/Primus, deepseek_v3.yaml; without its multi-token module',
    layers: layersOf(61, latent),
    heads: 128,
    headWidth: 128,
    keyValueHeads: null,
    parameters: 671e9,
  },
  {
    id: 'minimax-01',
    name: 'MiniMax-01',
    source: '2501.08313; card of MiniMaxAI/MiniMax-Text-01: softmax after every seven layers of lightning attention',
    layers: layersOf(
      80,
      ...layersOf(7, { kind: 'state', heads: 64, keyWidth: 128, valueWidth: 128, convolution: null }),
      keyValue(8, 128),
    ),
    heads: 64,
    headWidth: 128,
    keyValueHeads: 8,
    parameters: 456e9,
  },
  {
    id: 'qwen3-next',
    name: 'Qwen3-Next 80B',
    source: 'config.json of Qwen/Qwen3-Next-80B-A3B-Instruct: softmax after every three layers of gated DeltaNet',
    layers: layersOf(
      48,
      ...layersOf(3, {
        kind: 'state',
        heads: 32,
        keyWidth: 128,
        valueWidth: 128,
        // Queries and keys of 16 heads and values of 32 go through it.
        convolution: { channels: (16 + 16 + 32) * 128, taps: 4 },
      }),
      keyValue(2, 256),
    ),
    heads: 16,
    headWidth: 256,
    keyValueHeads: 2,
    parameters: 80e9,
  },
  {
    id: 'yoco-3b',
    name: 'YOCO 3B',
    source: 'Sun et al. 2405.05254, section 4.1: gated retention below, 8 key/value heads above; 2.83 B without embeddings',
    layers: yocoLayers(
      26,
      { keyValueHeads: 8, headWidth: 128 },
      { kind: 'state', heads: 24, keyWidth: 128, valueWidth: 128, convolution: null },
    ),
    heads: 24,
    headWidth: 128,
    keyValueHeads: 8,
    parameters: 3e9,
  },
  {
    id: 'retnet-6.7b',
    name: 'RetNet 6.7B',
    source: 'Sun et al. 2307.08621: heads 256 wide, values twice as wide',
    layers: layersOf(32, { kind: 'state', heads: 16, keyWidth: 256, valueWidth: 512, convolution: null }),
    heads: 16,
    headWidth: 256,
    keyValueHeads: null,
    parameters: 6.7e9,
  },
  t6('small', 'small', 12, 34, 124e6),
  t6('medium', 'medium', 24, 47, 353e6),
  t6('large', 'large', 36, 61, 773e6),
  t6('xl', 'XL', 48, 78, 1.5e9),
];
