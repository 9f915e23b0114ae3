/** What is drawn of a score: its factors beside those of the row's other keys, and its table by writers. */
import { partsOf, writtenRow } from '../../../attention/written-row';
import { capped } from '../../../engine/cpu/cap';
import { headWeights } from '../../../insight/attention';
import {
  type Factors,
  type Scoring,
  factorsOf,
  projected,
  scaleOf,
  scoreTable,
  total,
  turningOf,
} from '../../../insight/score-parts';
import { groupOfHead, headProjection } from '../../../insight/score-weights';
import type { Writer } from '../../../attention/written-row';
import type { ScoreTensors, SeenScore } from './use-score';

/** Who wrote a part of a query or a key. `position`: a learned one; `bias`: of the projection and of LayerNorm. */
export type Source = Writer | { readonly part: 'position' | 'bias' };

export interface SeenKey extends Factors {
  readonly key: number;
  readonly weight: number;
}

export interface ShownScore {
  readonly row: number;
  readonly key: number;
  readonly head: number;
  /** Of the engine's own query and key. */
  readonly factors: Factors;
  readonly weight: number;
  readonly scale: number;
  /** After the cap; null where scores have none. */
  readonly capped: number | null;
  /** All keys that the row sees, in the order of the text. */
  readonly keys: readonly SeenKey[];
  readonly queries: readonly Source[];
  readonly sources: readonly Source[];
  /** [queries][sources] */
  readonly table: readonly (readonly number[])[];
  readonly sum: number;
  /** The score of the same two vectors without a rotation; null where nothing turns. */
  readonly unturned: number | null;
  /** The sum of all parts in which a learned position takes part; null without such. */
  readonly placed: number | null;
}

/** Null where the row does not see the key, or the weights are not there. */
export function shownScore(seen: SeenScore, tensors: ScoreTensors, head: number): ShownScore | null {
  const { model, scored, row, key, trace } = seen;
  const { shape, layer, source } = scored;
  const scoring: Scoring = { turning: turningOf(shape), scale: scaleOf(shape) };
  const group = groupOfHead(shape, head);
  const [forQuery, forKey] = [
    headProjection(model.spec, scored, tensors.query, head),
    headProjection(model.spec, scored, tensors.key, group),
  ];
  const keys = keysOf(seen, head, scoring);
  const own = keys.find((each) => each.key === key);
  const rank = trace.keys.indexOf(key);
  if (!forQuery || !forKey || !own) return null;
  const place = (at: number): number => trace.positions[at] ?? 0;
  const distance = place(trace.keys.length - 1) - place(rank);
  const parts = (residuals: readonly Float32Array[], at: number) => withPosition(partsOf(residuals), tensors.positions, at);
  const a = projected(parts(seen.ofRow.slice(0, -1), row), forQuery);
  const b = projected(parts(seen.ofKey, key), forKey);
  const table = scoreTable(a, b, distance, scoring);
  const names = (at: number, count: number): readonly Source[] => {
    const [embedding = { part: 'embedding' }, ...others] = writtenRow(model.plan, at, false)?.writers ?? [];
    const all: readonly Source[] = [embedding, ...(tensors.positions ? [{ part: 'position' } as const] : []), ...others];
    return count > all.length ? [...all, { part: 'bias' }] : all;
  };
  const [queries, sources] = [names(layer, a.length), names(source, b.length)];
  const isPlace = ({ part }: Source): boolean => part === 'position';
  const placed = table.flatMap((values, i) =>
    values.filter((_, j) => [queries[i], sources[j]].some((each) => each && isPlace(each))),
  );
  const cap = shape.cap ?? 0;
  return {
    row,
    key,
    head,
    factors: own,
    weight: own.weight,
    scale: scoring.scale,
    capped: cap === 0 ? null : capped(own.score, cap),
    keys,
    queries,
    sources,
    table,
    sum: table.flat().reduce((all, each) => all + each, 0),
    unturned: scoring.turning === null ? null : factorsOf(total(a), total(b), 0, scoring).score,
    placed: tensors.positions === null ? null : placed.reduce((all, each) => all + each, 0),
  };
}

/** The embedding and the learned position that was added to it are two writers. */
function withPosition(parts: readonly Float64Array[], table: Float32Array | null, at: number): readonly Float64Array[] {
  const [first, ...others] = parts;
  if (table === null || first === undefined) return parts;
  const position = Float64Array.from(table.subarray(at * first.length, (at + 1) * first.length));
  return [first.map((value, i) => value - (position[i] ?? 0)), position, ...others];
}

function keysOf({ scored: { shape, layer }, trace, ofRow, keys }: SeenScore, head: number, scoring: Scoring): readonly SeenKey[] {
  const { headWidth, keyValueHeads, window } = shape;
  const group = groupOfHead(shape, head);
  const query = (ofRow.at(-1) ?? new Float32Array()).subarray(head * headWidth, (head + 1) * headWidth);
  const slots = keys.length / (keyValueHeads * headWidth);
  const weights = headWeights(trace, layer, head);
  const last = trace.positions.at(-1) ?? 0;
  return Array.from(trace.keys).flatMap((key, rank) => {
    const distance = last - (trace.positions[rank] ?? 0);
    if (distance >= (window ?? Infinity)) return [];
    const start = (((trace.slots[rank] ?? 0) % slots) * keyValueHeads + group) * headWidth;
    return [
      {
        key,
        weight: weights?.[rank] ?? Number.NaN,
        ...factorsOf(query, keys.subarray(start, start + headWidth), distance, scoring),
      },
    ];
  });
}
