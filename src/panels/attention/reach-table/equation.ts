/** The panel's equation, in TeX as KaTeX reads it. */
export const equation = String.raw`R_n = \min\bigl(t + 1,\; n (w - 1) + 1\bigr) \ \text{of a cached window of } w, \qquad R_n = \min(t + 1, w) \ \text{recomputed}`;
