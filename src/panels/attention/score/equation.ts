/** The panel's equation, in TeX as KaTeX reads it. */
import { texFixed } from '../../kit/tex-numbers';
import type { Factors } from '../../../insight/score-parts';

/** A score by its factors, and by who wrote the query and the key. */
export function equationOf(turns: boolean, hasScale: boolean): string {
  const key = turns ? String.raw`R_{i-j}\,k_j` : 'k_j';
  const scale = hasScale ? String.raw`\sigma` : String.raw`\tfrac{1}{\sqrt d}`;
  const part = turns ? String.raw`R_{i-j}\,k_j^{(b)}` : 'k_j^{(b)}';
  return String.raw`s_{ij} = ${scale}\; q_i \cdot ${key} = ${scale}\, \lVert q_i \rVert\, \lVert k_j \rVert \cos\theta_{ij} = \sum_{a,b} ${scale}\; q_i^{(a)} \cdot ${part}`;
}

/** The same with its numbers. */
export function scoreRow(row: number, key: number, { queryLength, keyLength, cosine, score }: Factors, scale: number): string {
  return String.raw`s_{${row},${key}} = ${texFixed(scale, 3)} \cdot ${texFixed(queryLength, 2)} \cdot ${texFixed(keyLength, 2)} \cdot (${texFixed(cosine, 3)}) = ${texFixed(score, 3)}`;
}
