/** A model's weights: a safetensors file checked against the tensors that its spec needs. */
import { ModelError } from './errors';
import { bfloat16ToFloat32, float16ToFloat32, float16ToNumber, float32ToFloat16 } from './float16';
import type { Safetensors, TensorView } from './safetensors';

/** A tensor by its name in the file and its extents, e.g. `embedding.weight` [vocabulary, width]. */
export interface TensorShape {
  readonly name: string;
  readonly shape: readonly number[];
}

export interface Weights {
  /** The tensor's elements, row by row, as float32; exact. @throws ModelError `missing-tensor` for a name that was not checked. */
  float32(name: string): Float32Array<ArrayBuffer>;
  /**
   * The tensor's elements as float16 bit patterns; float32 and bfloat16 are rounded to nearest, ties to even.
   * @throws ModelError `overflow` beyond ±65504, `missing-tensor` for a name that was not checked.
   */
  float16Bits(name: string): Uint16Array<ArrayBuffer>;
}

const readable = ['F32', 'F16', 'BF16'] as const;

/**
 * Checks that the file has every expected tensor, in the expected shape and a readable type, with only finite numbers. Other tensors in the
 * file are ignored.
 * @throws ModelError `missing-tensor`, `wrong-shape`, `wrong-dtype` or `not-finite`, naming the first tensor that is wrong.
 */
export function checkWeights(file: Safetensors, expected: readonly TensorShape[]): Weights {
  const tensors = new Map<string, TensorView>();
  for (const { name, shape } of expected) {
    const tensor = file.tensor(name);
    if (tensor === undefined) throw new ModelError('missing-tensor', { tensor: name, expected: shape });
    if (!sameShape(tensor.shape, shape))
      throw new ModelError('wrong-shape', { tensor: name, expected: shape, found: tensor.shape });
    if (!readable.some((dtype) => dtype === tensor.dtype))
      throw new ModelError('wrong-dtype', { tensor: name, found: tensor.dtype, readable });
    checkFinite(tensor);
    tensors.set(name, tensor);
  }
  const find = (name: string): TensorView => {
    const tensor = tensors.get(name);
    if (tensor === undefined) throw new ModelError('missing-tensor', { tensor: name, expected: null });
    return tensor;
  };
  return {
    float32: (name) => toFloat32(find(name)),
    float16Bits(name) {
      const tensor = find(name);
      if (tensor.dtype === 'F16') return halves(tensor);
      const values = toFloat32(tensor);
      return float32ToFloat16(values, (index) => {
        throw new ModelError('overflow', { tensor: name, index, value: values[index] ?? NaN });
      });
    },
  };
}

function sameShape(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((extent, axis) => extent === b[axis]);
}

/** NaN and ±Infinity have every exponent bit set: one mask per element finds them without converting any. */
function checkFinite(tensor: TensorView): void {
  const bits = tensor.dtype === 'F32' ? words32(tensor) : halves(tensor);
  const mask = tensor.dtype === 'F32' ? 0x7f800000 : tensor.dtype === 'F16' ? 0x7c00 : 0x7f80;
  for (let index = 0; index < bits.length; index++) {
    if (((bits[index] as number) & mask) === mask)
      throw new ModelError('not-finite', { tensor: tensor.name, index, value: String(valueAt(tensor, index)) });
  }
}

function valueAt(tensor: TensorView, index: number): number {
  if (tensor.dtype === 'F16') return float16ToNumber(halves(tensor)[index] ?? 0);
  return toFloat32(tensor)[index] ?? 0;
}

function toFloat32(tensor: TensorView): Float32Array<ArrayBuffer> {
  if (tensor.dtype === 'F16') return float16ToFloat32(halves(tensor));
  if (tensor.dtype === 'BF16') return bfloat16ToFloat32(halves(tensor));
  const bits = words32(tensor);
  return new Float32Array(bits.buffer, bits.byteOffset, bits.length);
}

/** A tensor may begin at any byte of the file; a typed array may not, so an odd one is copied. */
function aligned(bytes: Uint8Array<ArrayBuffer>, size: number): Uint8Array<ArrayBuffer> {
  return bytes.byteOffset % size === 0 ? bytes : bytes.slice();
}

function halves(tensor: TensorView): Uint16Array<ArrayBuffer> {
  const bytes = aligned(tensor.bytes, 2);
  return new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2);
}

function words32(tensor: TensorView): Uint32Array<ArrayBuffer> {
  const bytes = aligned(tensor.bytes, 4);
  return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
}
