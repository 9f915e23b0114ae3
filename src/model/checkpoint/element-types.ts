/** How the numbers of a tensor are stored, and how they become float32: plain ones here, ggml's blocks in `ggml-blocks.ts`. */
import { bfloat16ToFloat32, float16ToFloat32 } from '../float16';

export interface ElementType {
  /** As the format says it: `F32`, `Q4_K`. */
  readonly name: string;
  /** Elements that are stored together, and their bytes. */
  readonly block: number;
  readonly bytes: number;
  /** Whole blocks from the buffer's first byte, as float32. */
  decode(bytes: Uint8Array<ArrayBuffer>): Float32Array<ArrayBuffer>;
}

const halvesOf = (bytes: Uint8Array<ArrayBuffer>): Uint16Array<ArrayBuffer> =>
  new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2);

export const float32Type: ElementType = {
  name: 'F32',
  block: 1,
  bytes: 4,
  decode: (bytes) => new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4),
};

export const float16Type: ElementType = {
  name: 'F16',
  block: 1,
  bytes: 2,
  decode: (bytes) => float16ToFloat32(halvesOf(bytes)),
};

export const bfloat16Type: ElementType = {
  name: 'BF16',
  block: 1,
  bytes: 2,
  decode: (bytes) => bfloat16ToFloat32(halvesOf(bytes)),
};

/** Bytes of this many elements, a multiple of the block. */
export const bytesOf = (type: Pick<ElementType, 'block' | 'bytes'>, elements: number): number =>
  (elements / type.block) * type.bytes;
