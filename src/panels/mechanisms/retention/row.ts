/** What remains of a token in the row that is looked at, as an equation with the head's decay. */
import { halfLife } from '../../../insight/decay';
import { texFixed, texShare } from '../../kit/tex-numbers';

/**
 * Null where the decay of a row between the two is not known.
 * @param gammas [rows] the head's γ at every row, NaN where it is not known
 * @param key the earlier token
 */
export function decayRow(gammas: readonly number[], row: number, key: number): string | null {
  const used = gammas.slice(key + 1, row + 1);
  if (key >= row || used.length < row - key || !used.every(Number.isFinite)) return null;
  const [gamma = Number.NaN] = used;
  const same = used.every((each) => each === gamma);
  const how = same ? `${texFixed(gamma, 4)}^{${row} - ${key}}` : String.raw`\textstyle\prod_{i=${key + 1}}^{${row}} \gamma_i`;
  const remains = `D_{${row},${key}} = ${how} ${texShare(used.reduce((product, each) => product * each, 1))}`;
  if (!same) return String.raw`${remains}, \qquad \gamma_{${row}} = ${texFixed(gammas[row] ?? Number.NaN, 4)}`;
  return String.raw`${remains}, \qquad \frac{\ln \tfrac12}{\ln ${texFixed(gamma, 4)}} = ${texFixed(halfLife(gamma), 1)}`;
}
