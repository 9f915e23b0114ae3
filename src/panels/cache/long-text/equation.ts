/** The panel's equation, in TeX as KaTeX reads it. */
export const equation = String.raw`b_t = -\log_2 p(x_{t+1} \mid K_t), \qquad \text{recall} = \tfrac{2}{n} \sum_{t = n/2}^{n-1} \bigl(b_t^{\text{first}} - b_t^{\text{again}}\bigr)`;

/** The StreamingLLM table: a variant's bits per token beyond the trained context T, and how they differ from the window's, row by row. */
export const streamingTableEquation = String.raw`\begin{aligned}
    \bar b_a &= \tfrac{1}{|R_a|} \textstyle\sum_{t \in R_a} b_{a,t} & R &= \{\, t : T \le t < n \,\}, \quad R_a \subseteq R \\
    \Delta_a &= \tfrac{1}{|R_a|} \textstyle\sum_{t \in R_a} \bigl(b_{a,t} - b_{\text{window},t}\bigr) & b_{a,t} &= -\log_2 p_a(x_{t+1})
  \end{aligned}`;
