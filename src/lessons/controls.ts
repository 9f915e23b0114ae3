import type { ActionId } from '../store/actions';

/** The controls that a step can point at, by what they run: each says so itself, with `data-action`. */
export const pointedControls = [
  'measureDraft',
  'measurePrefill',
  'measureForms',
  'computeRowAgain',
  'models',
  'train',
  'stepTraining',
  'stopTraining',
  'openTrained',
] as const satisfies readonly ActionId[];

export type PointedControl = (typeof pointedControls)[number];
