/** What is shown, and how: the state of the page that is not the text's. */
import type { PrefillMeasure } from '../decode/runs/prefill';
import type { RetentionFormsMeasure } from '../insight/retention-forms';
import { type PropertyName, type SavedState, defaultState } from './properties';

/**
 * What every panel points at. A step is a query row, so the focused step is `query`; null is the row of the cursor.
 */
export interface Focus {
  readonly layer: number;
  readonly head: number;
  readonly query: number | null;
  readonly key: number | null;
}

/** The calculator's shape, context and batch, and how its result is drawn. */
export const calculatorNames = [
  'calculatorShape',
  'calculatorTyped',
  'calculatorContext',
  'calculatorBatch',
  'calculatorBits',
  'calculatorWeights',
  'calculatorWindow',
  'calculatorScale',
  'calculatorView',
  'calculatorLeft',
] as const satisfies readonly PropertyName[];

const focusNames = ['layer', 'head', 'query', 'key'] as const;
/** The properties that a link and the display hold under the same names. */
export const sharedNames = [
  'weighting',
  'signs',
  'factorPart',
  'attentionForm',
  'colourStretch',
  'headOrder',
  'sinkStatistic',
  'shadow',
  'draft',
  'draftModel',
  'draftTokens',
  'draftCandidates',
  'neuronOrder',
  'bytesScale',
  'flow',
  ...calculatorNames,
  'trainWeighting',
  'trainParts',
  'trainSeed',
  'trainSteps',
  'trainBatch',
  'view',
  'depth',
  'tabs',
  'hidden',
  'maximised',
  'embed',
  'theme',
  'profile',
  'present',
  'language',
  'backend',
  'speed',
  'lesson',
  'lessonFrom',
  'lessonStep',
] as const satisfies readonly PropertyName[];

/** These properties of an object, and no others. */
export function pick<T, Name extends keyof T>(source: T, names: readonly Name[]): Pick<T, Name> {
  return Object.fromEntries(names.map((name) => [name, source[name]])) as Pick<T, Name>;
}

export interface Display extends Pick<SavedState, (typeof sharedNames)[number]> {
  /** What a click holds. */
  readonly locked: Focus;
  /** What the pointer is on; overlays `held`. */
  readonly preview: Partial<Focus> | null;
  readonly playing: boolean;
  /** Whether the page has just been opened and nothing was pressed yet. */
  readonly arriving: boolean;
  /** Whether a prompt is being typed. */
  readonly editing: boolean;
  readonly dialog: 'help' | 'about' | 'models' | 'lessons' | 'teachers' | 'qr' | null;
  /** Whether the stage is black. */
  readonly blank: boolean;
  /** How often notes for the speaker were asked for. */
  readonly notes: number;
  /** The lesson whose page for teachers is, or was, open. */
  readonly teachersOf: string;
  /** The address of a lesson that a link names, on another host: it is fetched once the visitor agrees. */
  readonly offeredLesson: string | null;
  /** The id of the model that is being opened, until it has read its text; null: none is. */
  readonly opening: string | null;
  /** How long the prompt of this model took with and without an early exit, once measured. */
  readonly prefill: PrefillMeasure | 'running' | null;
  /** How far the three forms of retention are apart on this text, once measured. */
  readonly retentionForms: RetentionFormsMeasure | 'running' | null;
  /** A panel that was sent to the workbench, until the workbench has scrolled to it. */
  readonly sent: string | null;
  /** A sentence that the shell shows for a moment. */
  readonly message: string | null;
  /** An action's failure, until it is dismissed. */
  readonly failure: string | null;
}

export const defaultDisplay: Display = {
  ...displayOf(defaultState),
  playing: false,
  arriving: false,
  editing: false,
  dialog: null,
  blank: false,
  notes: 0,
  teachersOf: '',
  opening: null,
  offeredLesson: null,
  prefill: null,
  retentionForms: null,
  sent: null,
  message: null,
  failure: null,
};

/** The part of a saved state that the display holds. */
export function displayOf(
  state: SavedState,
): Omit<
  Display,
  | 'playing'
  | 'arriving'
  | 'editing'
  | 'dialog'
  | 'blank'
  | 'notes'
  | 'teachersOf'
  | 'opening'
  | 'prefill'
  | 'retentionForms'
  | 'sent'
  | 'message'
  | 'failure'
  | 'offeredLesson'
> {
  return { locked: pick(state, focusNames), preview: null, ...pick(state, sharedNames) };
}

/** The focus that panels draw: what is held, overlaid by what the pointer is on. */
export function focusOf(display: Pick<Display, 'locked' | 'preview'>): Focus {
  return display.preview === null ? display.locked : { ...display.locked, ...display.preview };
}

/** The row that is looked at, of a text of `length` tokens: the focused query, or the cursor's row. −1 while nothing is read. */
export function focusedRow({ query }: Pick<Focus, 'query'>, length: number): number {
  return Math.min(query ?? length - 1, length - 1);
}
