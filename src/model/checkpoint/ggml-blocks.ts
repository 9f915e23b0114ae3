/**
 * ggml's quantised blocks, as `dequantize_row_*` of ggml-quants.c reads them: a block has a scale in float16 (and a minimum, where its
 * numbers are not centred), and small whole numbers. Those of "K" are blocks of 256 with scales of their own for every 16 or 32.
 */
import { float16ToNumber } from '../float16';
import type { ElementType } from './element-types';

/** Decodes one block, from byte `b` on, to the elements from `o` on. */
type DecodeBlock = (bytes: Uint8Array, b: number, out: Float32Array, o: number) => void;

function blocks(name: string, block: number, bytesEach: number, decodeBlock: DecodeBlock): ElementType {
  return {
    name,
    block,
    bytes: bytesEach,
    decode(bytes) {
      const count = Math.floor(bytes.length / bytesEach);
      const out = new Float32Array(count * block);
      for (let i = 0; i < count; i++) decodeBlock(bytes, i * bytesEach, out, i * block);
      return out;
    },
  };
}

const byteAt = (bytes: Uint8Array, at: number): number => bytes[at] as number;
const signedAt = (bytes: Uint8Array, at: number): number => ((bytes[at] as number) << 24) >> 24;
const halfAt = (bytes: Uint8Array, at: number): number => float16ToNumber(byteAt(bytes, at) | (byteAt(bytes, at + 1) << 8));

/**
 * 32 numbers of 4 or 5 bits: of byte j the low four bits are number j, the high four number j + 16; a fifth bit is bit j, or j + 16, of the four bytes
 * before them. With a minimum x = d q + m; without, x = d (q − half of the range).
 */
function nibbles(name: string, fifth: boolean, minimum: boolean): ElementType {
  const high = minimum ? 4 : 2;
  const numbers = high + (fifth ? 4 : 0);
  const centre = minimum ? 0 : fifth ? 16 : 8;
  return blocks(name, 32, numbers + 16, (bytes, b, out, o) => {
    const scale = halfAt(bytes, b);
    const least = minimum ? halfAt(bytes, b + 2) : 0;
    for (let j = 0; j < 16; j++) {
      const pair = byteAt(bytes, b + numbers + j);
      const bit = (k: number): number => (fifth ? ((byteAt(bytes, b + high + (k >> 3)) >> (k & 7)) & 1) << 4 : 0);
      out[o + j] = scale * (((pair & 15) | bit(j)) - centre) + least;
      out[o + j + 16] = scale * (((pair >> 4) | bit(j + 16)) - centre) + least;
    }
  });
}

/** The six-bit scale and minimum of group j of eight, packed into twelve bytes from `s` on. */
function scaleOf(bytes: Uint8Array, s: number, j: number): number {
  return j < 4 ? byteAt(bytes, s + j) & 63 : (byteAt(bytes, s + j + 4) & 15) | ((byteAt(bytes, s + j - 4) >> 6) << 4);
}
function minimumOf(bytes: Uint8Array, s: number, j: number): number {
  return j < 4 ? byteAt(bytes, s + j + 4) & 63 : (byteAt(bytes, s + j + 4) >> 4) | ((byteAt(bytes, s + j) >> 6) << 4);
}

/** Eight groups of 32, x = d s q − dmin m; group 2i is in the low four bits of 32 bytes, 2i + 1 in the high; fifth bits are bit j of 32 bytes before. */
function groupsOf32(name: string, fifth: boolean): ElementType {
  const scales = 4;
  const fifths = scales + 12;
  const numbers = fifths + (fifth ? 32 : 0);
  return blocks(name, 256, numbers + 128, (bytes, b, out, o) => {
    const scale = halfAt(bytes, b);
    const least = halfAt(bytes, b + 2);
    for (let j = 0; j < 8; j++) {
      const d = scale * scaleOf(bytes, b + scales, j);
      const m = least * minimumOf(bytes, b + scales, j);
      const at = b + numbers + (j >> 1) * 32;
      for (let l = 0; l < 32; l++) {
        const low = (byteAt(bytes, at + l) >> ((j & 1) * 4)) & 15;
        const bit = fifth ? ((byteAt(bytes, b + fifths + l) >> j) & 1) << 4 : 0;
        out[o + j * 32 + l] = d * (low | bit) - m;
      }
    }
  });
}

/** Sixteen groups of 16 with scales of eight bits, x = d s (q − 32); the numbers' low four bits lie in 128 bytes, their high two in 64. */
const q6K = blocks('Q6_K', 256, 210, (bytes, b, out, o) => {
  const scale = halfAt(bytes, b + 208);
  for (let half = 0; half < 2; half++) {
    for (let quarter = 0; quarter < 4; quarter++) {
      for (let l = 0; l < 32; l++) {
        const low = (byteAt(bytes, b + half * 64 + (quarter & 1) * 32 + l) >> ((quarter >> 1) * 4)) & 15;
        const top = (byteAt(bytes, b + 128 + half * 32 + l) >> (quarter * 2)) & 3;
        const group = signedAt(bytes, b + 192 + half * 8 + quarter * 2 + (l >> 4));
        out[o + half * 128 + quarter * 32 + l] = scale * group * ((low | (top << 4)) - 32);
      }
    }
  }
});

const q8 = blocks('Q8_0', 32, 34, (bytes, b, out, o) => {
  const scale = halfAt(bytes, b);
  for (let j = 0; j < 32; j++) out[o + j] = scale * signedAt(bytes, b + 2 + j);
});

/** The quantised types that can be read. */
export const ggmlBlocks: readonly ElementType[] = [
  nibbles('Q4_0', false, false),
  nibbles('Q4_1', false, true),
  nibbles('Q5_0', true, false),
  nibbles('Q5_1', true, true),
  q8,
  groupsOf32('Q4_K', false),
  groupsOf32('Q5_K', true),
  q6K,
];
