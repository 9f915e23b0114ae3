/** What every format gives: tensors by name, whose elements are read in ranges as float32. */
import { type ElementType, bytesOf } from './element-types';
import { CheckpointError } from './errors';
import type { NamedFile } from './named-file';

export interface StoredTensor {
  readonly name: string;
  /** As the format says: `BF16`, `Q6_K`. */
  readonly type: string;
  /** Extents, the fastest last: a matrix is [rows, columns], whatever the format's own order. */
  readonly shape: readonly number[];
  /** Ranges begin and end at multiples of this. */
  readonly block: number;
  /** @throws CheckpointError `tensor-type` if its numbers are of a type that cannot be read */
  checkType(): void;
  /**
   * The elements from `begin` up to `end`, row by row, as float32.
   * @throws CheckpointError `tensor-type` or `unreadable`; the signal's reason once it is aborted
   */
  read(begin: number, end: number, signal?: AbortSignal): Promise<Float32Array<ArrayBuffer>>;
}

export interface StoredTensors {
  readonly names: readonly string[];
  /** Undefined for a name that the files do not have. */
  tensor(name: string): StoredTensor | undefined;
}

/** Where a tensor's bytes are: one piece of a file. */
export interface Place {
  readonly file: NamedFile;
  readonly begin: number;
}

/** A tensor of one type from one place on. `type` is a name where its numbers cannot be read. */
export function storedAt(
  name: string,
  shape: readonly number[],
  type: ElementType | string,
  readable: readonly string[],
  { file, begin: first }: Place,
): StoredTensor {
  if (typeof type === 'string') {
    const refuse = (): never => {
      throw new CheckpointError('tensor-type', { tensor: name, found: type, readable });
    };
    return { name, type, shape, block: 1, checkType: refuse, read: async () => refuse() };
  }
  return {
    name,
    type: type.name,
    shape,
    block: type.block,
    checkType() {
      // Known by its decoder.
    },
    async read(begin, end, signal) {
      const bytes = await file.read(first + bytesOf(type, begin), first + bytesOf(type, end), signal);
      return type.decode(bytes);
    },
  };
}

export const elementsOf = (shape: readonly number[]): number => shape.reduce((product, extent) => product * extent, 1);
