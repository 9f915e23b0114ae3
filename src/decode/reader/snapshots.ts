/**
 * Which snapshots of a model's states are kept: close together near the end of the text and farther apart before it, because a text is
 * mostly cut back by a few tokens.
 */

export interface Snapshot {
  /** Index of the engine's snapshot. */
  readonly index: number;
  /** How many tokens of the text are in the states. */
  readonly length: number;
}

export class Snapshots {
  /** By length, ascending. */
  #all: Snapshot[] = [];
  readonly #capacity: number;
  #spare: number;

  /** @param capacity how many there may be; the engine has room for one more */
  constructor(capacity: number) {
    this.#capacity = capacity;
    this.#spare = capacity;
  }

  /** The engine's snapshot that is none of these. */
  get spare(): number {
    return this.#spare;
  }

  get all(): readonly Snapshot[] {
    return this.#all;
  }

  /** The snapshot of the longest prefix of at most `limit` tokens; null where the text must be read from its start. */
  before(limit: number): Snapshot | null {
    return this.#all.findLast(({ length }) => length <= limit) ?? null;
  }

  /** A snapshot for a prefix longer than all others. If none is free, it replaces the one whose loss costs least. */
  add(length: number): Snapshot {
    const snapshot = { index: this.#freeIndex(length), length };
    this.#all.push(snapshot);
    return snapshot;
  }

  /** The spare one has the states of a prefix longer than all others, and is kept for it; another becomes the spare one. */
  keepSpare(length: number): void {
    const index = this.#spare;
    this.#spare = this.#freeIndex(length);
    this.#all.push({ index, length });
  }

  /** Discards snapshots of more than `length` tokens. */
  truncate(length: number): void {
    this.#all = this.#all.filter((snapshot) => snapshot.length <= length);
  }

  #freeIndex(now: number): number {
    if (this.#all.length < this.#capacity) {
      const taken = new Set([this.#spare, ...this.#all.map(({ index }) => index)]);
      for (let index = 0; ; index++) if (!taken.has(index)) return index;
    }
    // Without a snapshot, cutting back to it reads at most the gap around it, which is weighed by its distance from the end.
    const cost = this.#all.map(({ length }, i) => {
      const gap = (this.#all[i + 1]?.length ?? now) - (this.#all[i - 1]?.length ?? 0);
      return gap / (now - length);
    });
    const [replaced] = this.#all.splice(cost.indexOf(Math.min(...cost)), 1);
    return replaced?.index ?? 0;
  }
}
