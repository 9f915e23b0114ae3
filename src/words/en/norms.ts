/** What the panel of norms says. Loaded with its panel. */
import { fixed } from '../numbers';

const times = (ratio: number): string => `×\u00a0${fixed(ratio, 2)}`;

export const norms = {
  /** Token 0's norms, in those of the others. */
  line: (key: number, value: number, hidden: number): string =>
    `against the median: key ${times(key)}, value ${times(value)}, ‖x‖ ${times(hidden)}`,
  hiddenLine: (hidden: number, layer: number): string => `against the median: hidden state after layer ${layer} ${times(hidden)}`,
  idea: 'A sink has a short value, so the attention that it gets moves little, and often the longest hidden state of all tokens.',
  where:
    'ρ compares token 0 with the others; the same for k and v. ‖k‖ and ‖v‖ are the lengths of key and value as they are cached. ‖x‖ is the length of the hidden state, to which every layer adds: a layer’s output is the next layer’s input, and after the last layer it goes into the final norm. α_tj is what row t gives to token j.',
  figure: (group: string): string => `Norms of key and value of every token, ${group}; token 0 in the accent colour`,
  keyNorm: (group: string): string => `key ‖k‖, ${group}`,
  valueNorm: (group: string): string => `value ‖v‖, ${group}`,
  hiddenNorm: (layer: number): string => `hidden state ‖x‖, after layer ${layer}`,
  hiddenFigure: (layer: number): string =>
    `Norm of the hidden state of every token after layer ${layer}; token 0 in the accent colour`,
  hiddenRatios: ([before = Number.NaN, ...after]: readonly number[]): string =>
    `hidden state before layer 0 ${times(before)}, ${after.map((ratio, layer) => `after\u00a0${layer}\u00a0${times(ratio)}`).join(', ')}`,
  tokenAxis: 'token',
  normAxis: 'norm',
  columns: {
    layer: 'layer',
    group: 'key/value head',
    key: '‖k‖ of token 0',
    value: '‖v‖ of token 0',
    keyOthers: 'median ‖k‖ of the others',
    valueOthers: 'median ‖v‖ of the others',
    before: '‖x‖ of token 0, before the layer',
    beforeOthers: 'median ‖x‖ of the others, before the layer',
    after: '‖x‖ of token 0, after the layer',
    afterOthers: 'median ‖x‖ of the others, after the layer',
  },
} as const;
