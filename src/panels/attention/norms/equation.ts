/** The panel's equation, in TeX as KaTeX reads it. */
/** What a row writes is the weighted sum of values: with a short value, a large weight moves little. */
export const equation = String.raw`\rho = \frac{\lVert x_0 \rVert}{\operatorname{median}_{t \ge 1} \lVert x_t \rVert}, \qquad o_t = \sum_j \alpha_{tj} v_j, \qquad \lVert \alpha_{t0} v_0 \rVert = \alpha_{t0} \lVert v_0 \rVert`;
