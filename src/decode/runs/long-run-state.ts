/** State of a long run. A file of its own, because the runner is loaded only when it is used. */
import { type StoreApi, createStore } from 'zustand/vanilla';
import type { ReadingSettings } from '../reader/reading-settings';

export interface LongRunVariant {
  readonly settings: ReadingSettings;
  /** Mean bits per token, block by block. */
  readonly blocks: readonly number[];
  readonly tokens: number;
  /** Tokens to read before the passage comes again: at most the slots of a full cache. */
  readonly toRead: number;
  /** Mean bits per token beyond the budget, where a bounded cache differs from a full one; NaN before. */
  readonly mean: number;
  /** Bits per token by which the second reading of the passage is easier than the first; NaN where it was not read again. */
  readonly recall: number;
  /** Milliseconds per token, over the last block. */
  readonly milliseconds: number;
  readonly done: boolean;
}

export interface LongRunState {
  readonly running: boolean;
  /** Tokens to read under each variant, without the repeated passage. */
  readonly total: number;
  readonly variants: readonly LongRunVariant[];
  readonly error: string | null;
}

export const emptyLongRun: LongRunState = { running: false, total: 0, variants: [], error: null };

export const longRunStore = (): StoreApi<LongRunState> => createStore<LongRunState>(() => emptyLongRun);
