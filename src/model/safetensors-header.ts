/** The header of a safetensors file: JSON that names every tensor with its type, its extents and where its bytes are. Nothing in it is trusted. */
import { words } from '../words';
import { ModelError } from './errors';
import { duplicateKey } from './json-keys';

/** The readable element types; a file may have others. */
const bytesPerElement: Readonly<Record<string, number>> = {
  BOOL: 1,
  U8: 1,
  I8: 1,
  F8_E4M3: 1,
  F8_E5M2: 1,
  U16: 2,
  I16: 2,
  F16: 2,
  BF16: 2,
  U32: 4,
  I32: 4,
  F32: 4,
  U64: 8,
  I64: 8,
  F64: 8,
};

/** The format's own limit on its header. */
export const longestHeader = 100_000_000;

export interface SafetensorsEntry {
  readonly name: string;
  readonly dtype: string;
  readonly shape: readonly number[];
  /** Within the bytes after the header. */
  readonly begin: number;
  readonly end: number;
}

/**
 * The tensors that a header names, checked against the bytes that follow it.
 * @throws ModelError `bad-header` or `truncated`
 */
export function readEntries(bytes: Uint8Array, available: number): readonly SafetensorsEntry[] {
  const entries = Object.entries(parse(bytes))
    .filter(([name]) => name !== '__metadata__')
    .map(([name, value]) => readEntry(name, value));
  checkCoverage(entries, available);
  return entries;
}

function parse(bytes: Uint8Array): object {
  let text: string;
  let header: unknown;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    header = JSON.parse(text);
  } catch (cause) {
    throw new ModelError('bad-header', { tensor: null, problem: words.model.header.json }, { cause });
  }
  if (!isObject(header)) throw badHeader(null, words.model.header.object);
  const twice = duplicateKey(text);
  if (twice !== null) throw badHeader(twice, words.model.header.twice);
  return header;
}

function readEntry(name: string, value: unknown): SafetensorsEntry {
  if (!isObject(value) || !('dtype' in value) || !('shape' in value) || !('data_offsets' in value))
    throw badHeader(name, words.model.header.entry);
  const { dtype, shape, data_offsets: offsets } = value;
  if (typeof dtype !== 'string') throw badHeader(name, words.model.header.entry);
  if (!isCounts(shape)) throw badHeader(name, words.model.header.shape);
  if (!isCounts(offsets) || offsets.length !== 2) throw badHeader(name, words.model.header.offsets);
  const [begin, end] = offsets as readonly [number, number];
  if (end < begin) throw badHeader(name, words.model.header.offsets);
  const size = Object.hasOwn(bytesPerElement, dtype) ? bytesPerElement[dtype] : undefined;
  if (size !== undefined) {
    const expected = shape.reduce((product, extent) => product * extent, size);
    if (expected !== end - begin) throw badHeader(name, words.model.header.length(expected, end - begin));
  }
  return { name, dtype, shape, begin, end };
}

/** The format wants every byte after the header to belong to exactly one tensor. */
function checkCoverage(entries: readonly SafetensorsEntry[], available: number): void {
  const inOrder = [...entries].sort((a, b) => a.begin - b.begin || a.end - b.end);
  let reached = 0;
  let before = '';
  for (const entry of inOrder) {
    if (entry.begin < reached) throw badHeader(entry.name, words.model.header.overlap(before));
    if (entry.begin > reached) throw badHeader(entry.name, words.model.header.gap(entry.begin - reached));
    if (entry.end > available)
      throw new ModelError('truncated', { tensor: entry.name, expected: inOrder.at(-1)?.end ?? entry.end, found: available });
    reached = entry.end;
    before = entry.name;
  }
  if (reached < available) throw badHeader(null, words.model.header.rest(available - reached));
}

function badHeader(tensor: string | null, problem: string): ModelError<'bad-header'> {
  return new ModelError('bad-header', { tensor, problem });
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCounts(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((n) => Number.isSafeInteger(n) && (n as number) >= 0);
}
