/** The values of a GGUF header, read from bytes that may lie: every length is compared with the bytes that are there before anything is made of it. */
import { CheckpointError } from './errors';

export type GgufNumbers =
  | Uint8Array
  | Int8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array
  | Float32Array
  | Float64Array
  | BigUint64Array
  | BigInt64Array;

/** A list of numbers is a typed array of the file's type; integers of 64 bits that JavaScript's numbers hold exactly are numbers. */
export type GgufValue = number | bigint | boolean | string | GgufNumbers | readonly GgufValue[];

/** By key: `general.architecture`, `llama.block_count`, `tokenizer.ggml.tokens`. */
export type GgufMetadata = ReadonlyMap<string, GgufValue>;

/** Thrown where the header goes on beyond the bytes that were read. */
export class NeedsMore extends Error {
  /** The offset in the file that must be there. */
  readonly end: number;
  constructor(end: number) {
    super(`${end} bytes are needed`);
    this.end = end;
  }
}

/** The type of a list, and that of texts. */
const list = 9;
const text = 8;
const truth = 7;

type NumberReader = readonly [bytes: number, read: (view: DataView, at: number) => number | bigint, of: NumbersOf];
type NumbersOf = (bytes: ArrayBuffer) => GgufNumbers;

/** Numbers by their type's id; little-endian. */
const numbers: Readonly<Record<number, NumberReader>> = {
  0: [1, (view, at) => view.getUint8(at), (bytes) => new Uint8Array(bytes)],
  1: [1, (view, at) => view.getInt8(at), (bytes) => new Int8Array(bytes)],
  2: [2, (view, at) => view.getUint16(at, true), (bytes) => new Uint16Array(bytes)],
  3: [2, (view, at) => view.getInt16(at, true), (bytes) => new Int16Array(bytes)],
  4: [4, (view, at) => view.getUint32(at, true), (bytes) => new Uint32Array(bytes)],
  5: [4, (view, at) => view.getInt32(at, true), (bytes) => new Int32Array(bytes)],
  6: [4, (view, at) => view.getFloat32(at, true), (bytes) => new Float32Array(bytes)],
  10: [8, (view, at) => view.getBigUint64(at, true), (bytes) => new BigUint64Array(bytes)],
  11: [8, (view, at) => view.getBigInt64(at, true), (bytes) => new BigInt64Array(bytes)],
  12: [8, (view, at) => view.getFloat64(at, true), (bytes) => new Float64Array(bytes)],
};

/** The longest single text: chat templates have a hundred kilobytes. */
const longestText = 16 * 1024 * 1024;
/** Lists of lists. */
const deepest = 4;

const decoder = new TextDecoder('utf-8');

/** Reads one value after another from the first bytes of a file. */
export class GgufReader {
  readonly #bytes: Uint8Array<ArrayBuffer>;
  readonly #view: DataView<ArrayBuffer>;
  readonly #file: string;
  readonly #size: number;
  #at = 0;

  /** @param bytes the file's first bytes @param size of the whole file */
  constructor(bytes: Uint8Array<ArrayBuffer>, file: string, size: number) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    this.#file = file;
    this.#size = size;
  }

  get at(): number {
    return this.#at;
  }

  u32(): number {
    return this.#view.getUint32(this.#take(4), true);
  }

  /** A count or an offset. @throws CheckpointError `bad-gguf` beyond what is counted exactly, or beyond `most` */
  count(most = Number.MAX_SAFE_INTEGER): number {
    const value = this.#view.getBigUint64(this.#take(8), true);
    if (value > BigInt(most)) throw this.wrong('count', String(value));
    return Number(value);
  }

  text(longest = longestText): string {
    const length = this.count(longest);
    const from = this.#take(length);
    return decoder.decode(this.#bytes.subarray(from, from + length));
  }

  value(type: number, depth = 0): GgufValue {
    if (type === text) return this.text();
    if (type === truth) return this.#view.getUint8(this.#take(1)) !== 0;
    if (type === list) return this.#list(depth);
    const number = numbers[type];
    if (number === undefined) throw this.wrong('type', String(type));
    const [bytes, read] = number;
    const value = read(this.#view, this.#take(bytes));
    return typeof value === 'bigint' && Number.isSafeInteger(Number(value)) ? Number(value) : value;
  }

  /** An error about what is being read. */
  wrong(what: 'count' | 'type' | 'twice' | 'name', found: string): CheckpointError {
    return new CheckpointError('bad-gguf', { file: this.#file, at: this.#at, what, found });
  }

  #list(depth: number): GgufValue {
    const type = this.u32();
    const number = numbers[type];
    if (number) {
      const [bytes, , of] = number;
      const length = this.#length(bytes);
      const from = this.#take(length * bytes);
      return of(this.#bytes.slice(from, from + length * bytes).buffer);
    }
    if (depth >= deepest) throw this.wrong('type', `${list}`);
    // A text has at least its length, a list its type and its length, a truth a byte.
    const length = this.#length(type === text ? 8 : type === list ? 12 : 1);
    const values: GgufValue[] = [];
    for (let i = 0; i < length; i++) values.push(this.value(type, depth + 1));
    return values;
  }

  /** A list's length, that the rest of the file has room for. */
  #length(bytesEach: number): number {
    return this.count(Math.floor((this.#size - this.#at) / bytesEach));
  }

  /** Where the next bytes are; goes on behind them. */
  #take(bytes: number): number {
    const from = this.#at;
    const end = from + bytes;
    if (end > this.#size)
      throw new CheckpointError('truncated', { file: this.#file, tensor: null, expected: end, found: this.#size });
    if (end > this.#bytes.length) throw new NeedsMore(end);
    this.#at = end;
    return from;
  }
}
