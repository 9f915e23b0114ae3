/** The StreamingLLM table as far as it is read; what reads it is loaded when it is asked for. */
import { type StoreApi, createStore } from 'zustand/vanilla';
import type { PositionKind } from '../policies';
import type { ReadingSettings } from '../reader/reading-settings';

/** A row of the table: the whole text, a window, the same recomputed, or so many sinks and a window. */
export type CacheRow = 'full' | 'window' | 'recompute' | 1 | 2 | 4 | 8;

/** What is done to the first token: nothing, a newline in its place, or softmax + 1 at run time, which gives heads another way out. */
export type FirstToken = 'kept' | 'newline' | 'zeroSink';

export interface Cell {
  readonly cache: CacheRow;
  readonly positions: PositionKind;
  readonly first: FirstToken;
  /** Which of the variants it is. */
  readonly variant: number;
  /** Why it is no variant of its own: the same computation as in another column. */
  readonly same: 'positions' | 'first' | null;
}

export interface Table {
  /** The first is the window that the others are compared with; recomputation, which is slow, comes last. */
  readonly variants: readonly ReadingSettings[];
  readonly cells: readonly Cell[];
}

export interface StreamingTableSize {
  /** Texts that do not overlap, each read from its own start token. */
  readonly texts: number;
  /** Tokens of a text whose bits are counted. */
  readonly length: number;
  /** Tokens that a bounded cache holds. */
  readonly size: number;
}

export interface StreamingTableState extends Table {
  readonly running: boolean;
  /** Null: never run. */
  readonly size: StreamingTableSize | null;
  readonly trained: number;
  /** [variant][text] bits of each text that a variant is through with; see VariantRead.bits. */
  readonly read: readonly (readonly Float32Array[])[];
  /** The variant and the text that are being read, and how many tokens of it are. */
  readonly now: { readonly variant: number; readonly text: number; readonly tokens: number; readonly toRead: number } | null;
  readonly error: string | null;
}

export const emptyStreamingTable: StreamingTableState = {
  variants: [],
  cells: [],
  running: false,
  size: null,
  trained: 0,
  read: [],
  now: null,
  error: null,
};

export const streamingTableStore = (): StoreApi<StreamingTableState> =>
  createStore<StreamingTableState>(() => emptyStreamingTable);
