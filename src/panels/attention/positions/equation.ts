/** The panel's equation, and its numbers for a position, in TeX as KaTeX reads it. */
import type { RowsCounted } from '../../../insight/drains';
import { texFixed, texShare } from '../../kit/tex-numbers';

/** Gu et al. 2410.10781, section 3, at every position; with row k itself, as published, or without it. */
export function equationOf(counted: RowsCounted): string {
  const rows = counted === 'published' ? String.raw`i \ge k` : 'i > k';
  const all = counted === 'published' ? 'n - k' : 'n - k - 1';
  return String.raw`\alpha_k^{l,h} = \frac{1}{${all}} \sum_{${rows}} A_{ik}^{l,h}, \qquad \mathrm{Sink}_k = \frac{1}{L H} \sum_{l,h} \mathbb{1}\bigl[\alpha_k^{l,h} > \varepsilon\bigr]`;
}

/** @param heads how many heads drain at position k, of how many; null where the row is not known */
export function positionRow(k: number, mean: number, drains: number, heads: number): string | null {
  if (!Number.isFinite(mean) || heads === 0) return null;
  return String.raw`\alpha_{${k}} = ${texFixed(mean, 3)}, \qquad \mathrm{Sink}_{${k}} = \frac{${drains}}{${heads}} ${texShare(drains / heads)}`;
}
