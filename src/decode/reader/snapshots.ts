/**
 * Which snapshots of a model's states are kept: of a text of n tokens at most `places`, close together near its end and ever wider apart
 * before, because a text is mostly taken back by a little.
 */

export interface Snapshot {
  /** Where the engine keeps it. */
  readonly place: number;
  /** How many tokens of the text the states had seen. */
  readonly length: number;
}

export class Snapshots {
  /** By length, ascending. */
  #kept: Snapshot[] = [];
  readonly #places: number;

  constructor(places: number) {
    this.#places = places;
  }

  get kept(): readonly Snapshot[] {
    return this.#kept;
  }

  /** The longest beginning of a text, of `limit` tokens or fewer, whose states are kept; a text's start needs none. */
  before(limit: number): Snapshot | null {
    return this.#kept.findLast(({ length }) => length <= limit) ?? null;
  }

  /**
   * A snapshot for the states of a beginning longer than all that are kept. Where no place is free, the one goes without which the
   * others lie best: from which going back to it costs the fewest tokens, as a part of how far back it is.
   */
  add(length: number): Snapshot {
    const snapshot = { place: this.#freePlace(length), length };
    this.#kept.push(snapshot);
    return snapshot;
  }

  /** Forgets what is of more than `length` tokens. */
  truncate(length: number): void {
    this.#kept = this.#kept.filter((snapshot) => snapshot.length <= length);
  }

  #freePlace(now: number): number {
    if (this.#kept.length < this.#places) {
      const taken = new Set(this.#kept.map(({ place }) => place));
      for (let place = 0; ; place++) if (!taken.has(place)) return place;
    }
    const cost = this.#kept.map(({ length }, i) => {
      const gap = (this.#kept[i + 1]?.length ?? now) - (this.#kept[i - 1]?.length ?? 0);
      return gap / (now - length);
    });
    const [gone] = this.#kept.splice(cost.indexOf(Math.min(...cost)), 1);
    return gone?.place ?? 0;
  }
}
