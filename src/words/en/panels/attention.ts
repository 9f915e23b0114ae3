/** What the attention matrix says. */
import { plural } from '../plural';

export const attention = {
  name: 'This head',
  title: 'Where this head looks',
  shows: 'The attention weights of one head: a row per query, a column per key.',
  line: (head: string, row: string): string => `${head}, ${row}`,
  /** By what the layer's weights are. */
  ideas: {
    shares:
      'Each row is a token that looks, each column one it sees; a row adds up to 1, so even an idle head must look somewhere.',
    extraLogit:
      'Each row is a token that looks, each column one it sees; an extra logit takes the rest to 1, so an idle head can look nowhere.',
    memory: 'Each row is a token that looks, each column one it sees; the rest to 1 is read from a memory of earlier segments.',
    unnormalised:
      'Each row is a token that looks, each column one it sees; there is no softmax, so a row adds up to anything, even to nothing.',
    signed:
      'Each row is a token that looks, each column one it sees; there is no softmax, so the weights follow from the state that is kept.',
    none: 'Rows are tokens that look, columns what they look at, but this layer has no weights per token.',
  },
  weighting: 'Shown',
  signs: 'Weights',
  signChoices: { share: 'share by magnitude', signed: 'signed' },
  legendSigned: 'weight w implied by the state',
  legendSignedMoved: 'contribution w·‖v‖ (weight × value length)',
  readoutSignedMoved: (row: string, column: string, value: string): string => `${row} → ${column}: w·‖v‖ ${value}`,
  share: 'weights α',
  moved: 'contribution α·‖v‖',
  signedShare: 'weights w',
  signedMoved: 'contribution w·‖v‖',
  form: 'Drawn as',
  matrix: 'matrix',
  arcs: 'arcs',
  arcsNote: (drawn: number, all: number, part: number): string =>
    `The strongest ${drawn} of ${all} arcs are shown; they carry ${Math.round(100 * part)} % of the row.`,
  stretch: 'Colour scale',
  stretches: { linear: 'linear', sqrt: 'square root', log: 'logarithmic' },
  legendShare: 'attention weight α',
  /** The column with a hue of its own. */
  sinkColumn: 'token 0',
  /** With the colour scale. */
  legends: {
    share: {
      linear: 'attention weight α (linear)',
      sqrt: 'attention weight α (square root)',
      log: 'attention weight α (logarithmic)',
    },
    moved: {
      linear: 'contribution α·‖v‖ (weight × value length) (linear)',
      sqrt: 'contribution α·‖v‖ (weight × value length) (square root)',
      log: 'contribution α·‖v‖ (weight × value length) (logarithmic)',
    },
  },
  readout: (row: string, column: string, value: string): string => `${row} → ${column}: ${value}`,
  readoutMoved: (row: string, column: string, value: string): string => `${row} → ${column}: α·‖v‖ ${value}`,
  strongest: (row: string, column: string, value: string): string => `${row} looks most at ${column}: ${value}`,
  rows: 'query: who looks',
  columnsAxis: 'key: what is looked at',
  figure: (head: string, rows: number): string =>
    `Attention of ${head}: ${plural(rows, 'query row')} by ${plural(rows, 'key column')}`,
  columns: { row: 'row', query: 'query', column: 'column', key: 'key', alpha: 'α', moved: 'α·‖v‖', signed: 'w' },
} as const;
