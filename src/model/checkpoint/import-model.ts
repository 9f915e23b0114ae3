/** A checkpoint as a model that the page opens: with its tokenizer, and with the tokens that begin its texts. */
import type { ImportedModel } from '../models';
import type { Checkpoint } from './checkpoint';
import { readCheckpointTokenizer } from './checkpoint-tokenizer';

export interface ImportOptions {
  /** By which the page knows it, of small letters, digits and hyphens; no other model's. */
  readonly id: string;
  /** Where it is from, as it can be shown. */
  readonly source: string;
  /** The text that is read when it is opened. */
  readonly prompt: string;
  /** The tokens that begin every text; what the tokenizer puts there by itself unless given. Empty: a text begins with its own first token. */
  readonly start?: readonly number[];
  readonly signal?: AbortSignal;
}

/**
 * Reads the tokenizer; the weights are read when an engine asks for them, from the files again each time.
 * @throws CheckpointError or ModelError, as `readCheckpointTokenizer` does; the signal's reason once it is aborted
 */
export async function importModel(checkpoint: Checkpoint, options: ImportOptions): Promise<ImportedModel> {
  const { name, format, family, types, parameters, spec } = checkpoint;
  const { id, source, prompt, signal } = options;
  const tokenizer = await readCheckpointTokenizer(checkpoint, signal);
  const start = [...(options.start ?? tokenizer.first.added)];
  return {
    spec: { ...spec, id, start },
    tokenizer,
    entry: {
      id,
      name,
      parameters,
      trainedContext: spec.trainedContext,
      prompt,
      task: null,
      tokenizer: `imported/${id}`,
      origin: { kind: 'imported', source, format, types, family },
    },
    readWeights: async (reading) => checkpoint.readWeights(reading ? { signal: reading } : {}),
  };
}
