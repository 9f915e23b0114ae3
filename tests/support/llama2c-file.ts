/** Writes llama2.c's files, as its export.py does, from one function of a tensor's name and an index. */
import { type MemoryFile, memoryFile } from './memory-file';

export interface Llama2cSizes {
  readonly width: number;
  readonly hidden: number;
  readonly layers: number;
  readonly heads: number;
  readonly keyValueHeads: number;
  readonly vocabulary: number;
  readonly context: number;
  readonly tied: boolean;
}

const magic = 0x616b3432;

/** @param group of version 2 @param value a number of a tensor, by its name in model.py */
export function llama2cFile(
  version: 0 | 1 | 2,
  sizes: Llama2cSizes,
  value: (name: string, index: number) => number,
  group = 4,
): MemoryFile {
  const { width, hidden, layers, heads, keyValueHeads, vocabulary, context, tied } = sizes;
  const kept = (width / heads) * keyValueHeads;
  const numbers = (name: string, length: number): Float32Array => Float32Array.from({ length }, (_, i) => value(name, i));
  const each = (name: string, length: number): Float32Array[] =>
    Array.from({ length: layers }, (_, layer) => numbers(`layers.${layer}.${name}.weight`, length));
  const embedding = numbers('tok_embeddings.weight', vocabulary * width);
  const [attentionNorm, mlpNorm] = [each('attention_norm', width), each('ffn_norm', width)];
  const attention = (['wq', 'wk', 'wv', 'wo'] as const).flatMap((name) =>
    each(`attention.${name}`, (name === 'wk' || name === 'wv' ? kept : width) * width),
  );
  const mlp = ['w1', 'w2', 'w3'].flatMap((name) => each(`feed_forward.${name}`, hidden * width));
  const norm = numbers('norm.weight', width);
  const output = tied ? [] : [numbers('output.weight', vocabulary * width)];
  const signed = version === 0 && !tied ? -vocabulary : vocabulary;
  const counts = Int32Array.of(width, hidden, layers, heads, keyValueHeads, signed, context);
  if (version === 0) {
    const tables = new Float32Array(context * (width / heads));
    return join(counts, embedding, ...attentionNorm, ...attention, ...mlpNorm, ...mlp, norm, tables, ...output);
  }
  const header = new Uint8Array(256);
  const view = new DataView(header.buffer);
  view.setUint32(0, magic, true);
  view.setInt32(4, version, true);
  header.set(new Uint8Array(counts.buffer), 8);
  view.setUint8(36, tied ? 1 : 0);
  if (version === 2) view.setInt32(37, group, true);
  const norms = [...attentionNorm, ...mlpNorm, norm];
  const matrices = [embedding, ...attention, ...mlp, ...output];
  return version === 1
    ? join(header, ...norms, ...matrices)
    : join(header, ...norms, ...matrices.flatMap((matrix) => quantised(matrix, group)));
}

/** Eight bits in groups, and a scale for each: as quantize_q80 of export.py. */
function quantised(values: Float32Array, group: number): readonly [Int8Array, Float32Array] {
  const scales = Float32Array.from(
    { length: values.length / group },
    (_, i) => values.subarray(i * group, (i + 1) * group).reduce((most, value) => Math.max(most, Math.abs(value)), 0) / 127,
  );
  return [Int8Array.from(values, (value, i) => Math.round(value / (scales[Math.floor(i / group)] as number))), scales];
}

function join(...parts: readonly (Int32Array | Float32Array | Int8Array | Uint8Array)[]): MemoryFile {
  const bytes = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += part.byteLength;
  }
  return memoryFile('stories.bin', bytes);
}
