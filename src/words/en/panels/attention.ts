/** What the attention matrix says. */
import { fixed } from '../../numbers';
import { plural } from '../plural';

export const attention = {
  title: 'Where this head looks',
  line: (head: string, row: string): string => `${head}, ${row}`,
  caption:
    'Each row is a token that looks (a query), each column a token it looks at (a key); a step adds a row. Softmax makes every row add up to 1 (less where the model has an extra logit: see the equation), so a head with nothing to do must still look somewhere: watch the first column. Attention is not explanation: switch to α·‖v‖ to see what really moves.',
  weighting: 'What is drawn',
  signs: 'Weights',
  signChoices: { share: 'share by magnitude', signed: 'signed' },
  legendSigned: 'weight w that the state implies',
  legendSignedMoved: 'moved w·‖v‖, in units of the norm of value',
  readoutSignedMoved: (row: string, column: string, value: string): string => `${row} → ${column}: w·‖v‖ ${value}`,
  share: 'weights α',
  moved: 'moved α·‖v‖',
  signedShare: 'weights w',
  signedMoved: 'moved w·‖v‖',
  view: 'Drawn as',
  matrix: 'matrix',
  arcs: 'arcs',
  arcsNote: (drawn: number, all: number, part: number): string =>
    `The strongest ${drawn} of ${all} are drawn; they carry ${Math.round(100 * part)} % of the row.`,
  stretch: 'Colour scale',
  stretches: { linear: 'linear', sqrt: 'square root', log: 'logarithmic' },
  legendShare: 'attention weight α',
  legendMoved: 'moved α·‖v‖, in units of the norm of value',
  movedDomain: (maximum: number): string => `0 to ${fixed(maximum, 2)}, the largest norm of value of this head so far`,
  readout: (row: string, column: string, value: string): string => `${row} → ${column}: ${value}`,
  readoutMoved: (row: string, column: string, value: string): string => `${row} → ${column}: α·‖v‖ ${value}`,
  strongest: (row: string, column: string, value: string): string => `${row} looks most at ${column}: ${value}`,
  rows: 'query: who looks',
  columnsAxis: 'key: what is looked at',
  figure: (head: string, rows: number): string =>
    `Attention of ${head}: ${plural(rows, 'query row')} by ${plural(rows, 'key column')}`,
  columns: { row: 'row', query: 'query', column: 'column', key: 'key', alpha: 'α', moved: 'α·‖v‖', signed: 'w' },
} as const;
