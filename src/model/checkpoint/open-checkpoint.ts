/** Opens a checkpoint. What reads it, and what is said of faulty files, is loaded with the first one. */
import { loadWords } from '../../words';
import type { Checkpoint, OpenOptions } from './checkpoint';
import type { NamedFile } from './named-file';

/**
 * Opens a checkpoint: one `.gguf` file, one `.bin` of llama2.c (with its tokenizer.bin), or Hugging Face's config.json with model.safetensors
 * or its shards. Other files among them are left alone. Reads headers and configurations, none of the weights.
 * @throws CheckpointError for whatever keeps the model from being opened; the signal's reason once it is aborted
 */
export async function openCheckpoint(files: readonly NamedFile[], options: OpenOptions = {}): Promise<Checkpoint> {
  const [{ openFiles }] = await Promise.all([import('./open-files'), loadWords('checkpoint')]);
  return openFiles(files, options);
}
