/** The panel's equation, in TeX as KaTeX reads it. */
import { texFixed } from '../../kit/tex-numbers';

/** The relative change of the residual stream h at token i before layer l, where x′ is x with another token p (2504.02732). */
export const equation = String.raw`\Delta_i^{l} = \frac{\lVert h_i^{l}(x') - h_i^{l}(x) \rVert}{\lVert h_i^{l}(x) \rVert}, \qquad \bar\Delta = \frac{1}{T-p-1} \sum_{i>p} \Delta_i^{L}`;

/** The mean of the last layer with its numbers; null where no token follows. */
export function coneRow(layers: number, whole: number, dropped: number): string | null {
  if (!Number.isFinite(whole) || !Number.isFinite(dropped)) return null;
  return String.raw`L = ${layers}, \qquad \bar\Delta = ${texFixed(whole, 4)}, \qquad \bar\Delta_{i \ge 1} = ${texFixed(dropped, 4)}`;
}
