/** What the panel of retention says. Loaded with its panel. */
import { significant, whole } from './amounts';

/** 0.9576; 0.99609. */
const gamma = (value: number): string => value.toFixed(4);
const tokens = (value: number): string => `${significant(value)} ${value === 1 ? 'token' : 'tokens'}`;

const rowsTo = (last: number): string => (last === 1 ? 'row 1' : `rows 1 to ${last}`);

export const retention = {
  line: (layer: number, name: string, shortest: number, longest: number, last: number): string =>
    `layer ${layer}, ${name}: half of a token is gone after ${significant(shortest)} to ${tokens(longest)}, by head, on average over ${rowsTo(last)}`,
  none: (layer: number, name: string): string => `layer ${layer}: ${name}`,
  instead: (name: string): string =>
    `This layer (${name}) does not fade: a token is kept whole or not at all. In layers of retention everything is kept in one state of fixed size, and fades with every token that comes.`,
  lookAt: (layer: number): string => `Look at layer ${layer}, which fades`,
  caption:
    'A layer of retention keeps no keys and values. Every token is added into one matrix a head, the state, and before that the state is multiplied by γ, so that what came earlier counts less and less. A head with γ near 1 remembers for long, one with a small γ for a few tokens. Gated retention lets each token choose γ: it can clear the state, or hold it.',
  where:
    'n is the row, m an earlier token, i the token that is asked for; q, k, v are queries, keys (turned by position, over √d) and values; S is the state. Recall asks the state with a token’s own key: of the weights that come back, the share of its own value. It is computed from the keys and decays of this text; values themselves are not kept.',
  heads: 'Decay by head',
  columns: {
    head: 'head',
    gamma: 'γ in this row',
    halfLife: 'mean half-life, tokens',
    min: 'least γ',
    max: 'largest γ',
    stateNorm: '‖S‖',
  },
  overRows: (last: number): string =>
    last < 1
      ? 'The half-life, the least and the largest γ need a second row: in row 0 there is nothing to fade.'
      : `The half-life (of the mean of log γ), the least and the largest γ are over ${rowsTo(last)}. Row 0 is left out: nothing was there to fade.`,
  gamma,
  number: significant,
  tokens,
  matrix: (head: string, count: number): string => `What is left of each token, ${head}, last ${whole(count)} rows`,
  matrixFigure: (head: string): string => `Decay matrix D of ${head}: rows look, columns are looked at`,
  matrixLegend: 'D, the part that is left',
  matrixReadout: (row: string, column: string, value: string): string => `${row}: of ${column} ${value} is left`,
  matrixHint: 'Point at a cell to read what is left.',
  gammas: 'γ token by token',
  gammasFigure: 'γ of every head at every token',
  fixed: 'γ is the same at every token: 1 − 2⁻⁵⁻ʰ for head h.',
  gammaAxis: 'γ',
  state: {
    title: (head: string, rows: number, columns: number): string => `The state of ${head}, ${rows} × ${columns}`,
    figure: (head: string): string => `The state of ${head}: a row a feature of keys, a column a feature of values`,
    legend: 'state S',
    readout: (row: number, column: number, value: string): string => `key feature ${row}, value feature ${column}: ${value}`,
    hint: 'Point at a cell to read its number.',
    none: 'The state is being read.',
  },
  norms: '‖S‖ by step',
  normsFigure: 'Norm of the state of every head at every step',
  normAxis: '‖S‖',
  recall: (head: string): string => `What can still be read back, ${head}`,
  recallFigure: (head: string): string => `Share of a token’s own value when the state of ${head} is asked with its key, by age`,
  recallNote: (age: string): string => `Half of what comes back is still the token’s own up to ${age} back.`,
  recallNone: 'Of no token is half of what comes back its own: all others are in its way.',
  ageAxis: 'age in tokens',
  recallAxis: 'own share',
  recallSeries: 'recall',
  forms: 'Three forms, one function',
  measure: 'Compute all three',
  measuring: 'The text is being read and computed three times.',
  formsHint: (layer: number): string =>
    `From the queries, keys, values and decays of layer ${layer} on this text, in float32: all rows at once, chunk by chunk, token by token.`,
  rows: 'Tokens',
  parallel: 'Parallel, the largest number',
  recurrent: 'Recurrent, furthest from it',
  chunkwise: (chunk: number): string => `Chunks of ${chunk}, furthest`,
  apart: (value: number): string => (value === 0 ? 'no difference' : value.toExponential(1).replace('e-', 'e−')),
  tableColumns: { head: 'head', row: 'row', gamma: 'γ', stateNorm: '‖S‖' },
} as const;
