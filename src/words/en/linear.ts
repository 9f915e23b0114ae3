/** What the panel of linear attention says. Loaded with its panel. */
import { plural } from './amounts';

export const linear = {
  line: (layer: number, name: string, exact: number, summed: number): string =>
    `layer ${layer}, ${name}: this row reads ${exact === 0 ? '' : `${plural(exact, 'token')} one by one and `}${plural(summed, 'token')} as one sum`,
  none: (layer: number, name: string): string => `layer ${layer}: ${name}`,
  instead: (name: string): string =>
    `This layer (${name}) has a softmax over single tokens. Linear attention makes queries and keys positive by a simple function instead, so that all of the past can be added up once and read as one matrix.`,
  caption:
    'A softmax must look at every key again for every row. Here a function φ makes queries and keys positive, and the order of the products can be turned round: keys and values are added into one matrix, the state, and a row reads it at a cost that does not grow with the text. What is lost is sharpness. Groups give some of it back: inside its own group a row looks at each token exactly. A convolution over the last values adds what stands near. Its taps must not look ahead.',
  where:
    'q, k, v are queries, keys (turned by position) and values; S is the state, z its sum of keys; u is a token’s group, a its exact weights within it, α a learned weight a head; c are the taps of the convolution, κ of them, of which those ahead of the token are masked.',
  feature: 'What makes queries and keys positive',
  featureFigure: 'The feature map φ of a number',
  featureName: 'φ',
  featureX: 'x',
  featureY: 'φ(x)',
  reads: 'What this row reads',
  group: 'Group',
  groupText: (number: number, place: number, size: number): string => `${number}, token ${place} of ${size}`,
  exact: 'One by one',
  summed: 'As one sum',
  tokensText: (count: number, from: number): string => (count === 0 ? 'none' : `${plural(count, 'token')}, from ${from} on`),
  state: {
    title: (head: string, rows: number, columns: number): string => `The state of ${head}, ${rows} × ${columns}`,
    figure: (head: string): string => `The state of ${head}: a row a feature of keys, a column a feature of values`,
    legend: 'state S',
    readout: (row: number, column: number, value: string): string => `key feature ${row}, value feature ${column}: ${value}`,
    hint: 'Point at a cell to read its number.',
    none: 'Nothing is in the state yet.',
  },
  norms: '‖S‖ by row',
  normsFigure: 'Norm of the state of every head at every row',
  normAxis: '‖S‖',
  taps: (kernel: number): string => `Taps of the convolution, ${kernel} of them`,
  tapsFigure: 'The convolution’s tap of every head by distance from the token',
  tap: (tap: number): string => String(Number(tap.toPrecision(3))).replace('-', '−'),
  tapsX: 'distance from the token',
  tapsY: 'tap',
  masked: 'Taps ahead of the token are masked: they were nothing in training as they are now.',
  leaky:
    'In training this model saw the tokens to the right of 0. When it writes there is nothing there, and these taps are cut.',
  noTaps: 'This layer has no convolution.',
  leak: 'The leak',
  teacherForced: 'Loss as it was trained, seeing ahead',
  decoded: 'Loss of the same model, a token at a time',
  nats: (value: number): string => `${value.toFixed(3)} nats a token`,
  curves: 'The two losses while it was trained',
  curvesFigure: 'Held-out loss by training step, as the model was trained and a token at a time',
  asTrained: 'seeing ahead',
  asDecoded: 'a token at a time',
  stepAxis: 'training step',
  lossAxis: 'nats a token',
  step: (step: number): string => (step >= 1000 ? `${step / 1000}k` : `${step}`),
  loss: (value: number): string => value.toFixed(1),
  sample: 'What it writes',
  tableColumns: { head: 'head', row: 'row', norm: '‖S‖' },
} as const;
