/**
 * A persistent list: adding to it or cutting it gives another list that shares nearly all of it. Reading, adding, cutting, and finding
 * where two lists differ take a few small copies, however long the lists are. A trie of nodes 32 wide, as in Bagwell's "Ideal Hash Trees"
 * (2001) and Clojure's vectors.
 */

/** What can be read by index; an array is one too. */
export interface Indexed<T> {
  readonly length: number;
  at(index: number): T | undefined;
}

const bits = 5;
const width = 2 ** bits;

type Leaf<T> = readonly T[];
type Inner<T> = readonly Trie<T>[];
/** Leaves are at height 0. */
type Trie<T> = Leaf<T> | Inner<T>;

const digitOf = (index: number, height: number): number => (index >>> (bits * height)) & (width - 1);

export class Sequence<T> implements Indexed<T>, Iterable<T> {
  readonly length: number;
  readonly #root: Trie<T>;
  readonly #height: number;

  private constructor(root: Trie<T>, height: number, length: number) {
    this.#root = root;
    this.#height = height;
    this.length = length;
  }

  static of<T>(values: Iterable<T>): Sequence<T> {
    const all = [...values];
    let level: readonly Trie<T>[] = chunks(all);
    let height = 0;
    for (; level.length > 1; height++) level = chunks(level);
    return new Sequence(level[0] ?? [], height, all.length);
  }

  /** The value at an index, a negative one counted from the end; undefined where there is none. */
  at(index: number): T | undefined {
    const offset = index < 0 ? index + this.length : index;
    if (!(offset >= 0 && offset < this.length)) return undefined;
    let trie = this.#root;
    for (let height = this.#height; height > 0; height--) trie = (trie as Inner<T>)[digitOf(offset, height)] ?? [];
    return (trie as Leaf<T>)[digitOf(offset, 0)];
  }

  /** With one more value at its end. */
  push(value: T): Sequence<T> {
    const full = this.length === width ** (this.#height + 1);
    const [root, height] = full ? [[this.#root], this.#height + 1] : [this.#root, this.#height];
    return new Sequence(write(root, height, this.length, value), height, this.length + 1);
  }

  /** With another value at an index. @throws RangeError for an index outside it */
  set(index: number, value: T): Sequence<T> {
    if (!(index >= 0 && index < this.length)) throw new RangeError(`a sequence of ${this.length} has no place ${index}`);
    return new Sequence(write(this.#root, this.#height, index, value), this.#height, this.length);
  }

  /** The first `count` values, or all where there are fewer. */
  take(count: number): Sequence<T> {
    if (count >= this.length) return this;
    if (count <= 0) return new Sequence<T>([], 0, 0);
    let root = cut(this.#root, this.#height, count - 1);
    let height = this.#height;
    for (; height > 0 && count <= width ** height; height--) root = (root as Inner<T>)[0] ?? [];
    return new Sequence(root, height, count);
  }

  /** Length of the common prefix. What the two share is not compared. */
  common(other: Sequence<T>): number {
    let [a, b] = [this.#root, other.#root];
    const height = Math.min(this.#height, other.#height);
    for (let above = this.#height; above > height; above--) a = (a as Inner<T>)[0] ?? [];
    for (let above = other.#height; above > height; above--) b = (b as Inner<T>)[0] ?? [];
    return same(a, b, height, Math.min(this.length, other.length));
  }

  /** The values from one index up to another, exclusive, as an array. */
  slice(from = 0, to = this.length): T[] {
    const values: T[] = [];
    for (let index = from; index < Math.min(to, this.length); index++) values.push(this.at(index) as T);
    return values;
  }

  [Symbol.iterator](): Iterator<T> {
    return this.slice()[Symbol.iterator]();
  }
}

function chunks<V>(values: readonly V[]): (readonly V[])[] {
  return Array.from({ length: Math.ceil(values.length / width) }, (_, i) => values.slice(i * width, (i + 1) * width));
}

function write<T>(trie: Trie<T>, height: number, index: number, value: T): Trie<T> {
  const digit = digitOf(index, height);
  const inner = trie as Inner<T>;
  const part = height === 0 ? value : write(inner[digit] ?? [], height - 1, index, value);
  const values = trie as readonly (T | Trie<T>)[];
  // Unlike push, neither leaves spare capacity in the array, which would stay for good.
  return (digit === values.length ? values.concat([part]) : values.with(digit, part)) as Trie<T>;
}

/** The trie up to and including index `last`. */
function cut<T>(trie: Trie<T>, height: number, last: number): Trie<T> {
  const digit = digitOf(last, height);
  if (height === 0) return (trie as Leaf<T>).slice(0, digit + 1);
  const inner = trie as Inner<T>;
  return [...inner.slice(0, digit), cut(inner[digit] ?? [], height - 1, last)];
}

/** Length of the common prefix of the first `count` values below two nodes. */
function same<T>(a: Trie<T>, b: Trie<T>, height: number, count: number): number {
  if (a === b) return count;
  const size = width ** height;
  for (let at = 0; at < count; at += size) {
    const part = Math.min(size, count - at);
    const [x, y] = [a[at / size], b[at / size]];
    const alike = height === 0 ? Number(Object.is(x, y)) : same(x as Trie<T>, y as Trie<T>, height - 1, part);
    if (alike < part) return at + alike;
  }
  return count;
}
