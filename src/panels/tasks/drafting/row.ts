/** Tokens per pass that the acceptance rate lets expect, as an equation with its numbers. */
import { expectedTokens } from '../../../decode/drafting/speculative';
import type { PassFigures } from '../../../insight/drafting';
import { texCount, texFixed } from '../../kit/tex-numbers';

/** @param drafted k of every pass: tokens drafted one behind the other. Where they differ, only the mean over the passes is said. */
export function expectedRow({ acceptance, others, expected }: PassFigures, drafted: readonly number[]): string {
  const rates = [
    String.raw`\alpha = ${texFixed(acceptance, 3)}`,
    ...(others === null ? [] : [String.raw`\beta = ${texFixed(others, 3)}`]),
  ];
  const [k = 0] = drafted;
  // With α = 1 the quotient is 0 / 0.
  if (acceptance >= 1 || drafted.some((each) => each !== k))
    return [...rates, `E = ${texFixed(expected, 3)}`].join(String.raw`, \qquad `);
  const alpha = texFixed(acceptance, 3);
  const first = String.raw`\frac{1 - ${alpha}^{${texCount(k + 1)}}}{1 - ${alpha}}`;
  const more = others === null ? '' : String.raw` + ${texFixed(others, 3)}\,\bigl(1 - ${alpha}^{${texCount(k)}}\bigr)`;
  const value = texFixed(expectedTokens(acceptance, k, others ?? 0), 3);
  return String.raw`${rates.join(String.raw`, \qquad `)}, \qquad E = ${first}${more} = ${value}`;
}
