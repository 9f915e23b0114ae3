/** The panel's equation, in TeX as KaTeX reads it. */
export const equation = String.raw`\mathrm{KL}(p_1 \,\|\, p) = \sum_x p_1(x) \log_2 \frac{p_1(x)}{p(x)}`;
