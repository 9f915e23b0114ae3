/** What the token that is looked at keeps, as equations with its extents. */
import type { CacheLayout } from '../../../attention/cache-layout';
import type { FactorPart, Factors, Latent } from '../../../insight/factors';
import { bytesRow } from '../../data/cache-terms';
import { texCount, texProduct } from '../../kit/tex-numbers';

interface Kept {
  readonly token: number;
  /** The layer's arrays. */
  readonly layout: CacheLayout;
  readonly heads: number;
  readonly headWidth: number;
}

/** Bytes of one token in one layer, beside those of a key and a value for every head. */
function bytes({ layout, heads, headWidth }: Kept): string {
  const factors = [2, heads, headWidth, layout[0]?.bytesPerElement ?? 0];
  const built = factors.reduce((product, factor) => product * factor, 1);
  return String.raw`${bytesRow(layout, 1)} \quad (${texProduct(factors)} = ${texCount(built)})`;
}

export function productRow(kept: Kept, part: FactorPart, { a, b }: Factors): string {
  const letter = part === 'key' ? 'K' : 'V';
  const sum = String.raw`\tfrac{1}{${a.rows}} \textstyle\sum_{r=1}^{${a.rows}} a_r \otimes b_r`;
  const whole = String.raw`${letter}_{${kept.token}} = ${sum} \in \mathbb{R}^{${a.columns} \times ${b.columns}}`;
  return String.raw`${whole}, \qquad ${bytes(kept)}`;
}

export function latentRow(kept: Kept, { latent, rotaryKey }: Latent): string {
  const space = (width: number): string => String.raw`\in \mathbb{R}^{${width}}`;
  const vectors = String.raw`c_{${kept.token}} ${space(latent.length)}, \qquad k^R_{${kept.token}} ${space(rotaryKey.length)}`;
  return String.raw`${vectors}, \qquad ${bytes(kept)}`;
}
