/**
 * The safetensors container: 8 bytes of header length (u64, little-endian), a JSON header, then the tensors' bytes end to end.
 * Nothing in the header is trusted: lengths, shapes and offsets are checked against the bytes that are there.
 */
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
const longestHeader = 100_000_000;

export interface TensorView {
  readonly name: string;
  /** As the file says: `F32`, `F16`, `BF16`, `I64` … */
  readonly dtype: string;
  readonly shape: readonly number[];
  /** The tensor's bytes within the file, little-endian, rows last; a view, not a copy. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface Safetensors {
  readonly names: readonly string[];
  /** Creates the view; undefined for a name that the file does not have. */
  tensor(name: string): TensorView | undefined;
}

interface Entry {
  readonly name: string;
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
}

/**
 * Reads a safetensors file's header.
 * @throws ModelError `not-safetensors`, `truncated` or `bad-header`.
 */
export function readSafetensors(file: ArrayBuffer): Safetensors {
  const { header, dataStart } = readHeader(file);
  const entries = Object.entries(header)
    .filter(([name]) => name !== '__metadata__')
    .map(([name, value]) => readEntry(name, value));
  checkCoverage(entries, file.byteLength - dataStart);
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  return {
    names: entries.map((entry) => entry.name),
    tensor(name) {
      const entry = byName.get(name);
      if (entry === undefined) return undefined;
      const bytes = new Uint8Array(file, dataStart + entry.begin, entry.end - entry.begin);
      return { name, dtype: entry.dtype, shape: entry.shape, bytes };
    },
  };
}

function readHeader(file: ArrayBuffer): { readonly header: object; readonly dataStart: number } {
  const found = file.byteLength;
  const view = new DataView(file);
  const opening = found > 8 ? view.getUint8(8) : 0;
  const length = found > 8 ? view.getBigUint64(0, true) : 0n;
  if (opening !== '{'.charCodeAt(0) || length < 2n || length > BigInt(longestHeader))
    throw new ModelError('not-safetensors', { bytes: found });
  const dataStart = 8 + Number(length);
  if (dataStart > found) throw new ModelError('truncated', { tensor: null, expected: dataStart, found });
  let text: string;
  let header: unknown;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array(file, 8, Number(length)));
    header = JSON.parse(text);
  } catch (cause) {
    throw new ModelError('bad-header', { tensor: null, problem: words.model.header.json }, { cause });
  }
  if (!isObject(header)) throw badHeader(null, words.model.header.object);
  const twice = duplicateKey(text);
  if (twice !== null) throw badHeader(twice, words.model.header.twice);
  return { header, dataStart };
}

function readEntry(name: string, value: unknown): Entry {
  if (!isObject(value) || !('dtype' in value) || !('shape' in value) || !('data_offsets' in value))
    throw badHeader(name, words.model.header.entry);
  const { dtype, shape, data_offsets: offsets } = value;
  if (typeof dtype !== 'string') throw badHeader(name, words.model.header.entry);
  if (!isCounts(shape)) throw badHeader(name, words.model.header.shape);
  if (!isCounts(offsets) || offsets.length !== 2) throw badHeader(name, words.model.header.offsets);
  const [begin, end] = offsets as readonly [number, number];
  if (end < begin) throw badHeader(name, words.model.header.offsets);
  const size = bytesPerElement[dtype];
  if (size !== undefined) {
    const expected = shape.reduce((product, extent) => product * extent, size);
    if (expected !== end - begin) throw badHeader(name, words.model.header.length(expected, end - begin));
  }
  return { name, dtype, shape, begin, end };
}

/** The format wants every byte after the header to belong to exactly one tensor. */
function checkCoverage(entries: readonly Entry[], available: number): void {
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
