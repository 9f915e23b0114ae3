/** A checkpoint that a visitor opens, as it is said before any of its weights is read. */
import type { ModelSpec } from '../spec';
import type { GgufMetadata } from './gguf-values';
import type { NamedFile } from './named-file';
import type { ReadOptions } from './read-weights';

/** Where a tokenizer may be read from; see `readCheckpointTokenizer`. */
export type TokenizerPlace =
  /** All files that were chosen, `tokenizer.json` perhaps among them. */
  | { readonly kind: 'files'; readonly files: readonly NamedFile[] }
  /** A GGUF's `tokenizer.ggml.*`. */
  | { readonly kind: 'gguf'; readonly file: string; readonly metadata: GgufMetadata }
  /** llama2.c's `tokenizer.bin`; null if it was not chosen. */
  | { readonly kind: 'llama2c'; readonly file: NamedFile | null };

export interface Checkpoint {
  /** As the files call it; else the file's name. */
  readonly name: string;
  readonly format: 'safetensors' | 'GGUF' | 'llama2.c';
  /** `GPT-2`, `Llama` … */
  readonly family: string;
  /** Checked; no tokens begin its texts (`start` is empty), because that is the tokenizer's to say. */
  readonly spec: ModelSpec;
  /** Types in which the weights are stored, that of most of them first: `Q4_K`, `Q6_K`, `F32`. */
  readonly types: readonly string[];
  readonly tokenizer: TokenizerPlace;
  /** Learned numbers; a tied embedding counts once. */
  readonly parameters: number;
  /** Bytes of the weights once they are read: float16 matrices, float32 vectors. */
  readonly weightBytes: number;
  /**
   * Reads the weights, as `EngineHost.load` takes them: a safetensors file under the spec's names. The checkpoint's own files stay where they are.
   * @throws CheckpointError `no-memory`, `not-finite`, `overflow` or `unreadable`; the signal's reason once it is aborted
   */
  readWeights(options?: ReadOptions): Promise<ArrayBuffer>;
}

export interface OpenOptions {
  /** The model's name, where it is known better: `openai-community/gpt2`. */
  readonly name?: string;
  /** Slots to allocate, at most; 1024 unless given. Fewer where the model was trained with fewer. */
  readonly context?: number;
  readonly signal?: AbortSignal;
}
