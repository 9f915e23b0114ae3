/** What the panel of the MLP says. Loaded with its panel. */
import { exponential, signed } from '../numbers';
import { plural, whole } from './amounts';

export const mlp = {
  line: (layer: number, token: string, most: number, neurons: number, closed: number): string =>
    `layer ${layer}, ${token}: ${whole(most)} of ${plural(neurons, 'neuron')} make up 90 % of the output, ${whole(closed)} ${closed === 1 ? 'gate is' : 'gates are'} nearly closed`,
  reading: (layer: number, token: string): string => `layer ${layer}, ${token}: being read`,
  none: (layer: number): string => `layer ${layer}: no MLP`,
  instead:
    'This layer is attention alone: it has no MLP. In a layer that has one, every token also passes through some hundred neurons, each of which adds its own vector.',
  lookAt: (layer: number): string => `Look at layer ${layer}`,
  caption:
    'After attention, each token passes through the MLP on its own. Every neuron multiplies two numbers, a gate and a value, and adds its own vector times their product; where the gate is near 0 it adds nothing.',
  where:
    'r is the residual of this token after the layer’s attention, x what RMSNorm makes of it (g are its weights, d is its width), i a neuron; swish(z) = z / (1 + e⁻ᶻ). w₂ᵢ is the vector that neuron i adds. A neuron’s share of the output is the length |hᵢ| · ‖w₂ᵢ‖ of what it adds, as a part of all these lengths; vectors may cancel, so the output itself is shorter. A gate is nearly closed where |swish| < 0.05. The product is read from the kernel, when the token’s row is computed once more up to there; gates and values are computed here from x and the weights.',
  order: 'Order',
  orders: { size: 'largest first', number: 'as numbered' },
  gate: 'gate',
  value: 'value',
  product: 'product = gate × value',
  axis: (order: 'size' | 'number'): string => (order === 'size' ? 'neurons, largest share first' : 'neurons, as numbered'),
  ninety: '90 %',
  figure: (neurons: number): string => `Gate, value and product of ${whole(neurons)} neurons, as bars`,
  hint: 'Point at a neuron to read it; click to hold it.',
  readout: (neuron: number, gate: number, value: number, product: number, share: string): string =>
    `neuron ${neuron}: gate ${signed(gate, 3)} × value ${signed(value, 3)} = ${signed(product, 3)}, ${share} of the output`,
  number: (value: number): string => signed(value, 3),
  effect: (token: string, logits: number): string => `${token} ${logits < 0 ? '' : '+'}${signed(logits, 2)}`,
  direct: (neuron: number): string => `direct effect of neuron ${neuron} on logits`,
  agree: (most: number): string =>
    most === 0
      ? 'Products computed here and the kernel’s are the same.'
      : `Products computed here differ from the kernel’s by at most ${exponential(most, 0)}.`,
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
