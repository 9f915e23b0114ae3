/** The equation of every panel, in TeX as KaTeX reads it. What its letters mean is said in `words.panels.*.where`. */
import type { SoftmaxSpec } from '../model/spec';
import type { PanelId } from './panel-id';

/** What joins the softmax's denominator. */
const extra: Readonly<Record<SoftmaxSpec['extraLogit'], string>> = {
  none: '',
  zero: '1 + ',
  key: String.raw`\exp\bigl(q_t \cdot k^{*} / \sqrt{d}\,\bigr) + `,
};

/** One row of attention (Vaswani et al. 1706.03762, equation 1) with what this model adds to it. */
export function attentionEquation(extraLogit: SoftmaxSpec['extraLogit'], window: number | null = null): string {
  const from = window === null ? '0' : String.raw`\max(0,\, t - ${window - 1})`;
  return String.raw`\alpha_{t,j} = \frac{\exp\bigl(q_t \cdot k_j / \sqrt{d}\,\bigr)}{${extra[extraLogit]}\sum_{i=${from}}^{t} \exp\bigl(q_t \cdot k_i / \sqrt{d}\,\bigr)}, \qquad o_t = \sum_{j=${from}}^{t} \alpha_{t,j}\, v_j`;
}

export const equations: Readonly<Record<PanelId, string>> = {
  tokens: String.raw`p(x_1, \dots, x_n) = \prod_{t=0}^{n-1} p(x_{t+1} \mid x_0, \dots, x_t)`,
  attention: attentionEquation('none'),
  heads: String.raw`\begin{aligned}
    S &= \tfrac{1}{n} \textstyle\sum_t \alpha_{t,0} & E &= -\tfrac{1}{n} \textstyle\sum_t \sum_j \bar\alpha_{t,j} \log_2 \bar\alpha_{t,j} \\
    P &= \tfrac{1}{n} \textstyle\sum_t \alpha_{t,t-1} & D &= \tfrac{1}{n} \textstyle\sum_t \sum_j \bar\alpha_{t,j}\,(t - j) \\
    I &= \tfrac{1}{|R|} \textstyle\sum_{t \in R} \sum_{j \in C_t} \alpha_{t,j} & C_t &= \{\, j < t : x_{j-1} = x_t \,\}, \quad R = \{\, t : C_t \neq \varnothing \,\}
  \end{aligned}`,
  'next-token': String.raw`p_i = \frac{\exp(z_i / T)}{\sum_{k \in K} \exp(z_k / T)}, \qquad H = -\sum_i p_i \log_2 p_i, \qquad s = -\log_2 p_{x_{t+1}}`,
  cache: String.raw`\text{bytes} = 2 \cdot L \cdot G \cdot d \cdot b \cdot n`,
  // Gu et al. 2410.10781, section 3: the sink metric at k = the first token.
  sinks: String.raw`\alpha_0^{l,h} = \frac{1}{n} \sum_{t=1}^{n} A^{l,h}_{t,0}, \qquad \text{sinks} = \frac{1}{L H} \sum_{l,h} \mathbb{1}\bigl[\alpha_0^{l,h} > \varepsilon\bigr]`,
  'long-text': String.raw`b_t = -\log_2 p(x_{t+1} \mid K_t), \qquad \text{recall} = \tfrac{2}{n} \sum_{t = n/2}^{n-1} \bigl(b_t^{\text{first}} - b_t^{\text{again}}\bigr)`,
  ledger: String.raw`\begin{aligned}
    1 &= S_t + F_t + R_t + \alpha_{t,t} + N_t & S_t &= \textstyle\sum_{j < \min(s,\, t)} \alpha_{t,j} \\
    F_t &= \textstyle\sum_{s \le j < t - r} \alpha_{t,j} & R_t &= \textstyle\sum_{\max(s,\, t - r) \le j < t} \alpha_{t,j}
  \end{aligned}`,
};
