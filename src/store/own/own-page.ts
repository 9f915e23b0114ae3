/** What opening a visitor's own model is made of. */
import type { StoreApi } from 'zustand/vanilla';
import type { Outcome } from '../../decode/session/outcome';
import type { Session } from '../../decode/session/session';
import type { HubRequest } from '../../model/hub/repository';
import type { Models } from '../../model/models';
import type { Display } from '../display';
import type { Lessons } from '../lessons';
import type { Opening } from '../opening';
import type { SavedState } from '../properties';
import type { OwnState } from './own-state';

/** What opening a model asks of the page: a Keepsake is one. */
export interface OwnPage {
  readonly session: Session;
  readonly display: StoreApi<Display>;
  readonly models: Models;
  readonly lessons: Lessons;
  open(id: string): Promise<Outcome>;
  openRecording(file: Blob): Promise<Outcome>;
  restore(state: SavedState): Promise<Outcome>;
}

export interface OwnParts {
  readonly store: StoreApi<OwnState>;
  readonly page: () => OwnPage;
  readonly opening: Opening;
  /** How the Hub is asked; tests have their own. */
  readonly hub: HubRequest;
}
