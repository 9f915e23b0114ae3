/** The panel's equation, and its numbers for a row of a head, in TeX as KaTeX reads it. */
import { texFixed } from '../../kit/tex-numbers';

/** 2602.01203; with a learned logit b: gpt-oss. */
export const equation = String.raw`g_i = 1 - \sum_{j \in S} \alpha_{ij} = \sigma\Bigl(\operatorname{LSE}_{j \notin S} s_{ij} - \operatorname{LSE}_{j \in S} s_{ij}\Bigr), \qquad o_i = \sum_{j \in S} \alpha_{ij} v_j + g_i\, \tilde o_i`;

/** @param lengths of the two parts of the output; null where they are not known */
export function gateRow(
  row: number,
  open: number,
  lengths: { readonly sink: number; readonly rest: number } | null,
): string | null {
  if (!Number.isFinite(open)) return null;
  const g = String.raw`g_{${row}} = 1 - ${texFixed(1 - open, 3)} = ${texFixed(open, 3)}`;
  if (lengths === null) return g;
  return [
    g,
    String.raw`\bigl\lVert \textstyle\sum_S \alpha v \bigr\rVert = ${texFixed(lengths.sink, 3)}`,
    String.raw`\lVert g\, \tilde o \rVert = ${texFixed(lengths.rest, 3)}`,
  ].join(String.raw`, \qquad `);
}
