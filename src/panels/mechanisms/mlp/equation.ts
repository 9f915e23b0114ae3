/** The panel's equation, in TeX as KaTeX reads it. */
/** SwiGLU (2002.05202, section 2) behind RMSNorm (1910.07467). */
export const equation = String.raw`x = \frac{g \odot r}{\sqrt{\tfrac{1}{d} \lVert r \rVert^2 + \varepsilon}}, \qquad h_i = \operatorname{swish}(x \cdot w_{g,i}) \; (x \cdot w_{1,i}), \qquad r \leftarrow r + \textstyle\sum_i h_i\, w_{2,i}`;

/** A neuron's product with its numbers, as they are written. */
export function neuronRow(neuron: number, gate: string, value: string, product: string): string {
  return String.raw`h_{${neuron}} = ${gate} \cdot (${value}) = ${product}`;
}
