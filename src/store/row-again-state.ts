/** What is known of the row that is computed again. */
import type { StoreApi } from 'zustand/vanilla';
import type { RowAgainWay } from '../decode/runs/row-again';
import type { Session } from '../decode/session/session';
import type { ConnectedHost } from '../engine/connect';
import type { Models } from '../model/models';
import type { Display } from './display';

export interface RowAgainResult {
  /** Tokens up to the row, which were read. */
  readonly rows: number;
  /** The page's row was computed under a policy that evicts, so a difference is what that did. */
  readonly evicting: boolean;
  /** The page's backend first. */
  readonly ways: readonly RowAgainWay[];
}

export interface RowAgainState {
  readonly running: boolean;
  /** Null before a first way is done. It is gone as soon as another row is looked at, or the row is computed otherwise. */
  readonly result: RowAgainResult | null;
  readonly error: string | null;
}

export const emptyRowAgain: RowAgainState = { running: false, result: null, error: null };

export interface RowAgainParts {
  readonly session: Session;
  readonly display: StoreApi<Display>;
  readonly models: Models;
  readonly startHost: () => ConnectedHost;
}
