/** The panel's equation, in TeX as KaTeX reads it. */
/** YOCO: 2405.05254, section 2 and table 1. */
export const equation = String.raw`\text{bytes}(n) = b \cdot \bigl( 2\,G\,d\,n + \textstyle\sum_{\ell < L/2} |a_\ell| \bigr), \qquad \text{decoder: } b \cdot 2\,L\,G\,d\,n`;
