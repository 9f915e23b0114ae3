/** Recordings that tests write themselves: small and random, or wrong in one place. */
import { numberToFloat16 } from '../../src/model/float16';
import { uniform } from '../../src/decode/sampling';

export interface WrittenTensor {
  readonly dtype: 'F16' | 'F32' | 'U32' | 'U8';
  readonly shape: readonly number[];
  readonly values: readonly number[];
}

export interface WrittenRecording {
  readonly facts: Record<string, unknown>;
  readonly tensors: Record<string, WrittenTensor>;
}

interface Shape {
  readonly tokens: number;
  readonly layers: number;
  readonly heads: number;
  readonly groups: number;
  readonly vocabulary: number;
  readonly likeliest: number;
}

const usual: Shape = { tokens: 6, layers: 2, heads: 2, groups: 1, vocabulary: 300, likeliest: 4 };

/** A whole recording of random weights, logits and norms. */
export function randomRecording(given: Partial<Shape> = {}, seed = 1): WrittenRecording {
  const { tokens, layers, heads, groups, vocabulary, likeliest } = { ...usual, ...given };
  let drawn = 0;
  const random = (): number => uniform(seed, drawn++);
  const f32 = (shape: readonly number[], value: () => number): WrittenTensor => ({
    dtype: 'F32',
    shape,
    values: Array.from({ length: shape.reduce((product, extent) => product * extent, 1) }, value),
  });
  const text = Array.from({ length: tokens }, () => Math.floor(random() * vocabulary));
  const next = Array.from({ length: tokens * likeliest }, (_, i) => (i % likeliest) * 7 + Math.floor(i / likeliest));
  const ids = [...new Set([...text, ...next])].toSorted((a, b) => a - b);
  const tensors: Record<string, WrittenTensor> = {
    tokens: { dtype: 'U32', shape: [tokens], values: text },
    'next.tokens': { dtype: 'U32', shape: [tokens, likeliest], values: next },
    'next.logits': f32([tokens, likeliest], random),
    // More than log of the vocabulary, so that all of these are possible.
    'next.logSumExp': f32([tokens], () => 1 + Math.log(vocabulary)),
    'next.entropy': f32([tokens], random),
    'next.taken': f32([tokens - 1], random),
    'vocabulary.tokens': { dtype: 'U32', shape: [ids.length], values: ids },
    'vocabulary.ends': { dtype: 'U32', shape: [ids.length], values: ids.map((_, i) => i + 1) },
    'vocabulary.special': { dtype: 'U8', shape: [ids.length], values: ids.map(() => 0) },
    'vocabulary.bytes': { dtype: 'U8', shape: [ids.length], values: ids.map((id) => 97 + (id % 26)) },
    [`residualNorm.${layers}`]: f32([tokens], random),
  };
  for (let layer = 0; layer < layers; layer++) {
    const weights: number[] = [];
    for (let row = 0; row < tokens; row++) {
      const shares = Array.from({ length: heads }, () => Array.from({ length: row + 1 }, random));
      const sums = shares.map((own) => own.reduce((sum, share) => sum + share, 0));
      for (let key = 0; key <= row; key++)
        for (let head = 0; head < heads; head++) weights.push((shares[head]?.[key] ?? 0) / (sums[head] ?? 1));
    }
    tensors[`attention.${layer}`] = { dtype: 'F16', shape: [(tokens * (tokens + 1)) / 2, heads], values: weights };
    tensors[`residualNorm.${layer}`] = f32([tokens], random);
    tensors[`keyNorm.${layer}`] = f32([tokens, groups], random);
    tensors[`valueNorm.${layer}`] = f32([tokens, groups], random);
  }
  const layer = { heads, keyValueHeads: groups, headWidth: 8, window: null, partial: false };
  const cache = Array.from({ length: layers }, (_, index) => ({
    layer: index,
    name: 'key',
    per: 'token',
    shape: { keyValueHeads: groups, headWidth: 8 },
    bytesPerElement: 2,
  }));
  const facts = { name: 'Random', vocabulary, width: 16, prompt: 3, layers: Array.from({ length: layers }, () => layer), cache };
  return { facts, tensors };
}

/** The file of a recording. @param metadata in place of the recording's own */
export function writeRecording({ facts, tensors }: WrittenRecording, metadata?: Record<string, string>): Uint8Array<ArrayBuffer> {
  const bytes: Uint8Array[] = [];
  let at = 0;
  const header: Record<string, unknown> = {
    __metadata__: metadata ?? { format: 'keepsake-recording', version: '1', recording: JSON.stringify(facts) },
  };
  for (const [name, { dtype, shape, values }] of Object.entries(tensors)) {
    const own = bytesOf(dtype, values);
    header[name] = { dtype, shape, data_offsets: [at, at + own.length] };
    bytes.push(own);
    at += own.length;
  }
  const text = new TextEncoder().encode(JSON.stringify(header));
  const file = new Uint8Array(8 + text.length + at);
  new DataView(file.buffer).setBigUint64(0, BigInt(text.length), true);
  file.set(text, 8);
  let offset = 8 + text.length;
  for (const own of bytes) {
    file.set(own, offset);
    offset += own.length;
  }
  return file;
}

function bytesOf(dtype: WrittenTensor['dtype'], values: readonly number[]): Uint8Array {
  if (dtype === 'U8') return Uint8Array.from(values);
  if (dtype === 'F16') return new Uint8Array(Uint16Array.from(values, numberToFloat16).buffer);
  return new Uint8Array((dtype === 'U32' ? Uint32Array.from(values) : Float32Array.from(values)).buffer);
}
