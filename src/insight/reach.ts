/** Which tokens can influence a row, layer by layer: by what every row really saw, and by a policy's formula. */
import { type PolicySettings, inUse, policies } from '../decode/policies';
import type { StepTrace } from '../engine/trace';
import type { TracedText } from './scores';

/** What a row sees: [live] the tokens and their positions, in the order of the text; the last is its own. */
export type Sight = Pick<StepTrace, 'keys' | 'positions'>;

/** Each layer's window in positions, its row's own included; null for all. */
export type Windows = readonly (number | null)[];

const first: Sight = { keys: Uint32Array.of(0), positions: Uint32Array.of(0) };

/**
 * What each row saw when `row` was read. Where a policy recomputes, the earlier rows were recomputed with `row`'s own window, so that
 * each saw the part of it up to itself; else each saw what its own trace says, undefined where that was discarded.
 */
export function sightsOf(text: TracedText, row: number, recomputes: boolean): (index: number) => Sight | undefined {
  if (!recomputes) return (index) => (index === 0 ? first : text.trace(index));
  const own = text.trace(row);
  const ranks = new Map(Array.from(own?.keys ?? [], (key, rank) => [key, rank]));
  return (index) => {
    const rank = ranks.get(index);
    if (!own || rank === undefined) return undefined;
    return { keys: own.keys.subarray(0, rank + 1), positions: own.positions.subarray(0, rank + 1) };
  };
}

export interface Reach {
  /** [layers + 1][row + 1] 1 for a token that can influence the row, by layers below it; the first is the row itself. */
  readonly bands: readonly Uint8Array[];
  /** Intermediate rows with unknown keys; nothing is reached through them. */
  readonly unknown: readonly number[];
}

/** Follows what can influence a row down through its layers: a boolean product of which row saw which. */
export function reachOf(sightOf: (index: number) => Sight | undefined, row: number, windows: Windows): Reach {
  const unknown = new Set<number>();
  const top = new Uint8Array(row + 1);
  top[row] = 1;
  const bands = [top];
  for (const window of windows.toReversed()) {
    const above = bands.at(-1) ?? top;
    const band = new Uint8Array(row + 1);
    let reached = 0;
    // From the latest row on, which sees the most: once everything is reached, there is nothing to add.
    for (let index = row; index >= 0 && reached <= row; index--) {
      if (!above[index]) continue;
      const sight = sightOf(index);
      if (!sight) unknown.add(index);
      reached += mark(band, sight ?? { keys: Uint32Array.of(index), positions: Uint32Array.of(0) }, window ?? Infinity);
    }
    bands.push(band);
  }
  return { bands, unknown: [...unknown] };
}

/** Marks what a row sees within a window; returns the number of new marks. */
function mark(band: Uint8Array, { keys, positions }: Sight, window: number): number {
  const own = positions.at(-1) ?? 0;
  let added = 0;
  for (let rank = keys.length - 1; rank >= 0; rank--) {
    if (own - (positions[rank] ?? 0) >= window) break;
    const key = keys[rank] ?? 0;
    if (!band[key]) added += 1;
    band[key] = 1;
  }
  return added;
}

/** Tokens of a band. */
export function reachedIn(band: Uint8Array | undefined): number {
  return band?.reduce((sum, reached) => sum + reached, 0) ?? 0;
}

/** The tokens that a row sees in at least one layer: [row + 1], 1 for each. */
export function seenBy(trace: StepTrace, windows: Windows): Uint8Array {
  const seen = new Uint8Array(trace.index + 1);
  mark(seen, trace, Math.max(0, ...windows.map((window) => window ?? Infinity)));
  return seen;
}

/**
 * The same count by formula, for a policy whose rows see the first tokens and the last ones. A cache that is kept reaches
 * l (w − 1) + 1 tokens after l layers of window w, since its deep keys have seen older tokens (2309.17453 compares it
 * with recomputation, which never leaves its window), and its sinks beside them; a full one reaches everything.
 * @returns [layers + 1] tokens by layers down; the first is 1, the row itself
 * @param dropped whether token 0 is evicted as soon as it is read
 */
export function reachByFormula(policy: PolicySettings, row: number, windows: Windows, dropped = false): readonly number[] {
  // Without token 0 the text begins with token 1.
  if (dropped && row > 0) return reachByFormula(policy, row - 1, windows);
  const { bounded, recomputes } = policies[policy.kind];
  const size = bounded ? policy.size : Infinity;
  const pinned = bounded ? Math.min(policy.pinned, row + 1) : 0;
  const recent = size - pinned;
  const lowest = recomputes && row >= size ? row + 1 - recent : 0;
  const positionOf = (index: number): number => {
    if (policy.positions === 'original') return index;
    return lowest > 0 ? index - lowest + pinned : Math.min(index, size - 1);
  };
  // The reach is a run that ends at the row, and the pinned tokens from one on.
  let from = row;
  let sinkFrom = pinned;
  return [
    1,
    ...windows.toReversed().map((window) => {
      const own = window ?? Infinity;
      const sinks = Math.min(sinkFrom, sinkFrom < pinned ? sinkFrom - own + 1 : pinned, positionOf(from) - own + 1);
      from = Math.max(lowest, from + 1 - Math.min(recent, own));
      sinkFrom = Math.max(0, sinks);
      return from <= pinned ? row + 1 - Math.min(sinkFrom, from) : row + 1 - from + pinned - sinkFrom;
    }),
  ];
}

/** The policies compared at a budget: everything, window, recomputed window, sinks + window. */
export function comparedPolicies(policy: PolicySettings): readonly PolicySettings[] {
  const { kind, size, pinned, positions } = inUse(policy);
  const of = (other: PolicySettings['kind'], first_: number): PolicySettings => ({
    kind: other,
    size,
    pinned: first_,
    positions,
  });
  return [
    of('full', 0),
    of('window', 0),
    of('recompute', kind === 'recompute' ? pinned : 0),
    of('window', Math.min(size - 1, pinned > 0 ? pinned : defaultSinks)),
  ];
}

/** As many sinks as StreamingLLM pins (2309.17453, table 2). */
const defaultSinks = 4;
