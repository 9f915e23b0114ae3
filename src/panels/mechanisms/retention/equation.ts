/** The panel's equation, in TeX as KaTeX reads it. */
import { wordsOf } from '../../../words';

const say = wordsOf('retention').inEquation;

/** RetNet: 2307.08621, equation 5; gated: 2405.05254, section 2.3. */
export const equation = String.raw`\begin{aligned}
    D_{nm} &= \textstyle\prod_{i=m+1}^{n} \gamma_i, & \gamma &= 1 - 2^{-5-h} \;\text{${say.either}}\; \gamma_i = \sigma(W_\gamma x_i)^{1/\tau}, & \text{${say.halfLife}} &= \frac{\ln \tfrac12}{\ln \gamma} \\
    S_n &= \gamma_n S_{n-1} + k_n^{\top} v_n, & k_i S_n &= \textstyle\sum_{m \le n} w_m v_m, \quad w_m = D_{nm}\,(k_i \cdot k_m), & \text{${say.recall}}_i &= \frac{|w_i|}{\sum_m |w_m|}
  \end{aligned}`;
