/**
 * The `.bin` files of karpathy/llama2.c (export.py): version 0 in float32, tensor after tensor in a fixed order without names, version 1
 * the same in another order behind a header of 256 bytes, and version 2 in groups of int8 with a float32 scale. They say nothing of themselves but seven whole numbers.
 */
import { CheckpointError } from './errors';
import { type ElementType, float32Type } from './element-types';
import type { NamedFile } from './named-file';
import { type StoredTensor, type StoredTensors, elementsOf, storedAt } from './stored-tensor';

export interface Llama2cShape {
  readonly version: 0 | 1 | 2;
  readonly width: number;
  readonly hidden: number;
  readonly layers: number;
  readonly heads: number;
  readonly keyValueHeads: number;
  readonly vocabulary: number;
  readonly context: number;
  /** Whether the last layer's output is read with the embedding. */
  readonly tied: boolean;
}

/** Its tensors, by their names in llama2.c's model.py: `tok_embeddings.weight`, `layers.0.attention.wq.weight`. */
export interface Llama2c extends StoredTensors {
  readonly shape: Llama2cShape;
}

/** "ak42" */
const magic = 0x616b3432;
const headerBytes = 256;
/** Far beyond any such model: products of three of them are counted exactly. */
const largest = 2 ** 17;

/**
 * Reads the header.
 * @returns null for a file that is none: its first numbers are no sizes of a model, or give another size of the file
 * @throws CheckpointError `llama2c-version`, `truncated` or `unreadable`
 */
export async function readLlama2c(file: NamedFile, signal?: AbortSignal): Promise<Llama2c | null> {
  if (file.size < headerBytes) return null;
  const view = new DataView((await file.read(0, headerBytes, signal)).buffer);
  const versioned = view.getUint32(0, true) === magic;
  const version = versioned ? view.getInt32(4, true) : 0;
  if (version !== 0 && version !== 1 && version !== 2) throw new CheckpointError('llama2c-version', { file: file.name, version });
  const [width, hidden, layers, heads, keyValueHeads, signed, context] = Array.from({ length: 7 }, (_, i) =>
    view.getInt32((versioned ? 8 : 0) + i * 4, true),
  ) as [number, number, number, number, number, number, number];
  const vocabulary = Math.abs(signed);
  const counts = [width, hidden, layers, heads, keyValueHeads, vocabulary, context];
  if (counts.some((count) => count < 1 || count > largest) || width % heads !== 0 || heads % keyValueHeads !== 0 || layers > 1024)
    return null;
  const tied = versioned ? view.getUint8(36) !== 0 : signed > 0;
  const shape = { version, width, hidden, layers, heads, keyValueHeads, vocabulary, context, tied } as const;
  const group = version === 2 ? view.getInt32(37, true) : 0;
  if (version === 2 && !(group >= 1 && group <= largest && width % group === 0)) return null;
  const { tensors, end } = lay(shape, file, group);
  if (end > file.size) throw new CheckpointError('truncated', { file: file.name, tensor: null, expected: end, found: file.size });
  // Without its magic number nothing but its size says what a file is.
  if (end < file.size && !versioned) return null;
  return { shape, names: [...tensors.keys()], tensor: (name) => tensors.get(name) };
}

type NamedShape = readonly [name: string, shape: readonly number[]];

/** Every tensor at its place, and where the last one ends. */
function lay(
  shape: Llama2cShape,
  file: NamedFile,
  group: number,
): { readonly tensors: Map<string, StoredTensor>; readonly end: number } {
  const tensors = new Map<string, StoredTensor>();
  let at = shape.version === 0 ? 7 * 4 : headerBytes;
  const put = ([name, extents]: NamedShape, quantised: boolean): void => {
    const elements = elementsOf(extents);
    if (quantised) tensors.set(name, quantisedAt(name, extents, group, file, at));
    else tensors.set(name, storedAt(name, extents, float32Type, [float32Type.name], { file, begin: at }));
    at += quantised ? elements + (elements / group) * 4 : elements * 4;
  };
  const { embedding, matrices, norms, last, output } = partsOf(shape);
  if (shape.version === 0) {
    const [first, second] = norms as readonly [readonly NamedShape[], readonly NamedShape[]];
    const [attention, mlp] = [matrices.slice(0, 4).flat(), matrices.slice(4).flat()];
    for (const part of [embedding, ...first, ...attention, ...second, ...mlp, last]) put(part, false);
    // Tables of cosines and sines, that nobody reads any more.
    at += shape.context * (shape.width / shape.heads) * 4;
    for (const part of output) put(part, false);
  } else {
    for (const part of [...norms.flat(), last]) put(part, false);
    for (const part of [embedding, ...matrices.flat(), ...output]) put(part, shape.version === 2);
  }
  return { tensors, end: at };
}

function partsOf({ width, hidden, layers, heads, keyValueHeads, vocabulary, tied }: Llama2cShape): {
  readonly embedding: NamedShape;
  readonly norms: readonly (readonly NamedShape[])[];
  readonly matrices: readonly (readonly NamedShape[])[];
  readonly last: NamedShape;
  readonly output: readonly NamedShape[];
} {
  const kept = (width / heads) * keyValueHeads;
  const ofLayers = (name: string, shape: readonly number[]): readonly NamedShape[] =>
    Array.from({ length: layers }, (_, layer) => [`layers.${layer}.${name}.weight`, shape]);
  return {
    embedding: ['tok_embeddings.weight', [vocabulary, width]],
    norms: [ofLayers('attention_norm', [width]), ofLayers('ffn_norm', [width])],
    matrices: [
      ofLayers('attention.wq', [width, width]),
      ofLayers('attention.wk', [kept, width]),
      ofLayers('attention.wv', [kept, width]),
      ofLayers('attention.wo', [width, width]),
      ofLayers('feed_forward.w1', [hidden, width]),
      ofLayers('feed_forward.w2', [width, hidden]),
      ofLayers('feed_forward.w3', [hidden, width]),
    ],
    last: ['norm.weight', [width]],
    output: tied ? [] : [['output.weight', [vocabulary, width]]],
  };
}

/** Whole numbers of eight bits, and behind all of them a scale for every `group`. */
function quantisedAt(name: string, shape: readonly number[], group: number, file: NamedFile, first: number): StoredTensor {
  const int8: ElementType = { name: 'Q8', block: 1, bytes: 1, decode: (bytes) => Float32Array.from(new Int8Array(bytes.buffer)) };
  const scales = first + elementsOf(shape);
  return {
    name,
    type: int8.name,
    shape,
    block: group,
    checkType() {
      // Eight bits are all that version 2 has.
    },
    async read(begin, end, signal) {
      const values = int8.decode(await file.read(first + begin, first + end, signal));
      const factors = float32Type.decode(await file.read(scales + (begin / group) * 4, scales + (end / group) * 4, signal));
      for (let i = 0; i < values.length; i++) values[i] = (values[i] as number) * (factors[Math.floor(i / group)] as number);
      return values;
    },
  };
}
