/** What is known of every row of a text, asked for once: a step asks for one row, going back for none. */
import { Sequence } from '../decode/text/sequence';

export class KeptRows<T> {
  #path: Sequence<number> = Sequence.of([]);
  #rows: (T | null)[] = [];
  /** Rows that were not known when they were asked for. */
  #missing: number[] = [];

  /**
   * [row] over a text's first `length` tokens; null where a row is not known. A row that is known stays so while its token's node is in
   * the text, one that is not is asked for again.
   * @param path ids of the text's nodes, each of which is in one text only
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
