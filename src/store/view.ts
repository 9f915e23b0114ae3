/** What is looked at, and how: everything that is the page's and not the text's. */
import { type SavedState, defaultState } from './properties';

/**
 * What every panel points at. A step is a query row, so the step that is looked at is `query`; null is the row of the cursor.
 */
export interface Focus {
  readonly layer: number;
  readonly head: number;
  readonly query: number | null;
  readonly key: number | null;
}

type Shared =
  | 'weighting'
  | 'attentionView'
  | 'colourStretch'
  | 'headOrder'
  | 'sinkStatistic'
  | 'hidden'
  | 'maximised'
  | 'theme'
  | 'backend'
  | 'speed';

export interface View extends Pick<SavedState, Shared> {
  /** What a click holds. */
  readonly locked: Focus;
  /** What the pointer is on, over it. */
  readonly preview: Partial<Focus> | null;
  readonly playing: boolean;
  readonly dialog: 'help' | 'about' | 'model' | null;
  /** A sentence that the shell shows for a while. */
  readonly message: string | null;
  /** What an action failed with, until it is dismissed. */
  readonly failure: string | null;
}

export const defaultView: View = { ...viewOf(defaultState), playing: false, dialog: null, message: null, failure: null };

/** The part of a saved state that the view holds. */
export function viewOf(state: SavedState): Omit<View, 'playing' | 'dialog' | 'message' | 'failure'> {
  const {
    layer,
    head,
    query,
    key,
    weighting,
    attentionView,
    colourStretch,
    headOrder,
    sinkStatistic,
    hidden,
    maximised,
    theme,
    backend,
    speed,
  } = state;
  return {
    locked: { layer, head, query, key },
    preview: null,
    weighting,
    attentionView,
    colourStretch,
    headOrder,
    sinkStatistic,
    hidden,
    maximised,
    theme,
    backend,
    speed,
  };
}

/** The focus that panels draw: what is held, overlaid by what the pointer is on. */
export function focusOf(view: Pick<View, 'locked' | 'preview'>): Focus {
  return view.preview === null ? view.locked : { ...view.locked, ...view.preview };
}
