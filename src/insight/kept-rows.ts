/** A value per row of a text, each computed once: a step computes one row, going back none. */
import { Sequence } from '../decode/text/sequence';

export class KeptRows<T> {
  #path: Sequence<number> = Sequence.of([]);
  #rows: (T | null)[] = [];
  /** Rows that could not be computed yet. */
  #missing: number[] = [];

  /**
   * [row] over a text's first `length` tokens; null where a row is unknown. A known row is kept while its token's node is in
   * the text, an unknown one is tried again.
   * @param path ids of the text's nodes, unique within a session
   */
  upTo(path: Sequence<number>, length: number, ask: (index: number) => T | null): readonly (T | null)[] {
    const common = this.#path.common(path);
    this.#path = path;
    if (this.#rows.length > common) {
      this.#rows.length = common;
      this.#missing = this.#missing.filter((index) => index < common);
    }
    if (this.#missing.length > 0) {
      for (const index of this.#missing) this.#rows[index] = ask(index);
      this.#missing = this.#missing.filter((index) => this.#rows[index] === null);
    }
    for (let index = this.#rows.length; index < length; index++) {
      const row = ask(index);
      this.#rows.push(row);
      if (row === null) this.#missing.push(index);
    }
    return this.#rows.slice(0, length);
  }

  clear(): void {
    this.#rows = [];
    this.#missing = [];
  }
}
