/** Token 0's norms against the others', and what token 0 adds to the row that is looked at, as equations with their numbers. */
import { texFixed } from '../../kit/tex-numbers';

interface Norms {
  /** The vector whose length it is: k, v, x. */
  readonly letter: string;
  readonly first: number;
  /** The median of the others'. */
  readonly others: number;
}

/** What a row gives to token 0, and the length of that token's value. */
interface Term {
  readonly row: number;
  readonly weight: number;
  readonly length: number;
}

/** Null while no norm is known. @param term null where the head has no weights per token, or the row's are not known */
export function normsRow(norms: readonly Norms[], term: Term | null): string | null {
  const ratios = norms
    .filter(({ first, others }) => Number.isFinite(first / others))
    .map(
      ({ letter, first, others }) =>
        String.raw`\rho_{${letter}} = \frac{${texFixed(first, 2)}}{${texFixed(others, 2)}} = ${texFixed(first / others, 2)}`,
    );
  const added =
    term && Number.isFinite(term.weight * term.length)
      ? [
          String.raw`\alpha_{${term.row},0} \lVert v_0 \rVert = ${texFixed(term.weight, 3)} \cdot ${texFixed(term.length, 2)} = ${texFixed(term.weight * term.length, 2)}`,
        ]
      : [];
  return ratios.length === 0 ? null : [...ratios, ...added].join(String.raw`, \qquad `);
}
