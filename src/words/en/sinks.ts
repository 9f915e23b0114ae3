/** What the sinks panel says. Loaded with its panel. */
import { plain } from '../numbers';
import { plural } from './amounts';

export const sinks = {
  line: (share: string, epsilon: number, mean: string): string =>
    `${share} of the heads give token 0 more than ${plain(epsilon)} on average; all heads: ${mean}`,
  caption:
    'Softmax must hand out 100 %. A head with nothing to do puts it on a token that always stands there and whose value is short, so that little moves. Compare the lines with the dotted one: what an even look would give. Row 0 is left out, since it can only look at itself.',
  now: 'this row',
  mean: 'mean over rows ≥ 1',
  moved: 'what this row moves',
  entropy: 'entropy',
  heat: 'Share on token 0, by layer and head',
  heatNow: (row: number): string => `Share on token 0 at row ${row}`,
  heatMean: (rows: number): string => `Share on token 0, mean over ${plural(rows, 'row')} (row 0 left out)`,
  heatMoved: (row: number): string => `Share of token 0 in what row ${row} moves, α·‖v‖`,
  heatEntropy: (rows: number): string => `How evenly a head looks, mean over ${plural(rows, 'row')}, in bits`,
  movedCell: (head: string, share: string): string => `${head}: ${share} of what it moves comes from token 0`,
  entropyCell: (head: string, bits: string): string => `${head}: ${bits}`,
  legendMoved: 'share of token 0 in Σ α·‖v‖',
  legendEntropy: 'entropy of a row, bits',
  heatCell: (head: string, share: string): string => `${head}: ${share} on token 0`,
  lines: 'Share on token 0, by row and layer',
  linesFigure: 'Share of attention on token 0 over the rows, a line for each layer (mean of its heads)',
  uniform: 'even look, 1/(t + 1)',
  rowAxis: 'row',
  shareAxis: 'share on token 0',
  norms: (group: string): string => `Length of keys and values, ${group}`,
  normsFigure: (group: string): string => `Norms of key and value of every token, ${group}; token 0 in the accent colour`,
  keyNorm: 'key ‖k‖',
  valueNorm: 'value ‖v‖',
  sinkToken: 'token 0',
  others: 'other tokens',
  hiddenNorm: (layer: number): string => `hidden state ‖x‖, after layer ${layer}`,
  hiddenFigure: (layer: number): string =>
    `Norm of the hidden state of every token after layer ${layer}; token 0 in the accent colour`,
  normRatio: (key: string, value: string, hidden: string, layer: number): string =>
    `token 0 against the median of the others: key × ${key}, value × ${value}, hidden state after layer ${layer} × ${hidden}`,
  hiddenRatios: ([before = '', ...after]: readonly string[]): string =>
    `the hidden state on its way: before layer 0 × ${before}, ${after.map((ratio, layer) => `after ${layer} × ${ratio}`).join(', ')}`,
  tokenAxis: 'token',
  normAxis: 'norm',
  legendShare: 'share on token 0',
  threshold: (epsilon: number): string => `mean above ε = ${plain(epsilon)}`,
  where:
    'α₀ is the mean over the rows t = 1 … n of what head h of layer l gives to token 0 (Gu et al. 2410.10781, with row 0 left out); a head is counted as a sink head when that is above ε = 0.3. ‖x‖ is the length of the hidden state, to which every layer adds: what a layer hands on is what the next one takes in, and after the last what the last norm is given.',
  columns: {
    layer: 'layer',
    head: 'head',
    now: 'this row',
    mean: 'mean over rows ≥ 1',
    moved: 'share of what this row moves',
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
