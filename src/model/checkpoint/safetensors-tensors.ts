/** The tensors of a safetensors file that stays on disk: only its header is read here. */
import { ModelError } from '../errors';
import { type SafetensorsEntry, longestHeader, readEntries } from '../safetensors-header';
import { type ElementType, bfloat16Type, float16Type, float32Type } from './element-types';
import { CheckpointError } from './errors';
import type { NamedFile } from './named-file';
import { type StoredTensors, storedAt } from './stored-tensor';

const types: ReadonlyMap<string, ElementType> = new Map(
  [float32Type, float16Type, bfloat16Type].map((type) => [type.name, type]),
);
const readable = [...types.keys()];

/**
 * Reads the header of one safetensors file.
 * @throws CheckpointError `not-safetensors`, `truncated`, `bad-header` or `unreadable`
 */
export async function safetensorsTensors(file: NamedFile, signal?: AbortSignal): Promise<StoredTensors> {
  const start = await readStart(file, signal);
  const header = await file.read(8, start, signal);
  const entries = entriesOf(file, header, start);
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  return {
    names: entries.map(({ name }) => name),
    tensor(name) {
      const entry = byName.get(name);
      if (entry === undefined) return undefined;
      const type = types.get(entry.dtype) ?? entry.dtype;
      return storedAt(name, entry.shape, type, readable, { file, begin: start + entry.begin });
    },
  };
}

/** Where the tensors' bytes begin. */
async function readStart(file: NamedFile, signal?: AbortSignal): Promise<number> {
  const found = file.size;
  if (found <= 8) throw new CheckpointError('not-safetensors', { file: file.name });
  const view = new DataView((await file.read(0, 9, signal)).buffer);
  const length = view.getBigUint64(0, true);
  if (view.getUint8(8) !== '{'.charCodeAt(0) || length < 2n || length > BigInt(longestHeader))
    throw new CheckpointError('not-safetensors', { file: file.name });
  const start = 8 + Number(length);
  if (start > found) throw new CheckpointError('truncated', { file: file.name, tensor: null, expected: start, found });
  return start;
}

function entriesOf(file: NamedFile, header: Uint8Array, start: number): readonly SafetensorsEntry[] {
  try {
    return readEntries(header, file.size - start);
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    throw inFile(file, error, start);
  }
}

/** The same error, with the file that it is about: a checkpoint may have many. */
function inFile(file: NamedFile, error: ModelError, start: number): CheckpointError {
  const options = { cause: error };
  if (error.code === 'truncated') {
    const { tensor, expected } = error.details as ModelError<'truncated'>['details'];
    return new CheckpointError('truncated', { file: file.name, tensor, expected: start + expected, found: file.size }, options);
  }
  const { tensor, problem } = error.details as ModelError<'bad-header'>['details'];
  return new CheckpointError('bad-header', { file: file.name, tensor, problem }, options);
}
