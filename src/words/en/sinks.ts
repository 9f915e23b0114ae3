/** What the sinks panel says. Loaded with its panel. */
import { plain } from '../numbers';
import { plural } from './amounts';

export const sinks = {
  line: (share: string, epsilon: number, mean: string): string =>
    `${share} of the heads give token 0 more than ${plain(epsilon)} on average; all heads: ${mean}`,
  idea: 'Softmax must hand out 100 %. An idle head puts it on a token that is always there and has a short value, so it contributes little. Compare the lines with the dotted one, which shows uniform attention. Row 0 is left out: it can only look at itself.',
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
  normsFigure: (group: string): string => `Norms of key and value of every token, ${group}; token 0 in the accent colour`,
  keyNorm: (group: string): string => `key ‖k‖, ${group}`,
  valueNorm: (group: string): string => `value ‖v‖, ${group}`,
  hiddenNorm: (layer: number): string => `hidden state ‖x‖, after layer ${layer}`,
  hiddenFigure: (layer: number): string =>
    `Norm of the hidden state of every token after layer ${layer}; token 0 in the accent colour`,
  normRatio: (key: string, value: string, hidden: string, layer: number): string =>
    `token 0 against the median of the others: key × ${key}, value × ${value}, hidden state after layer ${layer} × ${hidden}`,
  hiddenRatios: ([before = '', ...after]: readonly string[]): string =>
    `the hidden state: before layer 0 × ${before}, ${after.map((ratio, layer) => `after ${layer} × ${ratio}`).join(', ')}`,
  tokenAxis: 'token',
  normAxis: 'norm',
  legendShare: 'share on token 0',
  where:
    'α₀ is the mean over the rows t = 1 … n of what head h of layer l gives to token 0 (Gu et al. 2410.10781, with row 0 left out); a head counts as a sink head if that is above ε = 0.3. ‖x‖ is the length of the hidden state, to which every layer adds: a layer’s output is the next layer’s input, and after the last layer it goes into the final norm.',
  columns: {
    layer: 'layer',
    head: 'head',
    now: 'this row',
    mean: 'mean over rows ≥ 1',
    moved: 'share of this row’s contributions',
    entropy: 'mean entropy (bits)',
    isSink: 'above ε',
    key: '‖k‖ of token 0',
    value: '‖v‖ of token 0',
    keyOthers: 'median ‖k‖ of the others',
    valueOthers: 'median ‖v‖ of the others',
    before: '‖x‖ of token 0, before the layer',
    beforeOthers: 'median ‖x‖ of the others, before the layer',
    after: '‖x‖ of token 0, after the layer',
    afterOthers: 'median ‖x‖ of the others, after the layer',
  },
  yes: 'yes',
  no: 'no',
} as const;
