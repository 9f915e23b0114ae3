/** A long text under several policies as far as it is read; what reads it is loaded when it is asked for. */
import { type StoreApi, createStore } from 'zustand/vanilla';
import type { ReadingSettings } from '../reader/reading-settings';

export interface LongRunVariant {
  /** How it reads. */
  readonly settings: ReadingSettings;
  /** Mean bits a token, block by block. */
  readonly blocks: readonly number[];
  readonly tokens: number;
  /** Tokens that it is to read before the passage comes again: a full cache has slots for no more. */
  readonly toRead: number;
  /** Mean bits over all tokens beyond the budget, where nothing is as it was in a full cache; NaN before. */
  readonly mean: number;
  /** Bits a token that the second reading of the passage is easier than the first; NaN where it was not read again. */
  readonly recall: number;
  /** Milliseconds a token, of the last block. */
  readonly milliseconds: number;
  readonly done: boolean;
}

export interface LongRunState {
  readonly running: boolean;
  /** Tokens that each variant is to read, the repeated passage not counted. */
  readonly total: number;
  readonly variants: readonly LongRunVariant[];
  readonly error: string | null;
}

export const emptyLongRun: LongRunState = { running: false, total: 0, variants: [], error: null };

export const longRunStore = (): StoreApi<LongRunState> => createStore<LongRunState>(() => emptyLongRun);
