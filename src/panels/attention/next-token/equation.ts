/** The panel's equation, in TeX as KaTeX reads it. */
export const equation = String.raw`p_i = \frac{\exp(z_i / T)}{\sum_{k \in K} \exp(z_k / T)}, \qquad H = -\sum_i p_i \log_2 p_i, \qquad s = -\log_2 p_{x_{t+1}}`;
