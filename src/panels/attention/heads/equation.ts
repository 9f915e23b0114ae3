/** The panel's equation, in TeX as KaTeX reads it. */
export const equation = String.raw`\begin{aligned}
    S &= \tfrac{1}{n} \textstyle\sum_t \alpha_{t,0} & E &= -\tfrac{1}{n} \textstyle\sum_t \sum_j \bar\alpha_{t,j} \log_2 \bar\alpha_{t,j} \\
    P &= \tfrac{1}{n} \textstyle\sum_t \alpha_{t,t-1} & D &= \tfrac{1}{n} \textstyle\sum_t \sum_j \bar\alpha_{t,j}\,(t - j) \\
    I &= \tfrac{1}{|R|} \textstyle\sum_{t \in R} \sum_{j \in C_t} \alpha_{t,j} & C_t &= \{\, j < t : x_{j-1} = x_t \,\}, \quad R = \{\, t : C_t \neq \varnothing \,\}
  \end{aligned}`;
