/** The focused head's scores, as the letters of the equation with their numbers. */
import type { HeadScores } from '../../../insight/attention';
import { texFixed, texShare } from '../../kit/tex-numbers';

/** Null while none is known. */
export function scoresRow(layer: number, head: number, scores: HeadScores | undefined): string | null {
  if (!scores) return null;
  const said = (letter: string, value: number, relation: string): readonly string[] =>
    Number.isFinite(value) ? [`${letter}^{${layer},${head}} ${relation}`] : [];
  const { sink, entropy, previous, distance, induction } = scores;
  const parts = [
    ...said('S', sink, texShare(sink)),
    ...said('E', entropy, `= ${texFixed(entropy, 2)}`),
    ...said('P', previous, texShare(previous)),
    ...said('D', distance, `= ${texFixed(distance, 1)}`),
    ...said('I', induction, texShare(induction)),
  ];
  return parts.length === 0 ? null : parts.join(String.raw`, \quad `);
}
