/** The longest context that published models were made for. Beyond it a cache could grow, but the model was not trained to read it. */

export interface Context {
  readonly tokens: number;
  /** Where it was read. */
  readonly source: string;
}

const ki = 1024;
const gpt2: Context = { tokens: ki, source: 'karpathy/nanoGPT, model.py: block_size of every GPT-2 checkpoint' };
const llama2: Context = { tokens: 4 * ki, source: '2307.09288, table 1' };
const llama31: Context = { tokens: 128 * ki, source: 'torchtune, models/llama3_1: max_seq_len' };
const gemma2: Context = { tokens: 8 * ki, source: 'google/gemma_pytorch, gemma/config.py: max_position_embeddings' };
const gptOss: Context = { tokens: 128 * ki, source: 'transformers, GptOssConfig: max_position_embeddings' };
const t6: Context = { tokens: ki, source: 'tensorgi/TPA, config: block_size' };

/** By the id of the shape. */
export const contexts: Readonly<Record<string, Context>> = {
  gpt2,
  'gpt2-xl': gpt2,
  'falcon-7b': { tokens: 2 * ki, source: '2311.16867: trained on 2,048 tokens' },
  'llama-2-7b': llama2,
  'llama-2-13b': llama2,
  'llama-2-70b': llama2,
  'llama-3-8b': llama31,
  'llama-3-70b': llama31,
  'mistral-7b': { tokens: 8 * ki, source: '2310.06825, table 1: context_len' },
  'gemma-2-9b': gemma2,
  'gemma-2-27b': gemma2,
  'gemma-3-27b': { tokens: 128 * ki, source: '2503.19786, section 2: 128K' },
  'gpt-oss-20b': gptOss,
  'gpt-oss-120b': gptOss,
  'deepseek-v2': { tokens: 128 * ki, source: '2405.04434: 128K' },
  'deepseek-v3': { tokens: 128 * ki, source: '2412.19437, section 4.3: 128K' },
  // Trained on a million; its makers state four million.
  'minimax-01': { tokens: 4_000_000, source: 'card of MiniMaxAI/MiniMax-Text-01: 4 million at inference' },
  'qwen3-next': { tokens: 256 * ki, source: 'card of Qwen/Qwen3-Next-80B-A3B-Instruct: 262,144 natively' },
  'yoco-3b': { tokens: 1024 * ki, source: '2405.05254, section 4.3: extended to 1M' },
  'retnet-6.7b': { tokens: 2 * ki, source: '2307.08621, section 3.1: trained on 2,048 tokens' },
  't6-small': t6,
  't6-medium': t6,
  't6-large': t6,
  't6-xl': t6,
};
