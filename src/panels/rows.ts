/** Rows of one head as cells to paint: shares α, or what they move, α·‖v‖. */
import type { AbsenceOf } from '../charts/absent';
import type { Cells } from '../charts/paint';
import { isEvicting } from '../decode/reading';
import { headRow, moved } from '../insight/attention';
import type { Text } from './text';

export type Weighting = 'share' | 'moved';

/** The key/value head that a head reads. */
export function groupOf(text: Text, layer: number, head: number): number {
  const attention = text.model?.spec.layers[layer]?.attention;
  return attention ? Math.floor(head / (attention.heads / attention.keyValueHeads)) : 0;
}

/** Norms of every cached token, as measured when each was read; NaN where its trace was let go. */
export function normsOf(text: Text, layer: number, group: number, field: 'keyNorm' | 'valueNorm'): number[] {
  return Array.from(
    { length: text.length },
    (_, index) => text.trace(index)?.layers[layer]?.values[field]?.[group] ?? Number.NaN,
  );
}

/** ‖v‖ of every cached token, as one head reads it. */
export function valueNorms(text: Text, layer: number, head: number): number[] {
  return normsOf(text, layer, groupOf(text, layer, head), 'valueNorm');
}

/** Cells of one head. The source names the text by the node it begins to differ at, so that a branch is painted anew. */
export function headCells(text: Text, layer: number, head: number, weighting: Weighting): Cells {
  const window = text.model?.spec.layers[layer]?.attention.window ?? null;
  const norms = weighting === 'moved' ? valueNorms(text, layer, head) : null;
  return {
    source: `${text.model?.spec.id} ${layer} ${head} ${weighting} ${rootOf(text)}`,
    count: text.length,
    row(index) {
      const trace = text.trace(index);
      if (!trace) return null;
      const row = withinWindow(headRow(trace, layer, head), window);
      return norms ? moved(row, norms) : row;
    },
  };
}

/** A row without what its layer's window leaves out, which has no weight. */
function withinWindow(row: Float32Array, window: number | null): Float32Array {
  if (window === null || row.length <= window) return row;
  return row.slice().fill(Number.NaN, 0, row.length - window);
}

/** Which kind of nothing a cell without a weight is; null where a layer sees everything and everything is kept. */
export function absenceOf(text: Text, layer: number): AbsenceOf | null {
  const window = text.model?.spec.layers[layer]?.attention.window ?? Infinity;
  if (window === Infinity && !isEvicting(text.reading)) return null;
  return (row, column) => (row - column >= window ? 'outside' : 'evicted');
}

const roots = new WeakMap<readonly number[], number>();
let texts = 0;
let last: { readonly path: readonly number[]; readonly traceOf: unknown; readonly root: number } | null = null;

/** The same number for as long as the text only grows: a longer path that begins with the one before it. */
function rootOf(text: Text): number {
  const { path, length } = text;
  const known = roots.get(path);
  if (known !== undefined) return known;
  const grown =
    last !== null &&
    last.path.length <= path.length &&
    last.path.every((id, i) => path[i] === id) &&
    text.trace(0) === last.traceOf;
  const root = grown && last ? last.root : ++texts;
  roots.set(path, root);
  if (length > 0) last = { path, traceOf: text.trace(0), root };
  return root;
}
