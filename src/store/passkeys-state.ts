/** What is known of the passkey experiment. */
import type { PasskeyAnswer } from '../decode/runs/passkey-run';
import type { ConnectedHost } from '../engine/connect';
import type { Catalogue, CatalogueEntry } from '../model/catalogue';
import type { ModelFiles } from '../model/files';

export interface PasskeysState {
  readonly running: boolean;
  /** Requested texts per cell; 0: never run. */
  readonly trials: number;
  /** The model that is being asked, and how many texts of how many all models together were asked. */
  readonly now: { readonly model: string; readonly done: number; readonly all: number } | null;
  /** What each model answered, by its id. */
  readonly answers: Readonly<Record<string, readonly PasskeyAnswer[]>>;
  readonly error: string | null;
}

export const emptyPasskeys: PasskeysState = { running: false, trials: 0, now: null, answers: {}, error: null };

export interface PasskeyParts {
  readonly catalogue: Catalogue;
  readonly files: ModelFiles;
  readonly startHost: () => ConnectedHost;
}

/** The models that learned the task. */
export function passkeyModels(catalogue: Catalogue): readonly CatalogueEntry[] {
  return catalogue.models.filter(({ task }) => task === 'passkey');
}
