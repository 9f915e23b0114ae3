/** A tiny writer of GGUF files, right or wrong. */
import { type MemoryFile, memoryFile } from './memory-file';

export type GgufPair = readonly [key: string, type: number, value: unknown];

export interface GgufTensor {
  readonly name: string;
  /** Fastest first, as the format has them. */
  readonly extents: readonly (number | bigint)[];
  readonly type: number;
  readonly bytes: Uint8Array;
  /** Unless it follows the tensor before it. */
  readonly offset?: bigint;
}

export interface GgufParts {
  readonly magic?: string;
  readonly version?: number;
  readonly pairs?: readonly GgufPair[];
  readonly tensors?: readonly GgufTensor[];
  /** What the header says, where it lies. */
  readonly tensorCount?: bigint;
  readonly pairCount?: bigint;
}

/** Value types by their numbers in the format. */
export const u32 = 4;
export const float32 = 6;
export const truth = 7;
export const text = 8;
export const list = 9;

export function ggufBytes({ magic = 'GGUF', version = 3, pairs = [], tensors = [], ...counts }: GgufParts): Uint8Array {
  const out = new Writer();
  out.put(new TextEncoder().encode(magic));
  out.u32(version);
  out.u64(counts.tensorCount ?? BigInt(tensors.length));
  out.u64(counts.pairCount ?? BigInt(pairs.length));
  for (const [key, type, value] of pairs) {
    out.text(key);
    out.u32(type);
    out.value(type, value);
  }
  let offset = 0n;
  for (const tensor of tensors) {
    out.text(tensor.name);
    out.u32(tensor.extents.length);
    for (const extent of tensor.extents) out.u64(BigInt(extent));
    out.u32(tensor.type);
    out.u64(tensor.offset ?? offset);
    offset = BigInt(roundUp(Number(offset) + tensor.bytes.length));
  }
  out.align();
  for (const { bytes } of tensors) {
    out.put(bytes);
    out.align();
  }
  return out.bytes();
}

export const ggufFile = (name: string, parts: GgufParts): MemoryFile => memoryFile(name, ggufBytes(parts));

const roundUp = (at: number): number => Math.ceil(at / 32) * 32;

class Writer {
  readonly #parts: Uint8Array[] = [];
  #at = 0;

  put(bytes: Uint8Array): void {
    this.#parts.push(bytes);
    this.#at += bytes.length;
  }

  u32(value: number): void {
    this.put(new Uint8Array(Uint32Array.of(value).buffer));
  }

  u64(value: bigint): void {
    this.put(new Uint8Array(BigUint64Array.of(value).buffer));
  }

  text(value: string): void {
    const bytes = new TextEncoder().encode(value);
    this.u64(BigInt(bytes.length));
    this.put(bytes);
  }

  /** A list is its elements' type and the elements. */
  value(type: number, value: unknown): void {
    if (type === text) this.text(value as string);
    else if (type === truth) this.put(Uint8Array.of(value ? 1 : 0));
    else if (type === float32) this.put(new Uint8Array(Float32Array.of(value as number).buffer));
    else if (type === list) {
      const [of, values] = value as readonly [number, readonly unknown[]];
      this.u32(of);
      this.u64(BigInt(values.length));
      for (const one of values) this.value(of, one);
    } else this.u32(value as number);
  }

  align(): void {
    this.put(new Uint8Array(roundUp(this.#at) - this.#at));
  }

  bytes(): Uint8Array {
    const all = new Uint8Array(this.#at);
    let at = 0;
    for (const part of this.#parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  }
}
