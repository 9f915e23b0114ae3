/** Files in memory, which count what is read of them. */
import type { NamedFile } from '../../src/model/checkpoint/named-file';

export interface MemoryFile extends NamedFile {
  /** Bytes read so far, and at most at once. */
  readonly reads: { total: number; largest: number };
}

/** @param size what the file says of itself; a file that is not there in full throws where it is read beyond its bytes */
export function memoryFile(name: string, bytes: Uint8Array | string, size?: number): MemoryFile {
  const data = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
  const reads = { total: 0, largest: 0 };
  return {
    name,
    size: size ?? data.length,
    reads,
    async read(begin, end, signal) {
      signal?.throwIfAborted();
      if (!(begin >= 0 && end >= begin && end <= data.length)) throw new RangeError(`${name}: no bytes from ${begin} to ${end}`);
      reads.total += end - begin;
      reads.largest = Math.max(reads.largest, end - begin);
      return Uint8Array.from(data.subarray(begin, end));
    },
  };
}

/** A safetensors file of float32 tensors, or of whatever `header` says in their place. */
export function safetensorsFile(
  name: string,
  tensors: Readonly<Record<string, readonly [shape: readonly number[], values: readonly number[]]>>,
): MemoryFile {
  const header: Record<string, unknown> = {};
  const values: number[] = [];
  for (const [tensor, [shape, own]] of Object.entries(tensors)) {
    header[tensor] = { dtype: 'F32', shape, data_offsets: [values.length * 4, (values.length + own.length) * 4] };
    for (const value of own) values.push(value);
  }
  return rawSafetensors(name, JSON.stringify(header), new Uint8Array(Float32Array.from(values).buffer));
}

export function rawSafetensors(name: string, header: string, data: Uint8Array, length?: bigint): MemoryFile {
  const text = new TextEncoder().encode(header);
  const bytes = new Uint8Array(8 + text.length + data.length);
  new DataView(bytes.buffer).setBigUint64(0, length ?? BigInt(text.length), true);
  bytes.set(text, 8);
  bytes.set(data, 8 + text.length);
  return memoryFile(name, bytes);
}
