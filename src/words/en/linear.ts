/** What the panel of linear attention says. Loaded with its panel. */
import { fixed, plain, roundedToSignificant } from '../numbers';
import { plural } from './amounts';

export const linear = {
  /** Words in its equation. */
  inEquation: { groups: 'in groups:', convolution: 'convolution:' },
  line: (layer: number, name: string, exact: number, summed: number): string =>
    exact === 0
      ? `layer ${layer}, ${name}: this row reads ${plural(summed, 'token')} as one sum`
      : `layer ${layer}, ${name}: this row reads ${plural(exact, 'token')} one by one and ${plural(summed, 'token')} as one sum`,
  none: (layer: number, name: string): string => `layer ${layer}: ${name}`,
  instead: (name: string): string =>
    `This layer (${name}) has a softmax over single tokens. Linear attention replaces it with a simple positive function of queries and keys, so the past can be summed once and read as one matrix.`,
  idea: 'Keys and values add up into one matrix, so reading it costs the same at any length; what is lost is sharpness.',
  where:
    'q, k, v are queries, keys (turned by position) and values; S is the state, z its sum of keys; u is a token’s group, a its exact weights within it, α a learned weight per head; c are the κ taps of the convolution, and those ahead of the token are masked.',
  feature: 'The feature map φ, which makes queries and keys positive',
  featureFigure: 'The feature map φ of a number',
  featureName: 'φ',
  featureX: 'x',
  featureY: 'φ(x)',
  reads: 'What this row reads',
  group: 'Group',
  groupText: (number: number, place: number, size: number): string => `${number}, token ${place} of ${size}`,
  exact: 'Token by token',
  summed: 'As one sum',
  tokensText: (count: number, from: number): string => (count === 0 ? 'none' : `${plural(count, 'token')}, from ${from} on`),
  state: {
    title: (head: string, rows: number, columns: number): string => `The state of ${head}, ${rows} × ${columns}`,
    figure: (head: string): string => `The state of ${head}: one row per key feature, one column per value feature`,
    legend: 'state S',
    readout: (row: number, column: number, value: string): string => `key feature ${row}, value feature ${column}: ${value}`,
    hint: 'Point at a cell to read its number.',
    none: 'The state is still empty.',
  },
  norms: '‖S‖ by row',
  normsFigure: 'Norm of the state of every head at every row',
  normAxis: '‖S‖',
  taps: (kernel: number): string => `The ${kernel} taps of the convolution`,
  tapsFigure: 'The convolution’s tap of every head by distance from the token',
  tap: (tap: number): string => plain(roundedToSignificant(tap, 3)),
  tapsX: 'distance from the token',
  tapsY: 'tap',
  masked: 'Taps ahead of the token are masked, in training as well as here.',
  leaky:
    'In training this model saw the tokens to the right of 0. When it generates text they do not exist yet, so these taps are cut.',
  noTaps: 'This layer has no convolution.',
  leak: 'The leak: a model trained while seeing ahead',
  teacherForced: 'Loss in training, seeing ahead',
  decoded: 'Loss when it decodes token by token',
  nats: (value: number): string => `${fixed(value, 3)} nats per token`,
  curves: 'Both losses during training',
  curvesFigure: 'Held-out loss by training step, seeing ahead and token by token',
  asTrained: 'seeing ahead',
  asDecoded: 'token by token',
  stepAxis: 'training step',
  lossAxis: 'nats per token',
  step: (step: number): string => (step >= 1000 ? `${plain(step / 1000)}k` : `${step}`),
  loss: (value: number): string => fixed(value, 1),
  sample: 'What it writes',
  tableColumns: { head: 'head', row: 'row', norm: '‖S‖' },
} as const;
