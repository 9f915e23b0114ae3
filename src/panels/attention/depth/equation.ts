/** The panel's equation, and its numbers for a layer, in TeX as KaTeX reads it. */
import { texFixed } from '../../kit/tex-numbers';

/** The matrix entropy of the residual stream X [T, D] with singular values σ_j (2510.06477). */
export const equation = String.raw`H = -\frac{\sum_j p_j \ln p_j}{\ln \min(T, D)}, \quad p_j = \frac{\sigma_j^2}{\lVert X \rVert_F^2}, \qquad \rho_h = \frac{\lVert h_0 \rVert}{\operatorname{median}_{i \ge 1} \lVert h_i \rVert}, \quad \rho_v = \frac{\lVert v_0 \rVert}{\operatorname{median}_{i \ge 1} \lVert v_i \rVert}`;

/** Null while none of them is known. */
export function depthRow(
  layer: number,
  numbers: Readonly<Record<'entropy' | 'without' | 'hidden' | 'value', number>>,
): string | null {
  const { entropy, without, hidden, value } = numbers;
  const said = [
    ...(Number.isFinite(entropy) ? [String.raw`H^{${layer}} = ${texFixed(entropy, 3)}`] : []),
    ...(Number.isFinite(without) ? [String.raw`H^{${layer}}_{i \ge 1} = ${texFixed(without, 3)}`] : []),
    ...(Number.isFinite(hidden) ? [String.raw`\rho_h^{${layer}} = ${texFixed(hidden, 2)}`] : []),
    ...(Number.isFinite(value) ? [String.raw`\rho_v^{${layer}} = ${texFixed(value, 2)}`] : []),
  ];
  return said.length === 0 ? null : said.join(String.raw`, \qquad `);
}
