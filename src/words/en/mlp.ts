/** What the panel of the MLP says. Loaded with its panel. */
import { exponential, signed } from '../numbers';
import { plural, whole } from './amounts';

/** Of the products computed here and in the kernel. */
const agreement = (most: number): string =>
  most === 0
    ? ' Products computed here are the same as the kernel’s.'
    : ` Products computed here differ from the kernel’s by at most ${exponential(most, 0)}.`;

export const mlp = {
  line: (layer: number, token: string): string => `layer ${layer}, ${token}`,
  most: (most: number, neurons: number, closed: number): string =>
    `${whole(most)} of ${plural(neurons, 'neuron')} make up 90 % of the output; ${whole(closed)} ${closed === 1 ? 'gate is' : 'gates are'} nearly closed.`,
  reading: (layer: number, token: string): string => `layer ${layer}, ${token}: being read`,
  none: (layer: number): string => `layer ${layer}: no MLP`,
  instead:
    'This layer is attention alone: it has no MLP. In a layer that has one, every token also passes through some hundred neurons, each of which adds its own vector.',
  idea: 'Each token passes through the MLP on its own: every neuron multiplies a gate and a value, and adds its own vector times their product.',
  where: (difference: number | null): string =>
    `r is the residual of this token after the layer’s attention, x what RMSNorm makes of it (g are its weights, d is its width), i a neuron; swish(z) = z / (1 + exp(−z)). w₂ is the vector that neuron i adds, times h. A neuron’s share of the output is the length |h| · ‖w₂‖ of what it adds, as a part of all these lengths; vectors may cancel, so the output itself is shorter. A gate is nearly closed where |swish| < 0.05. Its direct effect is what its vector alone does to the logits, past all layers above, at the scale of this row’s last norm. The product is read from the kernel, when the token’s row is computed once more up to there; gates and values are computed here from x and the weights.${difference === null ? '' : agreement(difference)}`,
  order: 'Order',
  orders: { size: 'largest first', number: 'as numbered' },
  gate: 'gate',
  value: 'value',
  product: 'product = gate × value',
  axis: (order: 'size' | 'number'): string => (order === 'size' ? 'neurons, largest share first' : 'neurons, as numbered'),
  ninety: '90 %',
  figure: (neurons: number): string => `Gate, value and product of ${whole(neurons)} neurons, as bars`,
  readout: (neuron: number, gate: number, value: number, product: number, share: string): string =>
    `neuron ${neuron}: gate ${signed(gate, 3)} × value ${signed(value, 3)} = ${signed(product, 3)}, ${share} of the output`,
  number: (value: number): string => signed(value, 3),
  effect: (token: string, logits: number): string => `${token} ${logits < 0 ? '' : '+'}${signed(logits, 2)}`,
  columns: {
    neuron: 'neuron',
    gate: 'gate',
    value: 'value',
    product: 'product',
    share: 'share',
    raises: 'raises most, directly',
  },
  tableColumns: {
    neuron: 'neuron',
    gate: 'gate, swish(x · w_g)',
    value: 'value, x · w_1',
    product: 'product',
    length: 'length of w_2',
    share: 'share of the output',
  },
} as const;
