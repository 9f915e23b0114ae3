/** IEEE 754 binary16 (float16) and bfloat16, as bit patterns, to and from float32. */

const scratch = new DataView(new ArrayBuffer(4));

/** The value of one float16 bit pattern; exact. */
export function float16ToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** The float16 bit pattern nearest to a float32 value, ties to even; ±Infinity beyond 65504 (65520 and more round up to it). */
export function numberToFloat16(value: number): number {
  scratch.setFloat32(0, value);
  const bits = scratch.getUint32(0);
  const sign = (bits >>> 16) & 0x8000;
  const magnitude = bits & 0x7fffffff;
  if (magnitude > 0x7f800000) return sign | 0x7e00;
  if (magnitude >= 0x477ff000) return sign | 0x7c00;
  // Below 2^-14 float16 is subnormal: the same count of 2^-24 steps whatever the exponent.
  if (magnitude < 0x38800000) return sign | roundHalfEven(Math.abs(value) * 2 ** 24);
  const shifted = magnitude - 0x38000000;
  const lost = shifted & 0x1fff;
  const kept = shifted >>> 13;
  return sign | (lost > 0x1000 || (lost === 0x1000 && (kept & 1) === 1) ? kept + 1 : kept);
}

/** Rounds a small non-negative number to a whole one, halves to even. */
function roundHalfEven(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  return rest > 0.5 || (rest === 0.5 && below % 2 === 1) ? below + 1 : below;
}

let table: Float32Array | undefined;

/** [65536] the values of all float16 bit patterns. */
export function float16Values(): Float32Array {
  table ??= Float32Array.from({ length: 65536 }, (_, pattern) => float16ToNumber(pattern));
  return table;
}

/** float16 bit patterns → float32, element by element, through a table of all 65 536 (a model has millions). */
export function float16ToFloat32(bits: Uint16Array): Float32Array<ArrayBuffer> {
  const numbers = float16Values();
  const values = new Float32Array(bits.length);
  for (let i = 0; i < bits.length; i++) values[i] = numbers[bits[i] as number] as number;
  return values;
}

/** bfloat16 bit patterns → float32: they are its upper halves. */
export function bfloat16ToFloat32(bits: Uint16Array): Float32Array<ArrayBuffer> {
  const patterns = new Uint32Array(bits.length);
  for (let i = 0; i < bits.length; i++) patterns[i] = (bits[i] as number) << 16;
  return new Float32Array(patterns.buffer);
}

/**
 * float32 → float16 bit patterns, rounded to nearest, ties to even. Finite values only.
 * `overflow` is called with the index of the first value that float16 cannot hold, and throws in the caller's terms.
 */
export function float32ToFloat16(values: Float32Array, overflow: (index: number) => never): Uint16Array<ArrayBuffer> {
  const bits = new Uint16Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const pattern = numberToFloat16(values[i] as number);
    if ((pattern & 0x7c00) === 0x7c00) overflow(i);
    bits[i] = pattern;
  }
  return bits;
}

/**
 * float32 → float16 bit patterns into an array of their own, as `numberToFloat16` rounds, many at a time: a model has a hundred million.
 * @returns the index of the first value that is not finite, or that float16 cannot hold; -1 if there is none
 */
export function roundToFloat16(values: Float32Array<ArrayBuffer>, into: Uint16Array): number {
  const patterns = new Uint32Array(values.buffer, values.byteOffset, values.length);
  let wrong = -1;
  for (let i = 0; i < patterns.length; i++) {
    const bits = patterns[i] as number;
    const magnitude = bits & 0x7fffffff;
    let half: number;
    if (magnitude >= 0x477ff000) {
      half = 0x7c00;
      if (wrong < 0) wrong = i;
    } else if (magnitude >= 0x38800000) {
      // Half of the last place that is kept, less one where that place is even: ties then go to even.
      half = (magnitude - 0x38000000 + 0xfff + ((magnitude >>> 13) & 1)) >>> 13;
    } else half = roundHalfEven(Math.abs(values[i] as number) * 2 ** 24);
    into[i] = ((bits >>> 16) & 0x8000) | half;
  }
  return wrong;
}
