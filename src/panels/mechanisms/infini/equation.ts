/** The panel's equation, in TeX as KaTeX reads it. */
import { wordsOf } from '../../../words';

const say = wordsOf('infini').inEquation;

/** Infini-attention: 2404.07143, equations 1 to 7 and table 1. */
export const equation = String.raw`\begin{aligned}
    o_t &= \sigma(\beta)\, \frac{\varphi(q_t)\, M_{s-1}}{\varphi(q_t) \cdot z_{s-1}} + \bigl(1 - \sigma(\beta)\bigr) \textstyle\sum_{j \in s,\, j \le t} \alpha_{t,j}\, v_j, & \text{${say.numbers}} &= d\,(d + 1)\,H\,l \\
    M_s &= M_{s-1} + \varphi(K_s)^{\top}\, \bigl(V_s - [\text{${say.delta}}]\; \varphi(K_s) M_{s-1} / \varphi(K_s) z_{s-1}\bigr), & z_s &= z_{s-1} + \textstyle\sum_{j \in s} \varphi(k_j)
  \end{aligned}`;
