/** The panel's equation, in TeX as KaTeX reads it. */
export const equation = String.raw`p(x_1, \dots, x_n) = \prod_{t=0}^{n-1} p(x_{t+1} \mid x_0, \dots, x_t)`;
