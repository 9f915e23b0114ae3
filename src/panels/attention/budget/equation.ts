/** The panel's equation, in TeX as KaTeX reads it. */
export const equation = String.raw`\begin{aligned}
    1 &= S_t + F_t + R_t + \alpha_{t,t} + N_t & S_t &= \textstyle\sum_{j < \min(s,\, t)} \alpha_{t,j} \\
    F_t &= \textstyle\sum_{s \le j < t - r} \alpha_{t,j} & R_t &= \textstyle\sum_{\max(s,\, t - r) \le j < t} \alpha_{t,j}
  \end{aligned}`;

/** The account of a row that was read with everything kept: K is what the policy had kept by then. */
export const shadowBudgetEquation = String.raw`\begin{aligned}
    1 &= S_t + F_t + R_t + \alpha_{t,t} + E_t + N_t & S_t &= \textstyle\sum_{j < \min(s,\, t),\; j \in K_t} \alpha_{t,j} \\
    F_t &= \textstyle\sum_{s \le j < t - r,\; j \in K_t} \alpha_{t,j} & R_t &= \textstyle\sum_{\max(s,\, t - r) \le j < t,\; j \in K_t} \alpha_{t,j} \\
    E_t &= \textstyle\sum_{j < t,\; j \notin K_t} \alpha_{t,j}
  \end{aligned}`;
