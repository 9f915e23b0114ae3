/** A checkpoint's tensors, converted piece by piece into the one buffer that the engine is given. */
import { roundToFloat16 } from '../float16';
import { CheckpointError } from './errors';
import type { Piece, Recipe, Rows } from './recipe';
import { type StoredTensor, type StoredTensors, elementsOf } from './stored-tensor';

interface FoundPiece extends Piece {
  readonly tensor: StoredTensor;
}

/** A recipe whose tensors are there, of the right extents and types. */
export interface FoundRecipe extends Omit<Recipe, 'pieces'> {
  readonly pieces: readonly FoundPiece[];
}

/**
 * Finds what every recipe is made of; nothing is read.
 * @throws CheckpointError `missing-tensor`, `tensor-shape` or `tensor-type`, naming the first that is wrong
 */
export function findTensors(recipes: readonly Recipe[], tensors: StoredTensors): readonly FoundRecipe[] {
  return recipes.map((recipe) => ({ ...recipe, pieces: recipe.pieces.map((piece) => findPiece(piece, tensors)) }));
}

function findPiece(piece: Piece, tensors: StoredTensors): FoundPiece {
  const { from, stored } = piece;
  const tensor = from.map((name) => tensors.tensor(name)).find((found) => found !== undefined);
  if (tensor === undefined) throw new CheckpointError('missing-tensor', { tensors: from, expected: stored });
  const { name, shape } = tensor;
  if (shape.length !== stored.length || shape.some((extent, axis) => extent !== stored[axis]))
    throw new CheckpointError('tensor-shape', { tensor: name, expected: stored, found: shape });
  tensor.checkType();
  return { ...piece, tensor };
}

export interface ReadOptions {
  readonly signal?: AbortSignal;
  /** Is told after every piece how many of the weights' numbers are there. */
  readonly progress?: (done: number, total: number) => void;
}

/** In bytes, of the weights as the engine is given them: matrices in float16, vectors in float32. */
export function weightBytes(recipes: readonly Pick<Recipe, 'kind' | 'shape'>[]): number {
  return recipes.reduce((sum, { kind, shape }) => sum + elementsOf(shape) * bytesEach[kind], 0);
}

const bytesEach = { matrix: 2, vector: 4 } as const;

/**
 * Reads all weights into one safetensors file in memory, under the names of the spec. Beside it there is never more than a few megabytes.
 * @throws CheckpointError `no-memory`, `not-finite`, `overflow` or `unreadable`; the signal's reason once it is aborted
 */
export async function readWeights(recipes: readonly FoundRecipe[], options: ReadOptions = {}): Promise<ArrayBuffer> {
  const { file, places } = layOut(recipes);
  const total = recipes.reduce((sum, { shape }) => sum + elementsOf(shape), 0);
  let done = 0;
  for (const [i, recipe] of recipes.entries()) {
    const place = places[i] as number;
    const into = target(recipe, file, place);
    let row = 0;
    for (const piece of recipe.pieces) {
      row += await copyPiece(piece, into, row, options.signal, (elements) => options.progress?.((done += elements), total));
    }
  }
  return file;
}

/** Vectors come first, so that everything is aligned. */
function layOut(recipes: readonly FoundRecipe[]): { readonly file: ArrayBuffer; readonly places: readonly number[] } {
  const offsets: number[] = [];
  let at = 0;
  for (const kind of ['vector', 'matrix'] as const)
    for (const [i, recipe] of recipes.entries())
      if (recipe.kind === kind) {
        offsets[i] = at;
        at += elementsOf(recipe.shape) * bytesEach[kind];
      }
  const header = Object.fromEntries(
    recipes.map(({ name, kind, shape }, i) => {
      const begin = offsets[i] as number;
      const end = begin + elementsOf(shape) * bytesEach[kind];
      return [name, { dtype: kind === 'matrix' ? 'F16' : 'F32', shape, data_offsets: [begin, end] }];
    }),
  );
  const text = new TextEncoder().encode(JSON.stringify(header));
  const start = Math.ceil((8 + text.length) / 8) * 8;
  const file = allocate(start + at);
  new DataView(file).setBigUint64(0, BigInt(start - 8), true);
  new Uint8Array(file, 8, start - 8).fill(' '.charCodeAt(0)).set(text);
  return { file, places: offsets.map((offset) => start + offset) };
}

