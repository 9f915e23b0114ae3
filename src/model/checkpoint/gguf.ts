/**
 * GGUF, versions 2 and 3, as ggml's docs/gguf.md describes it: counts, metadata, the tensors' names, extents, types and offsets, and from
 * the next multiple of the alignment on their numbers. Only the header is read here; the numbers stay on disk.
 */
import { bfloat16Type, float16Type, float32Type, type ElementType, bytesOf } from './element-types';
import { CheckpointError } from './errors';
import { ggmlBlocks } from './ggml-blocks';
import { type GgufMetadata, GgufReader, type GgufValue, NeedsMore } from './gguf-values';
import type { NamedFile } from './named-file';
import { type StoredTensor, type StoredTensors, elementsOf, storedAt } from './stored-tensor';

export interface Gguf extends StoredTensors {
  readonly metadata: GgufMetadata;
}

/** Names of `ggml_type` by its number; those that are not here were removed from ggml, or came later. */
const typeNames: Readonly<Record<number, string>> = {
  0: 'F32',
  1: 'F16',
  2: 'Q4_0',
  3: 'Q4_1',
  6: 'Q5_0',
  7: 'Q5_1',
  8: 'Q8_0',
  9: 'Q8_1',
  10: 'Q2_K',
  11: 'Q3_K',
  12: 'Q4_K',
  13: 'Q5_K',
  14: 'Q6_K',
  15: 'Q8_K',
  16: 'IQ2_XXS',
  17: 'IQ2_XS',
  18: 'IQ3_XXS',
  19: 'IQ1_S',
  20: 'IQ4_NL',
  21: 'IQ3_S',
  22: 'IQ2_S',
  23: 'IQ4_XS',
  24: 'I8',
  25: 'I16',
  26: 'I32',
  27: 'I64',
  28: 'F64',
  29: 'IQ1_M',
  30: 'BF16',
  34: 'TQ1_0',
  35: 'TQ2_0',
  39: 'MXFP4',
};
const types: ReadonlyMap<string, ElementType> = new Map(
  [float32Type, float16Type, bfloat16Type, ...ggmlBlocks].map((type) => [type.name, type]),
);
const readable = [...types.keys()];

export const ggufMagic = 0x46554747;

/** Of the header: the largest published vocabularies and their merges take 12 MB. */
const longestHeader = 128 * 1024 * 1024;
/** What is read at first; four times as much again while the header goes on. */
const firstRead = 1024 * 1024;
const mostDimensions = 4;
const longestName = 1024;
/** A tensor's entry has at least its name's length, a count of extents, one extent, a type and an offset. */
const leastEntry = 32;
const leastPair = 13;

/**
 * Reads the header of a GGUF file.
 * @throws CheckpointError `not-gguf`, `gguf-version`, `truncated`, `bad-gguf`, `bad-header` or `unreadable`
 */
export async function readGguf(file: NamedFile, signal?: AbortSignal): Promise<Gguf> {
  for (let length = Math.min(firstRead, file.size); ; ) {
    const bytes = await file.read(0, length, signal);
    try {
      return parseHeader(new GgufReader(bytes, file.name, file.size), file);
    } catch (error) {
      if (!(error instanceof NeedsMore)) throw error;
      if (error.end > longestHeader)
        throw new CheckpointError('bad-gguf', { file: file.name, at: length, what: 'count', found: String(error.end) });
      length = Math.min(file.size, longestHeader, Math.max(error.end, length * 4));
    }
  }
}

function parseHeader(reader: GgufReader, file: NamedFile): Gguf {
  if (file.size < 24 || reader.u32() !== ggufMagic) throw new CheckpointError('not-gguf', { file: file.name });
  const version = reader.u32();
  // A file of the other byte order has its version in the upper half.
  if (version !== 2 && version !== 3) throw new CheckpointError('gguf-version', { file: file.name, version });
  const tensors = reader.count(Math.floor(file.size / leastEntry));
  const pairs = reader.count(Math.floor(file.size / leastPair));
  const metadata = new Map<string, GgufValue>();
  for (let i = 0; i < pairs; i++) {
    const key = reader.text(longestName * 64);
    if (metadata.has(key)) throw reader.wrong('twice', key);
    metadata.set(key, reader.value(reader.u32()));
  }
  const entries = Array.from({ length: tensors }, () => readEntry(reader));
  const start = roundUp(reader.at, alignmentOf(metadata, reader));
  return { metadata, ...tensorsOf(entries, file, start, reader) };
}

interface Entry {
  readonly name: string;
  readonly shape: readonly number[];
  readonly type: ElementType | string;
  /** From the first tensor's first byte on. */
  readonly offset: number;
}

function readEntry(reader: GgufReader): Entry {
  const name = reader.text(longestName);
  if (name === '') throw reader.wrong('name', '');
  const dimensions = reader.u32();
  if (dimensions > mostDimensions) throw reader.wrong('count', `${name}: ${dimensions}`);
  // Listed fastest first.
  const shape = Array.from({ length: dimensions }, () => reader.count()).reverse();
  const id = reader.u32();
  const typeName = typeNames[id] ?? `ggml ${id}`;
  return { name, shape, type: types.get(typeName) ?? typeName, offset: reader.count() };
}

function tensorsOf(entries: readonly Entry[], file: NamedFile, start: number, reader: GgufReader): StoredTensors {
  const tensors = new Map<string, StoredTensor>();
  for (const { name, shape, type, offset } of entries) {
    if (tensors.has(name)) throw reader.wrong('twice', name);
    tensors.set(name, storedAt(name, shape, type, readable, { file, begin: start + offset }));
  }
  checkPlaces(entries, file, start);
  return { names: [...tensors.keys()], tensor: (name) => tensors.get(name) };
}

/** Every tensor whose size is known must lie within the file, and before the next one. */
function checkPlaces(entries: readonly Entry[], file: NamedFile, start: number): void {
  let reached = 0;
  let before = '';
  for (const { name, shape, type, offset } of [...entries].sort((a, b) => a.offset - b.offset)) {
    if (offset < reached) throw new CheckpointError('overlap', { file: file.name, tensor: name, other: before });
    const bytes = typeof type === 'string' ? 0 : sizeOf(name, shape, type);
    if (!(start + offset + bytes <= file.size))
      throw new CheckpointError('truncated', {
        file: file.name,
        tensor: name,
        expected: start + offset + bytes,
        found: file.size,
      });
    reached = offset + bytes;
    before = name;
  }
}

/** In bytes. @throws CheckpointError `rows-of-blocks` where a row is not whole blocks */
function sizeOf(tensor: string, shape: readonly number[], type: ElementType): number {
  const row = shape.at(-1) ?? 1;
  if (row % type.block !== 0) throw new CheckpointError('rows-of-blocks', { tensor, type: type.name, row, block: type.block });
  return bytesOf(type, elementsOf(shape));
}

function alignmentOf(metadata: GgufMetadata, reader: GgufReader): number {
  const alignment = metadata.get('general.alignment') ?? 32;
  if (typeof alignment !== 'number' || !Number.isInteger(alignment) || alignment < 1 || alignment > 2 ** 20)
    throw reader.wrong('count', `general.alignment ${String(alignment).slice(0, 20)}`);
  return alignment;
}

const roundUp = (at: number, to: number): number => Math.ceil(at / to) * to;
