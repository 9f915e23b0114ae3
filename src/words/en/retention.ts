/** What the panel of retention says. Loaded with its panel. */
import { fixed, exponential } from '../numbers';
import { significant, whole } from './amounts';

/** 0.9576; 0.99609. */
const gamma = (value: number): string => fixed(value, 4);
const tokens = (value: number): string => `${significant(value)} ${value === 1 ? 'token' : 'tokens'}`;

const rowsTo = (last: number): string => (last === 1 ? 'row 1' : `rows 1 to ${last}`);

export const retention = {
  /** Words in its equation. */
  inEquation: { either: 'or', halfLife: 'half-life', recall: 'recall' },
  line: (layer: number, shortest: number, longest: number, last: number): string =>
    `layer ${layer}: half of a token fades in ${significant(shortest)} to ${tokens(longest)}, by head (mean over ${rowsTo(last)})`,
  none: (layer: number, name: string): string => `layer ${layer}: ${name}`,
  instead: (name: string): string =>
    `Nothing fades in this layer (${name}): a token is either in the cache or not. A retention layer keeps everything in one state of fixed size, which fades with every new token.`,
  lookAt: (layer: number): string => `Go to layer ${layer}, a retention layer`,
  idea: 'Each head adds every token into one matrix, which first shrinks by γ: near 1 it remembers for long; a small γ keeps only a few.',
  where:
    'n is the row, m an earlier token, i the token to recall; q, k, v are queries, keys (turned by position, over √d) and values; S is the state. Recall queries the state with a token’s own key: it is the share of the returned weights that falls on its own value. It is computed from the keys and decays of this text; the values are not kept. In gated retention each token chooses its γ: it can clear the state, or preserve it.',
  heads: 'Decay by head',
  columns: {
    head: 'head',
    gamma: 'γ in this row',
    halfLife: 'mean half-life, tokens',
    min: 'smallest γ',
    max: 'largest γ',
    stateNorm: '‖S‖',
  },
  overRows: (last: number): string =>
    last < 1
      ? 'Half-life, smallest and largest γ need a second row: in row 0 there is nothing to fade.'
      : `Half-life (from the mean of log γ), smallest and largest γ are over ${rowsTo(last)}. Row 0 is left out: it has nothing to fade.`,
  gamma,
  number: significant,
  tokens,
  matrix: (head: string, count: number): string => `What remains of each token, ${head}, last ${whole(count)} rows`,
  matrixFigure: (head: string): string => `Decay matrix D of ${head}: rows are queries, columns are keys`,
  matrixLegend: 'D, the part that remains',
  matrixReadout: (row: string, column: string, value: string): string => `${row}: ${value} of token ${column} remains`,
  matrixHint: 'Point at a cell to read what remains.',
  gammas: 'γ token by token',
  gammasFigure: 'γ of every head at every token',
  fixed: 'γ is the same at every token: 1 − 2^(−5 − h) for head h.',
  gammaAxis: 'γ',
  state: {
    title: (head: string, rows: number, columns: number): string => `The state of ${head}, ${rows} × ${columns}`,
    figure: (head: string): string => `The state of ${head}: one row per key feature, one column per value feature`,
    legend: 'state S',
    readout: (row: number, column: number, value: string): string => `key feature ${row}, value feature ${column}: ${value}`,
    hint: 'Point at a cell to read its number.',
    none: 'The state is being read.',
  },
  norms: '‖S‖ by step',
  normsFigure: 'Norm of the state of every head at every step',
  normAxis: '‖S‖',
  recall: (head: string): string => `What can still be recalled, ${head}`,
  recallFigure: (head: string): string => `Share of a token’s own value when its key queries the state of ${head}, by age`,
  recallNote: (age: string): string => `Up to ${age} back, at least half of what is recalled is the token’s own value.`,
  recallNone: 'No token can be recalled: interference from other tokens outweighs its own value.',
  ageAxis: 'age in tokens',
  recallAxis: 'own share',
  recallSeries: 'recall',
  forms: 'Three forms, one function',
  measure: 'Compute all three',
  measuring: 'Reading the text and computing all three forms.',
  formsHint: (layer: number): string =>
    `Computed from the queries, keys, values and decays of layer ${layer} on this text, in float32: all rows at once, chunk by chunk, token by token.`,
  rows: 'Tokens',
  parallel: 'Parallel: largest number',
  recurrent: 'Recurrent: largest difference',
  chunkwise: (chunk: number): string => `Chunks of ${chunk}: largest difference`,
  apart: (value: number): string => (value === 0 ? 'no difference' : exponential(value, 1)),
  tableColumns: { head: 'head', row: 'row', gamma: 'γ', stateNorm: '‖S‖' },
} as const;
