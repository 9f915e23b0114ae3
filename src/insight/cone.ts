/** How far a changed token reaches: the relative change of the residual stream, at every token and layer (2504.02732). */

/**
 * Δ = ‖h(x′) − h(x)‖ ÷ ‖h(x)‖ of vectors that lie one behind the other. Equal vectors give 0, also where both are 0; a change of a vector that was 0
 * has no size in parts of it, which is NaN.
 * @param changed h(x′), [vectors, width]
 * @param original h(x), the same shape
 * @returns [vectors]
 */
export function relativeChanges(changed: Float32Array, original: Float32Array, width: number): Float32Array {
  return Float32Array.from({ length: original.length / width }, (_, i) => {
    let difference = 0;
    let length = 0;
    for (let d = i * width; d < (i + 1) * width; d++) {
      const before = original[d] as number;
      difference += ((changed[d] as number) - before) ** 2;
      length += before ** 2;
    }
    if (difference === 0) return 0;
    return length === 0 ? Number.NaN : Math.sqrt(difference / length);
  });
}

/** Δ of a text in which one token was changed. */
export interface Cone {
  /** The index of the changed token. */
  readonly changed: number;
  /** Tokens that were read. */
  readonly tokens: number;
  /** [layers + 1][tokens] before every layer, and after the last. */
  readonly rows: readonly Float32Array[];
}

/** @param changes [tokens, stops] as they are read: every layer of a token, then the next token */
export function coneOf(changes: Float32Array, stops: number, changed: number): Cone {
  const tokens = changes.length / stops;
  const rows = Array.from({ length: stops }, (_, stop) =>
    Float32Array.from({ length: tokens }, (_token, i) => changes[i * stops + stop] as number),
  );
  return { changed, tokens, rows };
}

/** The mean of Δ after the last layer, over the tokens behind the changed one; NaN where there are none. */
export function meanBehind({ changed, rows }: Cone): number {
  const behind = rows.at(-1)?.subarray(changed + 1) ?? new Float32Array();
  return behind.reduce((sum, value) => sum + value, 0) / behind.length;
}
