/** Rows of one head as cells to paint: shares α, or what they move, α·‖v‖. */
import type { AbsenceOf } from '../../charts/absent';
import type { Cells } from '../../charts/paint';
import { isEvicting } from '../../decode/reader/reading-settings';
import type { Sequence } from '../../decode/text/sequence';
import type { StepTrace } from '../../engine/trace';
import { headRow, moved, ownRow } from '../../insight/attention';
import { furthest } from '../../insight/factors';
import { KeptRows } from '../../insight/kept-rows';
import { attentionOf } from './layer-attention';
import type { Text } from './text';

export type Weighting = 'share' | 'moved';

/** The key/value head that a head reads. */
export function groupOf(text: Text, layer: number, head: number): number {
  const attention = attentionOf(text, layer);
  return attention ? Math.floor(head / (attention.heads / attention.keyValueHeads)) : 0;
}

/** Whether a layer of the model has weights per token, so that its heads can be drawn. */
export function hasWeights(text: Pick<Text, 'model'>, layer: number): boolean {
  return attentionOf(text, layer)?.weights !== 'none';
}

/** Numbers of each session's rows by name, so that a step reads one trace. */
const knownNumbers = new WeakMap<Text['session'], Map<string, KeptRows<number>>>();

/** [length] one number per token's trace; NaN where the trace was discarded before it was read. */
function numbersOfRows(text: Text, name: string, read: (trace: StepTrace) => number | undefined): number[] {
  const ofSession = knownNumbers.get(text.session) ?? new Map<string, KeptRows<number>>();
  knownNumbers.set(text.session, ofSession);
  const rows = ofSession.get(name) ?? new KeptRows<number>();
  ofSession.set(name, rows);
  const known = rows.upTo(text.path, text.length, (index) => {
    const trace = text.trace(index);
    return (trace && read(trace)) ?? null;
  });
  return known.map((number) => number ?? Number.NaN);
}

/** Norms of every token's key or value, as measured when it was read; NaN where its trace was discarded. */
export function normsOf(text: Text, layer: number, group: number, field: 'keyNorm' | 'valueNorm'): number[] {
  return headNumbers(text, layer, group, field);
}

/** One number per head and token in a layer: `gamma`, `stateNorm`; NaN where its trace was discarded or has none. */
export function headNumbers(text: Text, layer: number, head: number, field: string): number[] {
  return numbersOfRows(text, `${field} ${layer} ${head}`, ({ layers }) => layers[layer]?.values[field]?.[head]);
}

/**
 * Norm of every token's hidden state where it enters a layer; beyond the last layer, where it leaves it, which is what the last
 * norm is given. NaN where the token's trace was discarded.
 */
export function residualNorms(text: Text, layer: number): number[] {
  return numbersOfRows(
    text,
    `residualNorm ${layer}`,
    ({ layers, values }) => (layers[layer]?.values ?? values)['residualNorm']?.[0],
  );
}

/** ‖v‖ of every cached token, as one head reads it. */
export function valueNorms(text: Text, layer: number, head: number): number[] {
  return normsOf(text, layer, groupOf(text, layer, head), 'valueNorm');
}

/** The furthest from 0 of every row's weights as computed (see ownRow); NaN where a trace was discarded or has none. */
export function ownEnds(text: Text, layer: number, head: number): number[] {
  return numbersOfRows(text, `own ${layer} ${head}`, (trace) => {
    const row = ownRow(trace, layer, head);
    return row ? furthest(row.filter(Number.isFinite)) : undefined;
  });
}

/**
 * Cells of one head. The source names the text by the node it begins to differ at, so that a branch is painted again.
 * @param own weights as computed, where these are not shares
 */
export function headCells(text: Text, layer: number, head: number, weighting: Weighting, own = false): Cells {
  const window = attentionOf(text, layer)?.window ?? null;
  const norms = weighting === 'moved' ? valueNorms(text, layer, head) : null;
  return {
    source: `${text.model?.spec.id} ${layer} ${head} ${weighting} ${own} ${rootOf(text)}`,
    count: text.length,
    row(index) {
      const trace = text.trace(index);
      if (!trace) return null;
      const weights = (own ? ownRow(trace, layer, head) : null) ?? headRow(trace, layer, head);
      if (!weights) return null;
      const row = withinWindow(weights, window);
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
  const window = attentionOf(text, layer)?.window ?? Infinity;
  if (window === Infinity && !isEvicting(text.reading)) return null;
  return (row, column) => (row - column >= window ? 'outside' : 'evicted');
}

interface Root {
  readonly path: Sequence<number>;
  readonly traceOf: unknown;
  readonly root: number;
}

const roots = new WeakMap<Sequence<number>, number>();
/** The last text of each session. */
const lastRoots = new WeakMap<Text['session'], Root>();
let texts = 0;

/** The same number for as long as the text only grows: a longer path that begins with the one before it. */
function rootOf(text: Text): number {
  const { path, length, session } = text;
  const known = roots.get(path);
  if (known !== undefined) return known;
  const last = lastRoots.get(session);
  const grown = last !== undefined && last.path.common(path) === last.path.length && text.trace(0) === last.traceOf;
  const root = grown ? last.root : ++texts;
  roots.set(path, root);
  if (length > 0) lastRoots.set(session, { path, traceOf: text.trace(0), root });
  return root;
}
