/** The slot table: which slot holds which token, and at which position it is read. */

export interface SlotTable {
  /** [live] the slot of each rank, in cache order */
  readonly slots: Uint32Array;
  /** [live] index in the text of the token that each rank holds */
  readonly keys: Uint32Array;
  /** [live] the rotary position of each rank */
  readonly positions: Uint32Array;
}

/** The full cache: nothing is evicted, token i is in slot i at position i. */
export function fullCache(length: number): SlotTable {
  const indices = Uint32Array.from({ length }, (_, i) => i);
  return { slots: indices, keys: indices.slice(), positions: indices.slice() };
}
