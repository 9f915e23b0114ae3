/** How far the lanes' predictions are apart at one place, as equations with their numbers. */
import { texFixed } from '../../kit/tex-numbers';

interface Apart {
  /** 2 or more: the lane that is compared with the first. */
  readonly lane: number;
  /** In bits; NaN where it is not known. */
  readonly divergence: number;
}

/** Null where no lane's is known. @param row index of the token in the first lane's text */
export function divergenceRow(row: number, lanes: readonly Apart[]): string | null {
  const known = lanes.filter(({ divergence }) => Number.isFinite(divergence));
  const said = known.map(
    ({ lane, divergence }) => String.raw`\mathrm{KL}_{${row}}(p_1 \,\|\, p_{${lane}}) = ${texFixed(divergence, 3)}`,
  );
  return said.length === 0 ? null : said.join(String.raw`, \qquad `);
}
