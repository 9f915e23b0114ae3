/** The panel's equation, in TeX as KaTeX reads it. */
import type { MlpFacts } from './facts';

/** RMSNorm (1910.07467), LayerNorm (1607.06450). */
const norms = {
  rms: String.raw`x = \frac{g \odot r}{\sqrt{\tfrac{1}{d} \lVert r \rVert^2 + \varepsilon}}`,
  layer: String.raw`x = \frac{g \odot (r - \mu)}{\sqrt{\tfrac{1}{d} \lVert r - \mu \rVert^2 + \varepsilon}} + b`,
} as const;

/** A gated MLP such as SwiGLU (2002.05202, section 2), or a plain one, behind its norm. */
export function equationOf({ gated, f, norm, bias, after }: MlpFacts): string {
  const product = (weight: string): string =>
    bias ? String.raw`x \cdot w_{${weight},i} + b_{${weight},i}` : String.raw`x \cdot w_{${weight},i}`;
  const bent = String.raw`\operatorname{${f}}(${product(gated ? 'g' : '1')})`;
  const neuron = gated ? String.raw`${bent} \; (${product('1')})` : bent;
  const sum = String.raw`\textstyle\sum_i h_i\, w_{2,i}${bias ? ' + b_2' : ''}`;
  return String.raw`${norms[norm]}, \qquad h_i = ${neuron}, \qquad r \leftarrow r + ${after ? String.raw`N\bigl(${sum}\bigr)` : sum}`;
}

/** A neuron's product with its numbers, as they are written. */
export function neuronRow(neuron: number, gate: string, value: string, product: string): string {
  return String.raw`h_{${neuron}} = ${gate} \cdot (${value}) = ${product}`;
}

/** The same of a neuron without a gate. */
export function plainRow(neuron: number, f: string, value: string, product: string): string {
  return String.raw`h_{${neuron}} = \operatorname{${f}}(${value}) = ${product}`;
}
