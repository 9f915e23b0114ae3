/** The panel's equation, in TeX as KaTeX reads it. */
export const equation = String.raw`\text{bytes}_\ell(n) = b \cdot \Bigl( \sum_{a\,:\,\text{per token}} |a| \cdot \min(n,\, w_a) + \sum_{a\,:\,\text{constant}} |a| \Bigr), \qquad a \in \text{arrays of layer } \ell`;
