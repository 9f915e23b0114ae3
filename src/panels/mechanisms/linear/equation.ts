/** The panel's equation, in TeX as KaTeX reads it. */
import { wordsOf } from '../../../words';

const say = wordsOf('linear').inEquation;

/** Katharopoulos et al. 2006.16236, equations 9 to 12; groups and convolution: You et al. 2406.07368, section 3. */
export const equation = String.raw`\begin{aligned}
    S_t &= \textstyle\sum_{j \le t} \varphi(k_j)^{\top} v_j, & z_t &= \textstyle\sum_{j \le t} \varphi(k_j), & o_t &= \frac{\varphi(q_t)\, S_t}{\varphi(q_t) \cdot z_t} \\
    \text{${say.groups}}~ o_t &= \textstyle\sum_{u(j) = u(t)} a_{t,j}\, v_j + \alpha\, \frac{\varphi(q_t)\, S_{<u}}{\varphi(q_t) \cdot z_{<u}}, & \text{${say.convolution}}~ C_t &= \textstyle\sum_{i=0}^{\lfloor \kappa / 2 \rfloor} c_{-i}\, v_{t-i}
  \end{aligned}`;
