/** The likeliest next token's probability, as an equation with the row's numbers. */
import { texFixed, texShare } from '../../kit/tex-numbers';

interface Likeliest {
  readonly token: number;
  /** z of the token. */
  readonly logit: number;
  /** With the sampling settings. */
  readonly probability: number;
}

/** @param temperature null: greedy, which divides by none */
export function chanceRow(
  { token, logit, probability }: Likeliest,
  temperature: number | null,
  entropy: number,
  surprisal: number | null,
): string {
  const over = (z: string): string => (temperature === null ? '' : String.raw`\exp(${z} / ${texFixed(temperature, 2)})`);
  const how = temperature === null ? '' : String.raw`= \frac{${over(texFixed(logit, 2))}}{\sum_{k \in K} ${over('z_k')}}`;
  const parts = [`p_{${token}} ${how} ${texShare(probability)}`, `H = ${texFixed(entropy, 2)}`];
  if (surprisal !== null) parts.push(`s = ${texFixed(surprisal, 2)}`);
  return parts.join(String.raw`, \qquad `);
}
