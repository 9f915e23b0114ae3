/** What the sinks panel says. Loaded with its panel. */
import { plain } from '../numbers';
import { plural } from './amounts';

export const sinks = {
  /** Words in its equation. */
  inEquation: { sinks: 'sinks' },
  line: (share: string, epsilon: number, mean: string): string =>
    `${share} of heads give token 0 over ${plain(epsilon)}; mean ${mean}`,
  idea: 'An idle head puts its attention on a token that is always there; compare the lines with the dotted one, which is uniform attention.',
  nowhereIdea:
    'Without a softmax an idle head may look nowhere; compare the lines with the dotted one, which is uniform attention.',
  now: 'this row',
  mean: 'mean over rows ≥ 1',
  moved: 'contribution to this row',
  entropy: 'entropy',
  heatNow: (row: number): string => `Share on token 0 at row ${row}`,
  heatMean: (rows: number): string => `Share on token 0, mean over ${plural(rows, 'row')} (row 0 left out)`,
  heatMoved: (row: number): string => `Share of token 0 in row ${row}’s contributions α·‖v‖`,
  heatEntropy: (rows: number): string => `Entropy of each head, mean over ${plural(rows, 'row')}, in bits`,
  movedCell: (head: string, share: string): string => `${head}: ${share} of its contributions come from token 0`,
  entropyCell: (head: string, bits: string): string => `${head}: ${bits}`,
  legendMoved: 'share of token 0 in Σ α·‖v‖',
  legendEntropy: 'entropy of a row, bits',
  heatCell: (head: string, share: string): string => `${head}: ${share} on token 0`,
  lines: 'Share on token 0, by row and layer',
  linesFigure: 'Share of attention on token 0 by row, one line per layer (mean over its heads)',
  uniform: 'uniform attention, 1/(t + 1)',
  rowAxis: 'row',
  shareAxis: 'share on token 0 (· · uniform attention, 1/(t + 1))',
  legendShare: 'share on token 0',
  where:
    'α₀ is the mean over the rows t = 1 … n of what head h of layer l gives to token 0 (Gu et al. 2410.10781, with row 0 left out); a head counts as a sink head if that is above ε = 0.3.',
  columns: {
    layer: 'layer',
    head: 'head',
    now: 'this row',
    mean: 'mean over rows ≥ 1',
    moved: 'share of this row’s contributions',
    entropy: 'mean entropy (bits)',
    isSink: 'above ε',
  },
  yes: 'yes',
  no: 'no',
} as const;
