/** What the panel of where each row’s attention goes says. Loaded with its panel. */
import { fixed } from '../numbers';
import { plural, whole } from './amounts';

/** A number below 1, rounded up to one digit: 2e−7. */
const atMost = (value: number): string => {
  const power = Math.ceil(-Math.log10(value));
  const digit = Math.ceil(value * 10 ** power);
  return digit === 10 ? `1e−${power - 1}` : `${digit}e−${power}`;
};

const where =
  't is the row, j a token, α its weight: 0 for a token that is no longer in the cache. S is the share of the first s tokens, the sink (s is 1, or the number of pinned tokens; if token 0 is removed, it counts from token 1). R is the share of the r\u00a0=\u00a016 tokens before the row, F of all others. N is what an extra logit in the softmax or a memory of earlier segments takes, 0 without one; without a softmax, α is a weight divided by its row’s sum, and N is 1 for a row of zeros. Row 0 is left out: it can only look at itself.';

export const budget = {
  /** @param whose the head, or the mean of heads @param furthest how far from 1 a row is at most */
  line: {
    whole: (whose: string, furthest: number): string =>
      furthest === 0 ? `${whose}; rows add up to 1` : `${whose}; sums 1 ± ${atMost(furthest)}`,
    withNowhere: (whose: string): string => `${whose}; sums 1 with nowhere`,
    withMemory: (whose: string): string => `${whose}; sums 1 with memory`,
  },
  meanOf: (heads: number): string => `mean over ${plural(heads, 'head')}`,
  gaps: (count: number): string =>
    count === 1
      ? '1 row of this text was discarded to save memory, and is left out.'
      : `${plural(count, 'row')} of this text were discarded to save memory, and are left out.`,
  idea: 'Each column is one row’s attention, split into parts.',
  drawn: 'Shown',
  mean: 'mean over all heads',
  head: 'this head',
  parts: { sink: 'sink', evicted: 'evicted', far: 'far', recent: 'recent', self: 'self', nowhere: 'nowhere' },
  /** What is missing from 1 where a memory of earlier segments takes it. */
  memory: 'memory',
  explain: {
    sink: (first: number, last: number): string =>
      first > 0
        ? `sink: ${first === last ? `token ${first}` : `tokens ${first} to ${last}`}`
        : last === 0
          ? 'sink: the first token'
          : `sink: the first ${last + 1} tokens`,
    far: (near: number): string => `far: all others, more than ${near} tokens back`,
    recent: (near: number): string => `recent: the ${near} tokens before the row`,
    self: (): string => 'self: the row’s own token',
    nowhere: (): string => 'nowhere: taken by the extra logit in the softmax, or a row without any weight',
    memory: (): string => 'memory: read from earlier segments',
    evicted: (): string => 'evicted: would have gone to tokens that the policy evicted',
  },
  shadow: {
    name: 'Shadow run: show what would have gone to evicted tokens',
    off: 'Reads the text a second time with a full cache, in the slots that the policy leaves free: one more row per token.',
    whose: (whose: string): string => `full-cache shadow run, ${whose}`,
    cost: (rows: number, milliseconds: number, traces: string, tokens: number, most: number): string =>
      `Every part is drawn from the shadow run, which has a full cache. Besides the policy’s own rows it has read ${plural(rows, 'row')} in ${whole(Math.round(milliseconds))} ms (${fixed(milliseconds / Math.max(1, rows), 1)} ms per row). Its traces take ${traces}; its keys and values take ${whole(tokens)} of the ${plural(most, 'slot')} that the policy leaves free.${tokens < most ? '' : ` It stopped after ${plural(most, 'token')}: no free slot is left.`}`,
    failed: (error: string): string => `The shadow run stopped: ${error}`,
    notRead: (row: number): string => `The shadow run has not read row ${row}.`,
    where: `${where} In the shadow run α is the row’s attention with a full cache, K are the tokens that the policy still kept at that row, and E is the share of all others.`,
  },
  readout: (row: string, parts: readonly string[]): string => `${row}: ${parts.join(', ')}`,
  part: (name: string, share: string): string => `${name} ${share}`.replaceAll(' ', '\u00a0'),
  rowZero: 'Row 0 is left out: it can only look at itself.',
  rowAxis: 'row',
  shareAxis: 'share of the row',
  figure: (whose: string, rows: number): string =>
    `Where the attention of ${plural(rows, 'row')} goes, stacked to 1 per row, ${whose}`,
  where,
  columns: { row: 'row', token: 'token', sum: 'sum' },
} as const;
