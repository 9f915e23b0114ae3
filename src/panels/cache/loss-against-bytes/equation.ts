/** The panel's equation, in TeX as KaTeX reads it. */
export const equation = String.raw`\text{bytes}(n) = b \sum_{\ell} \bigl(\text{numbers per token}_\ell \cdot n + \text{constant}_\ell\bigr), \qquad \text{loss} = -\tfrac{1}{N} \textstyle\sum_t \ln p(x_{t+1} \mid x_{\le t})`;
