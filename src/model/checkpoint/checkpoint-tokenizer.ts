/** The tokenizer of a checkpoint, from wherever its format has it. */
import type { Tokenizer } from '../tokenizer';
import { type TokenizerFile, type TokenizerSource, tokenizerFiles } from '../tokens/prepare';
import { readTokenizer } from '../tokens/read-tokenizer';
import type { Checkpoint, TokenizerPlace } from './checkpoint';
import { CheckpointError } from './errors';
import type { NamedFile } from './named-file';

/** Gemma 3's tokenizer.json, the largest in use, has 33 MB. */
const largest = 256_000_000;

/**
 * @throws CheckpointError `no-tokenizer` where none was chosen with the weights, `unreadable`; ModelError `bad-tokenizer`; the signal's reason
 * once it is aborted
 */
export async function readCheckpointTokenizer(
  { tokenizer, spec }: Pick<Checkpoint, 'tokenizer' | 'spec'>,
  signal?: AbortSignal,
): Promise<Tokenizer> {
  return readTokenizer(await sourceOf(tokenizer, signal), spec.vocabulary, signal);
}

async function sourceOf(place: TokenizerPlace, signal?: AbortSignal): Promise<TokenizerSource> {
  switch (place.kind) {
    case 'gguf':
      return { kind: 'gguf', metadata: Object.fromEntries(place.metadata) };
    case 'llama2c':
      if (place.file === null) throw new CheckpointError('no-tokenizer', { file: 'tokenizer.bin' });
      return { kind: 'llama2c', file: await blobOf(place.file, signal) };
    case 'files': {
      const names = new Set(place.files.map(({ name }) => name));
      if (!names.has('tokenizer.json') && !(names.has('vocab.json') && names.has('merges.txt')))
        throw new CheckpointError('no-tokenizer', { file: 'tokenizer.json' });
      const files: Partial<Record<TokenizerFile, Blob>> = {};
      for (const name of tokenizerFiles) {
        const file = place.files.find((one) => one.name === name);
        if (file) files[name] = await blobOf(file, signal);
      }
      return { kind: 'huggingFace', files };
    }
  }
}

async function blobOf(file: NamedFile, signal?: AbortSignal): Promise<Blob> {
  if (file.size > largest) throw new CheckpointError('not-json', { file: file.name });
  return new Blob([await file.read(0, file.size, signal)]);
}
