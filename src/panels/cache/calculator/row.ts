/** The calculator's equations with the numbers of the shape that is chosen. */
import type { Shape } from '../../../insight/shapes/shape';
import { breakEvenRank } from '../../../insight/shapes/break-even';
import { texFixed } from '../../kit/tex-numbers';

/** Where TPA of the shape's heads breaks even with as many keys and values as the shape has. */
export function rankRow({ heads, headWidth, keyValueHeads }: Shape): string | null {
  if (keyValueHeads === null) return null;
  const rank = breakEvenRank({ heads, headWidth }, keyValueHeads);
  return String.raw`R_K + R_V = \frac{2 \cdot ${keyValueHeads} \cdot ${headWidth}}{${heads} + ${headWidth}} = ${texFixed(rank, 2)}`;
}
