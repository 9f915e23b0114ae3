/** Who wrote a row's residual: what of it can be read as it comes about, before a layer's attention reads it. */
import type { PartialRow } from './mlp-row';
import type { Op, Plan } from './plan';

/** Whoever adds to the residual: the embedding (with the learned position, where there is one), or an attention or MLP of a layer. */
export type Writer = { readonly part: 'embedding' } | { readonly part: 'attention' | 'mlp'; readonly layer: number };

export interface WrittenRow {
  readonly writers: readonly Writer[];
  /** Reads the residual [width] as it is after each of them, and then, with `query`, the layer's queries [heads, headWidth] after their norm. */
  readonly row: PartialRow;
}

const writerOf = ({ layer, part }: Op): Writer => (layer === null ? { part: 'embedding' } : { part: part ?? 'attention', layer });

/** Null for a layer that does not attend over cached keys and values. @param query whether the layer's queries are read too */
export function writtenRow({ ops, buffers }: Pick<Plan, 'ops' | 'buffers'>, layer: number, query: boolean): WrittenRow | null {
  const name = ops[0]?.buffers['residual'];
  const residual = buffers.find((buffer) => buffer.name === name);
  const first = ops.findIndex((op) => op.layer === layer);
  const attend = ops.findIndex((op) => op.layer === layer && op.kernel === 'attend');
  const { buffers: bound, params } = ops[attend] ?? {};
  const queries = bound?.['query'];
  if (residual?.role !== 'scratch' || first < 1 || queries === undefined) return null;
  const writes = ({ kernel, buffers: own, layer: of }: Op): boolean =>
    of === null || own['output'] === name || (kernel === 'project_add' && own['residual'] === name);
  const before = ops.slice(0, first);
  // A vocabulary in parts is embedded by an op a part; together they are one writer.
  const ends = before.flatMap((op, i) => (writes(op) && !(op.layer === null && before[i + 1]?.layer === null) ? [i] : []));
  const { width } = residual;
  const queryWidth = (params?.['heads'] ?? 0) * (params?.['headWidth'] ?? 0);
  return {
    writers: ends.map((end) => writerOf(ops[end] as Op)),
    row: {
      ops: query ? attend : first,
      reads: [
        ...ends.map((end) => ({ buffer: residual.name, width, at: end + 1 })),
        ...(query ? [{ buffer: queries, width: queryWidth, at: attend }] : []),
      ],
    },
  };
}

/** Each writer's own part, in double precision: what the residual is after it, less what it was before. @param residuals [writers][width] */
export function partsOf(residuals: readonly Float32Array[]): readonly Float64Array[] {
  return residuals.map((after, i) => {
    const before = residuals[i - 1];
    return Float64Array.from(after, (value, o) => value - (before?.[o] ?? 0));
  });
}
