/** The slot table: which slot holds which token. Kernels see nothing else of a cache policy. */
import { sum } from 'd3-array';
import type { Plan } from '../../attention/plan';
import type { StepTrace } from '../../engine/trace';
import { type PolicySettings, inUse, policies } from '../policies';
import type { CachePolicy, CacheView } from '../policies/policy';

export interface SlotTable {
  /** [live] the slot of each rank, in the order of the text */
  readonly slots: Uint32Array;
  /** [live] index in the text of the token that each rank holds */
  readonly keys: Uint32Array;
  /** [live] the rotary position of each rank */
  readonly positions: Uint32Array;
}

/** The ring of layers that keep only a window: slot i is at i modulo the ring's slots. */
export interface SlotRing {
  /** Of the shortest ring of the model. */
  readonly slots: number;
  /** Tokens by which a text can be cut back once the ring is full. */
  readonly back: number;
}

interface Rank {
  readonly slot: number;
  readonly key: number;
  /** Attention from the last row, and the sum over all rows since its own. */
  last: number;
  total: number;
}

export class LiveSlots {
  readonly #settings: PolicySettings;
  readonly #policy: CachePolicy;
  #ranks: Rank[] = [];
  /** Free slots, the next one first. */
  #free: number[];
  /** Index of the last token for which another was evicted; −1: none. */
  #lastEviction = -1;
  readonly #ring: SlotRing | null;
  /** Length of the longest text so far. */
  #furthest = 0;
  #dropped = false;
  #firstPinned = 0;

  /**
   * @param capacity slots of the engine
   * @param first the first slot used; those before it belong to another reader
   * @param ring where layers keep only a window: a budget cannot exceed its slots
   */
  constructor(settings: PolicySettings, capacity: number, first = 0, ring: SlotRing | null = null) {
    this.#policy = policies[settings.kind];
    const used = inUse(settings);
    this.#settings = this.#policy.bounded && ring !== null ? { ...used, size: Math.min(used.size, ring.slots) } : used;
    this.#ring = ring;
    const there = Math.max(0, capacity - first);
    const count = this.#policy.bounded ? Math.min(there, this.#settings.size) : there;
    this.#free = Array.from({ length: count }, (_, i) => first + i);
  }

  copy(): LiveSlots {
    const copy = new LiveSlots(this.#settings, 0, 0, this.#ring);
    copy.#ranks = this.#ranks.map((rank) => ({ ...rank }));
    copy.#free = [...this.#free];
    copy.#lastEviction = this.#lastEviction;
    copy.#furthest = this.#furthest;
    copy.#dropped = this.#dropped;
    copy.#firstPinned = this.#firstPinned;
    return copy;
  }

  get live(): number {
    return this.#ranks.length;
  }

  /** Tokens that fit before one must be evicted. */
  get free(): number {
    return this.#free.length;
  }

  /** The policy's input. */
  view(): CacheView {
    return {
      keys: this.#ranks.map(({ key }) => key),
      last: this.#ranks.map(({ last }) => last),
      total: this.#ranks.map(({ total }) => total),
    };
  }

  /** Gives the token with this index a slot, evicting others first where needed. @throws RangeError when no slot is free */
  admit(key: number): void {
    if (this.#free.length === 0) {
      const evicted = this.#policy.evict(this.view(), { ...this.#settings, firstPinned: this.#firstPinned });
      this.#evict(evicted);
      if (evicted.length > 0) this.#lastEviction = key;
    }
    const slot = this.#free.shift();
    if (slot === undefined) throw new RangeError(`no slot is free for token ${key}`);
    this.#ranks.push({ slot, key, last: 0, total: 0 });
    this.#furthest = Math.max(this.#furthest, key + 1);
  }

  /** Evicts token 0, even if pinned. As many tokens as before are then pinned, from token 1 on. */
  dropFirst(): void {
    this.#evict(this.#ranks.flatMap(({ key }, i) => (key === 0 ? [i] : [])));
    this.#dropped = true;
    this.#firstPinned = 1;
  }

  #evict(ranks: readonly number[]): void {
    this.#free.push(...ranks.map((rank) => this.#ranks[rank]?.slot ?? 0));
    this.#ranks = this.#ranks.filter((_, rank) => !ranks.includes(rank));
  }

  /** Whether the table can be cut back to `length` tokens: nothing was evicted for a later token. */
  canTruncate(length: number): boolean {
    return this.#lastEviction < length && !this.#policy.attentive && this.#ringHolds(length);
  }

  /**
   * Whether the row of token `from`, and those after it, can be read again into their own slots: nothing was evicted after that token was
   * admitted, for which others may have been.
   */
  canReadAgain(from: number): boolean {
    return this.#lastEviction <= from && this.#ringHolds(from);
  }

  /** Whether a ring still has all that the token at `length` sees: one window and `back` − 1 more slots, in the order of the text. */
  #ringHolds(length: number): boolean {
    if (this.#ring === null || this.#policy.bounded) return true;
    // After cutting back, another token gets the slot of a dropped one, and the order is lost.
    return !this.#dropped && (this.#furthest <= this.#ring.slots || this.#furthest - length <= this.#ring.back);
  }

  /** Frees the slots of all tokens from index `length` on. */
  truncate(length: number): void {
    this.#evict(this.#ranks.flatMap(({ key }, rank) => (key >= length ? [rank] : [])));
    this.#free.sort((a, b) => a - b);
  }

  /** Adds the attention that a step's rows pay to each live token, where the policy uses it. */
  observe(traces: readonly StepTrace[]): void {
    if (!this.#policy.attentive) return;
    for (const trace of traces) {
      const means = meanAttention(trace);
      // A row sees the first ranks of the table, in their order: nothing was evicted since.
      this.#ranks.forEach((rank, at) => {
        rank.last = means[at] ?? 0;
        rank.total += rank.last;
      });
    }
  }

  table(): SlotTable {
    const { positions } = this.#settings;
    const keys = Uint32Array.from(this.#ranks, ({ key }) => key);
    return {
      slots: Uint32Array.from(this.#ranks, ({ slot }) => slot),
      keys,
      positions: positions === 'original' ? keys.slice() : Uint32Array.from(keys, (_, rank) => rank),
    };
  }
}

/** An empty table for a plan. */
export function liveSlots(settings: PolicySettings, { slots, ring, maxRows }: Plan, first = 0): LiveSlots {
  return new LiveSlots(settings, slots, first, ring === null ? null : { slots: ring, back: maxRows });
}

/** [live] attention to each live slot as computed, mean over all heads of the layers that have weights per token, not of a state; zeros where none have. */
export function meanAttention({ layers: all, keys }: StepTrace): Float64Array {
  const layers = all.flatMap(({ signed, attention: shares, unnormalised, heads }) => {
    const attention = unnormalised ?? shares;
    return signed || !attention ? [] : [{ attention, heads }];
  });
  const means = new Float64Array(keys.length);
  const heads = sum(layers, (layer) => layer.heads);
  for (const { attention, heads: own } of layers) {
    for (let head = 0; head < own; head++) {
      for (let rank = 0; rank < keys.length; rank++)
        means[rank] = (means[rank] ?? 0) + (attention[head * keys.length + rank] ?? 0) / heads;
    }
  }
  return means;
}
