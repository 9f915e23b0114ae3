/**
 * Multiplications (multiply–adds) of a step with the cache and without it, by formula. Counted are products of vectors and matrices; see
 * Mechanism.multiplications. Looking the token up in the embedding is none.
 */
import { mechanismOf } from '../attention/mechanisms';
import { isGated } from '../model/mlp-spec';
import type { LayerSpec, ModelSpec } from '../model/spec';
import type { StepTrace } from '../engine/trace';
import { isLookedAt } from './ring';

/** How many tokens a row sees, of the last `window`; null: of all. */
type Sees = (window: number | null) => number;

/** One row through every layer, without its logits. */
function ofRow({ width, layers }: ModelSpec, index: number, sees: Sees): number {
  const mlp = ({ mlp: own }: LayerSpec): number => (own === null ? 0 : (isGated(own) ? 3 : 2) * own.hidden * width);
  return layers.reduce(
    (sum, layer) => sum + mechanismOf(layer.attention).multiplications(layer.attention, { width, index, sees }) + mlp(layer),
    0,
  );
}

/** One row's logits. */
const ofLogits = ({ vocabulary, width }: ModelSpec): number => vocabulary * width;

/** A row of a text of which everything is kept. */
function ofWholeRow(spec: ModelSpec, index: number): number {
  return ofRow(spec, index, (window) => Math.min(index + 1, window ?? Infinity));
}

/**
 * The step that read a row: one row over what was live.
 * @param recomputes the policy reads the whole window again for every token: as many rows as it holds, each over those before it
 */
export function cachedMultiplications(
  spec: ModelSpec,
  row: Pick<StepTrace, 'index' | 'slots' | 'positions'>,
  recomputes: boolean,
): number {
  const live = row.positions.length;
  if (recomputes) return wholeMultiplications(spec, live);
  const seen: Sees = (window) => {
    if (window === null) return live;
    let count = 0;
    for (let rank = 0; rank < live; rank++) count += isLookedAt(row, rank, window) ? 1 : 0;
    return count;
  };
  return ofRow(spec, row.index, seen) + ofLogits(spec);
}

/** [rows] of each model: running sums over the rows of a text. A step asks for one more. */
const sums = new WeakMap<ModelSpec, number[]>();

/** The same row without a cache: every row of a text of this length through every layer, and the last one's logits. */
export function wholeMultiplications(spec: ModelSpec, length: number): number {
  const known = sums.get(spec) ?? [0];
  sums.set(spec, known);
  while (known.length <= length) known.push((known.at(-1) ?? 0) + ofWholeRow(spec, known.length - 1));
  return (known[length] ?? 0) + ofLogits(spec);
}
