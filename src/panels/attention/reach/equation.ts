/** The panel's equation, in TeX as KaTeX reads it. */
/** Rollout: Abnar & Zuidema 2005.00928, section 3. */
export const equation = String.raw`\begin{aligned}
    v^{L}_j &= \mathbb{1}[j = t] & v^{l}_j &= \textstyle\sum_i v^{l+1}_i \, \dfrac{\bar A^{l}_{i,j} + \mathbb{1}[i = j]}{\sum_k \bar A^{l}_{i,k} + 1} \\
    & & R_n &= \min\bigl(t + 1,\; n\,(w - 1) + 1\bigr)
  \end{aligned}`;