/** @throws CheckpointError `no-memory` */
function allocate(bytes: number): ArrayBuffer {
  try {
    return new ArrayBuffer(bytes);
  } catch (cause) {
    throw new CheckpointError('no-memory', { bytes }, { cause });
  }
}

/** Where a tensor's numbers go. */
interface Target {
  readonly columns: number;
  /** Numbers as they will be kept: float16 patterns for a matrix. */
  convert(values: Float32Array<ArrayBuffer>, tensor: StoredTensor, first: number): Uint16Array | Float32Array;
  readonly numbers: Uint16Array | Float32Array;
}

function target({ kind, shape }: FoundRecipe, file: ArrayBuffer, place: number): Target {
  const elements = elementsOf(shape);
  const columns = shape.length === 2 ? (shape[1] as number) : 1;
  if (kind === 'vector') return { columns, convert: finite, numbers: new Float32Array(file, place, elements) };
  return { columns, convert: halves, numbers: new Uint16Array(file, place, elements) };
}

function finite(values: Float32Array<ArrayBuffer>, tensor: StoredTensor, first: number): Float32Array {
  const index = values.findIndex((value) => !Number.isFinite(value));
  if (index >= 0) throw unusable(tensor, first + index, values[index] as number);
  return values;
}

function halves(values: Float32Array<ArrayBuffer>, tensor: StoredTensor, first: number): Uint16Array {
  const bits = new Uint16Array(values.length);
  const index = roundToFloat16(values, bits);
  if (index >= 0) throw unusable(tensor, first + index, values[index] as number);
  return bits;
}

function unusable({ name }: StoredTensor, index: number, value: number): CheckpointError {
  return Number.isFinite(value)
    ? new CheckpointError('overflow', { tensor: name, index, value })
    : new CheckpointError('not-finite', { tensor: name, index, value: String(value) });
}

/** Elements that are converted at a time: few milliseconds' work, so that the page's thread is free in between. */
const piece = 2 ** 18;

/** Copies one tensor's rows from the target's row `row` on; resolves to how many rows. */
async function copyPiece(
  { tensor, transposed, rows, plus = 0 }: FoundPiece,
  into: Target,
  row: number,
  signal: AbortSignal | undefined,
  copied: (elements: number) => void,
): Promise<number> {
  const stored = elementsOf(tensor.shape);
  const taken = rows ?? [[0, stored / into.columns]];
  const read = async (begin: number, end: number): Promise<Uint16Array | Float32Array> => {
    const values = await tensor.read(begin, end, signal);
    if (plus !== 0) for (let i = 0; i < values.length; i++) values[i] = (values[i] as number) + plus;
    return into.convert(values, tensor, begin);
  };
  if (transposed) await copyColumns(tensor, taken, into, row, read, copied);
  else await copyRows(tensor, taken, into, row, read, copied);
  return taken.reduce((sum, [begin, end]) => sum + end - begin, 0);
}

type Read = (begin: number, end: number) => Promise<Uint16Array | Float32Array>;
type Copy = (
  tensor: StoredTensor,
  taken: readonly Rows[],
  into: Target,
  row: number,
  read: Read,
  copied: (elements: number) => void,
) => Promise<void>;

const copyRows: Copy = async ({ block }, taken, { columns, numbers }, row, read, copied) => {
  const most = Math.max(1, Math.floor(piece / block)) * block;
  let at = row * columns;
  for (const [first, last] of taken)
    for (let begin = first * columns; begin < last * columns; begin += most) {
      const part = await read(begin, Math.min(begin + most, last * columns));
      numbers.set(part, at);
      at += part.length;
      copied(part.length);
    }
};

/** The stored rows are the target's columns; whole ones are read, so that the others of them need no second way through the file. */
const copyColumns: Copy = async ({ shape }, taken, { columns, numbers }, row, read, copied) => {
  const width = shape[1] as number;
  const most = Math.max(1, Math.floor(piece / width));
  for (let input = 0; input < columns; input += most) {
    const until = Math.min(input + most, columns);
    const part = await read(input * width, until * width);
    let output = row;
    for (const [first, last] of taken)
      for (let column = first; column < last; column++, output++)
        for (let i = input; i < until; i++) numbers[output * columns + i] = part[(i - input) * width + column] as number;
    copied((until - input) * (output - row));
  }
};
