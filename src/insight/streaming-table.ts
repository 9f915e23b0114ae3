/** The StreamingLLM table's numbers, from the bits that its variants read. */
import { meanOfAll } from '../decode/mean';
import type { CacheRow, Cell, StreamingTableState } from '../decode/runs/streaming-table-state';
import { passage } from '../decode/runs/variants';
import { recallOf } from '../decode/runs/long-run';
import { type Estimate, estimate } from './interval';

/** Rows per block, where intervals are over blocks. */
export const blockRows = 128;
/** With fewer texts an interval over texts means nothing. */
const minTexts = 3;

/** The unit of an interval. */
export type Unit = 'texts' | 'blocks';

export interface CellFigures extends Cell {
  /** Bits per token at the rows that count; null until a text is read. */
  readonly bits: Estimate | null;
  /** The same minus the window's with the first token kept, row by row; null for that variant itself. */
  readonly minusWindow: Estimate | null;
  /** How many bits easier the repeated passage is, mean over the texts; NaN until one is read. */
  readonly recall: number;
  /** Counted rows per text. */
  readonly rows: number;
}

export type StreamingTableRead = Pick<StreamingTableState, 'variants' | 'cells' | 'read' | 'from'>;

/** Texts that every variant has finished. */
export function textsRead({ read }: Pick<StreamingTableState, 'read'>): number {
  return read.length === 0 ? 0 : Math.min(...read.map(({ length }) => length));
}

export function unitOf(state: Pick<StreamingTableState, 'read'>): Unit {
  return textsRead(state) >= minTexts ? 'texts' : 'blocks';
}

/** Every cell's numbers, in the order of the table's cells. */
export function cellFigures(state: StreamingTableRead): readonly CellFigures[] {
  const { variants, cells, read, from } = state;
  const window = (read[0] ?? []).map((bits) => beyond(bits, from));
  const unit = unitOf(state);
  const figures = variants.map((_, variant) => {
    const texts = (read[variant] ?? []).map((bits) => beyond(bits, from));
    const minus = texts.map((values, text) => values.map((value, row) => value - (window[text]?.[row] ?? Number.NaN)));
    const recalls = (read[variant] ?? []).map((bits) => recallOf(bits, roomIn(bits)));
    return {
      bits: estimate(unitsOf(texts, unit)),
      minusWindow: variant === 0 ? null : estimate(unitsOf(minus, unit)),
      recall: meanOfAll(recalls),
      rows: texts[0]?.filter(Number.isFinite).length ?? 0,
    };
  });
  const none = { bits: null, minusWindow: null, recall: Number.NaN, rows: 0 };
  return cells.map((cell) => {
    const own = figures[cell.variant] ?? none;
    // What was read before the first token left the window is not shared.
    return { ...cell, ...own, recall: cell.same === 'first' ? Number.NaN : own.recall };
  });
}

/** Tokens of the text that came before its passage was read again. */
const roomIn = (bits: Float32Array): number => bits.length + 1 - passage;

/** Bits at the rows that count; NaN where one was left out. */
function beyond(bits: Float32Array, from: number): readonly number[] {
  return Array.from(bits.subarray(from, Math.max(from, roomIn(bits) - 1)));
}

/** What the interval is taken over, without the rows that were left out. */
function unitsOf(texts: readonly (readonly number[])[], unit: Unit): readonly (readonly number[])[] {
  const units =
    unit === 'texts'
      ? texts
      : texts.flatMap((values) =>
          Array.from({ length: Math.ceil(values.length / blockRows) }, (_, i) =>
            values.slice(i * blockRows, (i + 1) * blockRows),
          ),
        );
  return units.map((values) => values.filter(Number.isFinite));
}

/** The sinks of the paper, by which the question is answered. */
export const paperSinks = 4;

export interface SinkAnswer {
  /** Bits per token that the plain window costs more than sinks and a window, by the number of sinks; positions counted in the cache. */
  readonly worth: readonly { readonly sinks: number; readonly bits: Estimate }[];
  /** Whether the interval of `paperSinks` is above 0, below it, or contains it; null where there is none. */
  readonly verdict: 'above' | 'below' | 'holds' | null;
  /** What `paperSinks` at their original positions cost more than the plain window. */
  readonly original: Estimate | null;
}

/**
 * If positions are counted inside the cache, are the sinks still needed? Without sinks that is the plain window, so the answer is what
 * it costs more than sinks and a window. Null until that is measured.
 */
export function sinkAnswer(figures: readonly CellFigures[]): SinkAnswer | null {
  const minus = (cache: CacheRow, positions: Cell['positions']): Estimate | null =>
    figures.find((cell) => cell.cache === cache && cell.positions === positions && cell.first === 'kept')?.minusWindow ?? null;
  const worth = ([1, 2, 4, 8] as const).flatMap((sinks) => {
    const bits = minus(sinks, 'cache');
    return bits ? [{ sinks, bits: { ...bits, mean: -bits.mean } }] : [];
  });
  const paper = worth.find(({ sinks }) => sinks === paperSinks)?.bits;
  return paper ? { worth, verdict: verdictOf(paper), original: minus(paperSinks, 'original') } : null;
}

function verdictOf({ mean, half }: Estimate): SinkAnswer['verdict'] {
  if (Number.isNaN(half)) return null;
  if (mean - half > 0) return 'above';
  return mean + half < 0 ? 'below' : 'holds';
}
