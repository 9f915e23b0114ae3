/** Configurations as they are published, and the parameters that their authors count: a spec that leaves a part out, or has one too many, has others. */
import { expect, test } from 'vitest';
import { compilePlan } from '../../../../src/attention/compile';
import { parameterCount } from '../../../../src/attention/model-layout';
import { largestBuffer, memoryNeeded } from '../../../../src/engine/memory';
import { checkSpec } from '../../../../src/model/checkpoint/check-spec';
import { readHubModel } from '../../../../src/model/checkpoint/families';
import { settingsOf } from '../../../../src/model/checkpoint/settings';
import type { ModelSpec } from '../../../../src/model/spec';

const none = { tensor: () => undefined };

function specOf(settings: Readonly<Record<string, unknown>>): ModelSpec {
  const { spec } = readHubModel(settingsOf(settings, 'config.json'), { name: 'a', context: 1024, tensors: none });
  return checkSpec(spec);
}

const gpt2 = { model_type: 'gpt2', n_embd: 768, n_layer: 12, n_head: 12, n_positions: 1024, vocab_size: 50_257 };
const llama = (width: number, layers: number, heads: readonly [number, number], hidden: number, vocab: number, more: object) => ({
  model_type: 'llama',
  hidden_size: width,
  num_hidden_layers: layers,
  num_attention_heads: heads[0],
  num_key_value_heads: heads[1],
  intermediate_size: hidden,
  vocab_size: vocab,
  rms_norm_eps: 1e-5,
  max_position_embeddings: 2048,
  ...more,
});
const tied = { tie_word_embeddings: true };

const published: readonly (readonly [name: string, parameters: number, settings: Readonly<Record<string, unknown>>])[] = [
  ['GPT-2', 124_439_808, gpt2],
  ['GPT-2 XL', 1_557_611_200, { ...gpt2, n_embd: 1600, n_layer: 48, n_head: 25 }],
  [
    'GPT-Neo 125M',
    125_198_592,
    {
      model_type: 'gpt_neo',
      hidden_size: 768,
      num_layers: 12,
      num_heads: 12,
      attention_types: [[['global', 'local'], 6]],
      vocab_size: 50_257,
    },
  ],
  [
    'Pythia 410M',
    405_334_016,
    {
      model_type: 'gpt_neox',
      hidden_size: 1024,
      num_hidden_layers: 24,
      num_attention_heads: 16,
      intermediate_size: 4096,
      vocab_size: 50_304,
    },
  ],
  [
    'OPT 125M',
    // The table of positions has two rows that no token has, which are not read.
    125_239_296 - 2 * 768,
    {
      model_type: 'opt',
      hidden_size: 768,
      num_hidden_layers: 12,
      num_attention_heads: 12,
      ffn_dim: 3072,
      vocab_size: 50_272,
      word_embed_proj_dim: 768,
    },
  ],
  ['TinyLlama 1.1B', 1_100_048_384, llama(2048, 22, [32, 4], 5632, 32_000, {})],
  ['SmolLM2 135M', 134_515_008, llama(576, 30, [9, 3], 1536, 49_152, tied)],
  ['Llama 3.2 1B', 1_235_814_400, llama(2048, 16, [32, 8], 8192, 128_256, { ...tied, head_dim: 64 })],
  ['Mistral 7B', 7_241_732_096, llama(4096, 32, [32, 8], 14_336, 32_000, { model_type: 'mistral', sliding_window: 4096 })],
  [
    'Qwen2.5 0.5B',
    494_032_768,
    llama(896, 24, [14, 2], 4864, 151_936, { ...tied, model_type: 'qwen2', use_sliding_window: false, sliding_window: 32_768 }),
  ],
  ['Qwen3 0.6B', 596_049_920, llama(1024, 28, [16, 8], 3072, 151_936, { ...tied, model_type: 'qwen3', head_dim: 128 })],
  [
    'Gemma 2B',
    2_506_172_416,
    llama(2048, 18, [8, 1], 16_384, 256_000, { model_type: 'gemma', head_dim: 256, hidden_act: 'gelu', ...tied }),
  ],
  [
    'Gemma 2 2B',
    2_614_341_888,
    llama(2304, 26, [8, 4], 9216, 256_000, { model_type: 'gemma2', head_dim: 256, query_pre_attn_scalar: 256, ...tied }),
  ],
  [
    'Gemma 3 1B',
    999_885_952,
    llama(1152, 26, [4, 1], 6912, 262_144, {
      model_type: 'gemma3_text',
      head_dim: 256,
      query_pre_attn_scalar: 256,
      sliding_window: 512,
      ...tied,
    }),
  ],
  [
    'Phi-2',
    2_779_683_840,
    {
      model_type: 'phi',
      hidden_size: 2560,
      num_hidden_layers: 32,
      num_attention_heads: 32,
      intermediate_size: 10_240,
      vocab_size: 51_200,
      partial_rotary_factor: 0.4,
    },
  ],
  ['Phi-3 mini', 3_821_079_552, llama(3072, 32, [32, 32], 8192, 32_064, { model_type: 'phi3' })],
  ['StableLM 3B 4E1T', 2_795_443_200, llama(2560, 32, [32, 32], 6912, 50_304, { model_type: 'stablelm', use_qkv_bias: false })],
];

test.each(published)('%s has %i parameters', (_, parameters, settings) => {
  expect(parameterCount(specOf(settings))).toBe(parameters);
});

test('what GPT-2 takes is known from its configuration alone', () => {
  const plan = compilePlan(specOf(gpt2));
  const { weights, cache } = memoryNeeded(plan, 'webgpu');
  // Two bytes for each number of a matrix, four for each of a vector.
  expect(weights).toBeGreaterThan(2 * 124_439_808);
  expect(weights).toBeLessThan(2.01 * 124_439_808);
  expect(cache).toBe(1024 * 12 * 2 * 768 * 4);
  expect(largestBuffer(plan)).toBe(50_257 * 768 * 2);
});

test('where a family says less than the configuration, and where it says more', () => {
  const first = (settings: Readonly<Record<string, unknown>>) =>
    specOf(settings).layers.map(({ attention }) => (attention.kind === 'softmax' ? attention : expect.unreachable()));
  const windows = (name: string) => first(published.find(([one]) => one === name)?.[2] ?? {}).map(({ window }) => window);
  expect(new Set(windows('Qwen2.5 0.5B'))).toEqual(new Set([null]));
  expect(new Set(windows('Mistral 7B'))).toEqual(new Set([4096]));
  expect(windows('Gemma 2 2B').slice(0, 3)).toEqual([4096, null, 4096]);
  expect(windows('Gemma 3 1B').slice(0, 7)).toEqual([512, 512, 512, 512, 512, null, 512]);
  expect(windows('GPT-Neo 125M').slice(0, 3)).toEqual([null, 256, null]);
  const threeLayers = first({ ...published.find(([one]) => one === 'Gemma 3 1B')?.[2], num_hidden_layers: 6 });
  expect(threeLayers.map(({ rope }) => rope?.base)).toEqual([10_000, 10_000, 10_000, 10_000, 10_000, 1_000_000]);
});
