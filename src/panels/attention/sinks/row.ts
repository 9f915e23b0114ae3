/** The sink of the focused head, and how many heads have one, as equations with their numbers. */
import { mean } from 'd3-array';
import { sinkThreshold } from '../../../insight/attention';
import { texCount, texFixed, texShare } from '../../kit/tex-numbers';

/**
 * @param rows n: rows behind row 0; 0 where not all of them are known
 * @param means [layers][heads] each head's mean weight on token 0; NaN where it is not known
 */
export function sinkRow(rows: number, layer: number, head: number, means: readonly (readonly number[])[]): string | null {
  const own = means[layer]?.[head] ?? Number.NaN;
  const known = means.flat().filter(Number.isFinite);
  if (rows < 1 || known.length === 0 || !Number.isFinite(own)) return null;
  const sinks = known.filter((share) => share > sinkThreshold).length;
  const relation = own > sinkThreshold ? '>' : String.raw`\le`;
  const threshold = texFixed(sinkThreshold, 1);
  return String.raw`\alpha_0^{${layer},${head}} = \frac{1}{${texCount(rows)}} \sum_{t=1}^{${rows}} A^{${layer},${head}}_{t,0} ${texShare(own)} ${relation} ${threshold}, \qquad \frac{${sinks}}{${known.length}} ${texShare(mean(known, (share) => Number(share > sinkThreshold)) ?? 0)}`;
}
