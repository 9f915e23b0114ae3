/** What a Keepsake is made of: engines, files, and what the page adds. */
import type { ConnectedHost } from '../engine/connect';
import type { EngineHost } from '../engine/host';
import type { Catalogue } from '../model/catalogue';
import type { ModelFiles } from '../model/files';
import type { HubRequest } from '../model/hub/repository';
import type { KnownLessons } from './known-lessons';
import type { KnownPanels } from './known-panels';
import type { OfflineParts } from './offline/offline';
import type { Pictures } from './pictures';
import type { SavedState } from './properties';

export interface KeepsakeParts {
  readonly host: EngineHost;
  /** Another host in a separate thread, for a lane. */
  readonly startHost: () => ConnectedHost;
  readonly catalogue: Catalogue;
  readonly files: ModelFiles;
  readonly panels: KnownPanels;
  /** None unless given. */
  readonly lessons?: KnownLessons;
  /** Where the page is kept for use without a network: nowhere unless given. */
  readonly offline?: OfflineParts;
  /** Draws pictures of the page: none unless given. */
  readonly pictures?: Pictures;
  /** How the Hub is asked: as it is unless given. */
  readonly hub?: HubRequest;
  /** The page's address with another fragment. */
  readonly address: (state: SavedState) => string;
}
