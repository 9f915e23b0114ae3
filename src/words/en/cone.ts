/** What the panel of a changed token says. Loaded with its panel. */
import { signed, significant } from '../numbers';
import { plural, whole as count } from './amounts';

const three = (value: number): string => signed(value, 3);

export const cone = {
  line: (token: string, other: string): string => `${token} becomes “${other}”`,
  reading: 'The text is read again, with one token changed.',
  short: 'Two tokens are too few: change one that others follow. Let the model write on.',
  idea: 'In many models the sink keeps a changed token from spreading: without it, the change reaches later tokens more strongly.',
  where:
    'x is the text, x′ the text with another token at place p, h the residual stream before layer l; L is after the last layer. i ≥ 1: token 0 leaves the cache after its own row, so no later row sees it. All four texts are read with a full cache. Tokens before p do not see it: there Δ is 0 (2504.02732).',
  other: 'Instead',
  likeliest: 'the likeliest',
  otherHint: 'Type one token and press Enter; empty is the likeliest other token there.',
  typed: (token: string): string => `Press Enter for “${token}”.`,
  unknown: 'This model’s vocabulary cannot write this; try other characters.',
  several: (pieces: string): string => `That is several tokens (${pieces}); type one.`,
  whole: 'With the sink',
  dropped: 'Without it (token 0 removed)',
  axes: 'token →, rows: before each layer, last: after all',
  legend: 'Δ, parts of the length, logarithmic; from 1 on alike',
  figure: 'How far each token moves, layers over tokens; arrow keys move, Enter changes a token',
  hint: 'Point at a cell for its numbers; click a token to change that one.',
  readout: (token: string, layer: number | null, whole: number, dropped: number): string =>
    `${token}, ${layer === null ? 'after the last layer' : `before layer ${layer}`}: Δ ${three(whole)} with the sink, ${three(dropped)} without.`,
  means: (whole: number, dropped: number): string =>
    `After the last layer, later tokens move by ${three(whole)} of their length on average with the sink, ${three(dropped)} without.`,
  last: 'No token follows the changed one, so there is no average over later tokens.',
  bounded: (tokens: number): string =>
    `Read: the first ${plural(tokens, 'token')}; for more, the numbers would not fit in memory.`,
  progress: (done: number, total: number): string => `Reading four texts: ${count(done)} of ${count(total)} rows.`,
  much: (work: number): string => `Four readings are about ${significant(work / 1e9, 2)} billion multiplications.`,
  start: 'Read',
  stop: 'Stop',
  failed: (error: string): string => `The reading failed: ${error} Change the token to try again.`,
  columns: {
    layer: 'layer before which it is; the last: after all',
    token: 'token',
    text: 'text',
    whole: 'Δ with the sink',
    dropped: 'Δ without token 0',
  },
} as const;
