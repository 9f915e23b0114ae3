/** State of the StreamingLLM table. A file of its own, because the runner is loaded only when it is used. */
import { type StoreApi, createStore } from 'zustand/vanilla';
import type { PositionKind } from '../policies';
import type { ReadingSettings } from '../reader/reading-settings';

/** A row of the table: a full cache, a window, recomputation, or a number of sinks and a window. */
export type CacheRow = 'full' | 'window' | 'recompute' | 1 | 2 | 4 | 8;

/** The first token: as it is, replaced by a newline, or softmax + 1 at run time, which lets heads attend to nothing. */
export type FirstToken = 'kept' | 'newline' | 'zeroSink';

export interface Cell {
  readonly cache: CacheRow;
  readonly positions: PositionKind;
  readonly first: FirstToken;
  /** Index of its variant. */
  readonly variant: number;
  /** Why it has no variant of its own: the same computation as in another column. */
  readonly same: 'positions' | 'first' | null;
}

export interface Table {
  /** The first is the window that the others are compared with; slow recomputation comes last. */
  readonly variants: readonly ReadingSettings[];
  readonly cells: readonly Cell[];
}

export interface StreamingTableSize {
  /** Texts that do not overlap, each read from its own start token. */
  readonly texts: number;
  /** Tokens per text. */
  readonly length: number;
  /** Budget of a bounded cache, in tokens. */
  readonly size: number;
}

export interface StreamingTableState extends Table {
  readonly running: boolean;
  /** Null: never run. */
  readonly size: StreamingTableSize | null;
  /** The row from which texts count: the trained context, or less where they end before. */
  readonly from: number;
  /** [variant][text] bits of each text that is read; see VariantRead.bits. */
  readonly read: readonly (readonly Float32Array[])[];
  /** The variant and the text being read, with the progress in tokens. */
  readonly now: { readonly variant: number; readonly text: number; readonly tokens: number; readonly toRead: number } | null;
  readonly error: string | null;
}

export const emptyStreamingTable: StreamingTableState = {
  variants: [],
  cells: [],
  running: false,
  size: null,
  from: 0,
  read: [],
  now: null,
  error: null,
};

export const streamingTableStore = (): StoreApi<StreamingTableState> =>
  createStore<StreamingTableState>(() => emptyStreamingTable);
