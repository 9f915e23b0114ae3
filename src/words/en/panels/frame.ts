/** What every panel has: its tags, its menus, its states, its fields. */
import { count as whole } from '../../numbers';
import { plural } from '../plural';

export const frame = {
  tags: {
    measured: { name: 'measured', explain: 'Read from the model that runs in this page.' },
    recorded: { name: 'recorded', explain: 'Measured when the model was trained, not on this machine.' },
    computed: { name: 'computed', explain: 'Computed from the model’s shape; nothing was measured.' },
    projected: { name: 'projected', explain: 'Computed with the same formula, for a size that does not run here.' },
  },
  controls: (title: string): string => `Controls of “${title}”`,
  maximise: 'Maximise',
  restore: 'Restore',
  hide: 'Hide',
  toWorkbench: 'Send to the workbench',
  export: 'Export',
  exportPicture: 'Picture',
  exportNumbers: 'Numbers',
  svg: 'SVG',
  png: (scale: number): string => `PNG ${scale}×`,
  csv: 'CSV',
  json: 'JSON',
  exportFailed: 'This picture could not be saved. Try another format, or use the table.',
  noPicture: 'There is no picture to save yet.',
  noNumbers: 'There are no numbers to save here yet.',
  longLink: (characters: number): string =>
    `The link to this view has ${plural(characters, 'character')}, too long to print here. It is in this file: press this line in the SVG, or read the PNG’s “Source”.`,
  mathsOf: (title: string): string => `The equation of “${title}”`,
  equationLoading: 'Loading the equation…',
  equationFailed: 'The equation could not be typeset; this is its source:',
  table: 'Table',
  tableOf: (title: string): string => `The numbers of “${title}”`,
  tableRows: (shown: number, all: number): string =>
    shown === all ? plural(all, 'row') : `The first ${whole(shown)} of ${plural(all, 'row')}; export CSV or JSON for all.`,
  failed: {
    sentence: (why: string): string => `This panel stopped with an error (${why}). The rest of the page still works.`,
    again: 'Try again',
    reload: 'Reload the page with the same text',
  },
  none: 'none',
} as const;

export const numberField = {
  refused: (name: string, min: number, max: number, isWhole: boolean, value: number): string =>
    `${name}: type a ${isWhole ? 'whole number' : 'number'} from ${whole(min)} to ${whole(max)}. Until then it is ${whole(value)}.`,
} as const;

export const states = {
  empty: 'Nothing is read yet. Type a prompt and read it; this picture then fills step by step.',
  /** In a panel's own line, where its figure says the rest. */
  emptyLine: 'nothing is read yet',
  oneRowLine: 'only the first token so far',
  loading: 'Loading the model.',
  dropped: 'This row’s data was discarded to save memory. It is recomputed as soon as nothing else is running.',
  droppedRows: (count: number): string =>
    count === 1
      ? '1 row of this text was discarded to save memory, and is left out of the means.'
      : `${plural(count, 'row')} of this text were discarded to save memory, and are left out of the means.`,
  droppedLegend: 'discarded to save memory',
  outsideLegend: 'outside the window',
  evictedLegend: 'evicted from the cache',
  noWeights:
    'This layer has no weights per token: it reads a state that all tokens share, so no token’s part can be told apart. Choose a layer with weights.',
  noWeightsOf: (head: string): string =>
    `${head} has no weights per token: it reads a state that all tokens share, so no token’s part can be told apart. Choose a layer with weights.`,
  noWeightsIn: (layers: readonly number[]): string =>
    `Without weights per token, so not drawn: ${layers.map((layer) => `layer ${layer}`).join(', ')}.`,
  oneRow: 'There is only the first token, and it can only look at itself. Read one more token to see a share.',
} as const;

export const openModel = {
  open: (name: string): string => `Open ${name}`,
  lookAt: (layer: number): string => `Look at layer ${layer}`,
  none: 'This page has no such model.',
} as const;
