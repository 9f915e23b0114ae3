/**
 * The safetensors container: 8 bytes of header length (u64, little-endian), a JSON header, then the tensors' bytes end to end.
 * Nothing in the header is trusted: lengths, shapes and offsets are checked against the bytes that are there.
 */
import { ModelError } from './errors';
import { longestHeader, readEntries } from './safetensors-header';

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

/**
 * Reads a safetensors file's header.
 * @throws ModelError `not-safetensors`, `truncated` or `bad-header`.
 */
export function readSafetensors(file: ArrayBuffer): Safetensors {
  const { header, dataStart } = readHeader(file);
  const entries = readEntries(header, file.byteLength - dataStart);
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

/** @throws ModelError `not-safetensors` or `truncated` */
function readHeader(file: ArrayBuffer): { readonly header: Uint8Array; readonly dataStart: number } {
  const found = file.byteLength;
  const view = new DataView(file);
  const opening = found > 8 ? view.getUint8(8) : 0;
  const length = found > 8 ? view.getBigUint64(0, true) : 0n;
  if (opening !== '{'.charCodeAt(0) || length < 2n || length > BigInt(longestHeader))
    throw new ModelError('not-safetensors', { bytes: found });
  const dataStart = 8 + Number(length);
  if (dataStart > found) throw new ModelError('truncated', { tensor: null, expected: dataStart, found });
  return { header: new Uint8Array(file, 8, Number(length)), dataStart };
}
