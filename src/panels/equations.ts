/**
 * The equation of every panel that shows the same one for every model, in TeX as KaTeX reads it. What its letters mean is said in
 * `words.panels.*.where`.
 */
import type { PanelId } from './panel-id';

/** Panels whose equation is the mechanism's own. */
export type OfMechanism = 'attention' | 'cache';

/** The account of a row that was read with everything kept: K is what the policy had kept by then. */
export const shadowBudgetEquation = String.raw`\begin{aligned}
    1 &= S_t + F_t + R_t + \alpha_{t,t} + E_t + N_t & S_t &= \textstyle\sum_{j < \min(s,\, t),\; j \in K_t} \alpha_{t,j} \\
    F_t &= \textstyle\sum_{s \le j < t - r,\; j \in K_t} \alpha_{t,j} & R_t &= \textstyle\sum_{\max(s,\, t - r) \le j < t,\; j \in K_t} \alpha_{t,j} \\
    E_t &= \textstyle\sum_{j < t,\; j \notin K_t} \alpha_{t,j}
  \end{aligned}`;

export const equations: Readonly<Record<Exclude<PanelId, OfMechanism>, string>> = {
  tokens: String.raw`p(x_1, \dots, x_n) = \prod_{t=0}^{n-1} p(x_{t+1} \mid x_0, \dots, x_t)`,
  architecture: String.raw`\text{bytes}_\ell(n) = b \cdot \Bigl( \sum_{a\,:\,\text{per token}} |a| \cdot \min(n,\, w_a) + \sum_{a\,:\,\text{constant}} |a| \Bigr), \qquad a \in \text{arrays of layer } \ell`,
  // TPA: 2501.06425, section 3; MLA: 2405.04434, section 2.1. What is drawn says which.
  factors: String.raw`K = \tfrac{1}{R} \textstyle\sum_{r=1}^{R} a_r \otimes b_r \in \mathbb{R}^{H \times d}, \qquad a_r \in \mathbb{R}^{H},\; b_r \in \mathbb{R}^{d}`,
  // YOCO: 2405.05254, section 2 and table 1.
  'shared-cache': String.raw`\text{bytes}(n) = b \cdot \bigl( 2\,G\,d\,n + \textstyle\sum_{\ell < L/2} |a_\ell| \bigr), \qquad \text{decoder: } b \cdot 2\,L\,G\,d\,n`,
  // RetNet: 2307.08621, equation 5; gated: 2405.05254, section 2.3.
  retention: String.raw`\begin{aligned}
    D_{nm} &= \textstyle\prod_{i=m+1}^{n} \gamma_i, & \gamma &= 1 - 2^{-5-h} \;\text{or}\; \gamma_i = \sigma(W_\gamma x_i)^{1/\tau}, & \text{half-life} &= \frac{\ln \tfrac12}{\ln \gamma} \\
    S_n &= \gamma_n S_{n-1} + k_n^{\top} v_n, & k_i S_n &= \textstyle\sum_{m \le n} w_m v_m, \quad w_m = D_{nm}\,(k_i \cdot k_m), & \text{recall}_i &= \frac{|w_i|}{\sum_m |w_m|}
  \end{aligned}`,
  // Katharopoulos et al. 2006.16236, equations 9 to 12; groups and convolution: You et al. 2406.07368, section 3.
  linear: String.raw`\begin{aligned}
    S_t &= \textstyle\sum_{j \le t} \varphi(k_j)^{\top} v_j, & z_t &= \textstyle\sum_{j \le t} \varphi(k_j), & o_t &= \frac{\varphi(q_t)\, S_t}{\varphi(q_t) \cdot z_t} \\
    \text{in groups: } o_t &= \textstyle\sum_{u(j) = u(t)} a_{t,j}\, v_j + \alpha\, \frac{\varphi(q_t)\, S_{<u}}{\varphi(q_t) \cdot z_{<u}}, & \text{convolution: } C_t &= \textstyle\sum_{i=0}^{\lfloor \kappa / 2 \rfloor} c_{-i}\, v_{t-i}
  \end{aligned}`,
  // Infini-attention: 2404.07143, equations 1 to 7 and table 1.
  infini: String.raw`\begin{aligned}
    o_t &= \sigma(\beta)\, \frac{\varphi(q_t)\, M_{s-1}}{\varphi(q_t) \cdot z_{s-1}} + \bigl(1 - \sigma(\beta)\bigr) \textstyle\sum_{j \in s,\, j \le t} \alpha_{t,j}\, v_j, & \text{numbers} &= d\,(d + 1)\,H\,l \\
    M_s &= M_{s-1} + \varphi(K_s)^{\top}\, \bigl(V_s - [\text{delta}]\; \varphi(K_s) M_{s-1} / \varphi(K_s) z_{s-1}\bigr), & z_s &= z_{s-1} + \textstyle\sum_{j \in s} \varphi(k_j)
  \end{aligned}`,
  // 2404.07143, section 4.2: accuracy by token.
  passkey: String.raw`\text{digits right}(n, \delta) = \frac{1}{5} \textstyle\sum_{i=1}^{5} \bigl[\, \hat y_i = y_i \,\bigr], \qquad \hat y_i = \arg\max_x\, p(x \mid x_{<n},\, y_{<i}), \qquad n = N,\, 2N,\, 4N,\, 8N,\, 16N`,
  heads: String.raw`\begin{aligned}
    S &= \tfrac{1}{n} \textstyle\sum_t \alpha_{t,0} & E &= -\tfrac{1}{n} \textstyle\sum_t \sum_j \bar\alpha_{t,j} \log_2 \bar\alpha_{t,j} \\
    P &= \tfrac{1}{n} \textstyle\sum_t \alpha_{t,t-1} & D &= \tfrac{1}{n} \textstyle\sum_t \sum_j \bar\alpha_{t,j}\,(t - j) \\
    I &= \tfrac{1}{|R|} \textstyle\sum_{t \in R} \sum_{j \in C_t} \alpha_{t,j} & C_t &= \{\, j < t : x_{j-1} = x_t \,\}, \quad R = \{\, t : C_t \neq \varnothing \,\}
  \end{aligned}`,
  'next-token': String.raw`p_i = \frac{\exp(z_i / T)}{\sum_{k \in K} \exp(z_k / T)}, \qquad H = -\sum_i p_i \log_2 p_i, \qquad s = -\log_2 p_{x_{t+1}}`,
  // Gu et al. 2410.10781, section 3: the sink metric at k = the first token.
  sinks: String.raw`\alpha_0^{l,h} = \frac{1}{n} \sum_{t=1}^{n} A^{l,h}_{t,0}, \qquad \text{sinks} = \frac{1}{L H} \sum_{l,h} \mathbb{1}\bigl[\alpha_0^{l,h} > \varepsilon\bigr]`,
  // Rollout: Abnar & Zuidema 2005.00928, section 3.
  reach: String.raw`\begin{aligned}
    v^{L}_j &= \mathbb{1}[j = t] & v^{l}_j &= \textstyle\sum_i v^{l+1}_i \, \dfrac{\bar A^{l}_{i,j} + \mathbb{1}[i = j]}{\sum_k \bar A^{l}_{i,k} + 1} \\
    & & R_n &= \min\bigl(t + 1,\; n\,(w - 1) + 1\bigr)
  \end{aligned}`,
  'long-text': String.raw`b_t = -\log_2 p(x_{t+1} \mid K_t), \qquad \text{recall} = \tfrac{2}{n} \sum_{t = n/2}^{n-1} \bigl(b_t^{\text{first}} - b_t^{\text{again}}\bigr)`,
  'loss-against-bytes': String.raw`\text{bytes}(n) = b \sum_{\ell} \bigl(\text{numbers a token}_\ell \cdot n + \text{constant}_\ell\bigr), \qquad \text{loss} = -\tfrac{1}{N} \textstyle\sum_t \ln p(x_{t+1} \mid x_{\le t})`,
  compare: String.raw`\mathrm{KL}(p_1 \,\|\, p_i) = \sum_x p_1(x) \log_2 \frac{p_1(x)}{p_i(x)}`,
  // Leviathan et al. 2211.17192, sections 2 and 3.
  drafting: String.raw`\begin{aligned}
    P(x \text{ stands}) &= \min\Bigl(1, \frac{p(x)}{q(x)}\Bigr), \quad x \sim q & \text{else } y &\sim \frac{\max(0,\, p - q)}{\sum_x \max(0,\, p(x) - q(x))} \\
    \alpha &= \textstyle\sum_x \min\bigl(p(x), q(x)\bigr) = 1 - \mathrm{TV}(p, q) & E &= \frac{1 - \alpha^{k+1}}{1 - \alpha} + \beta\,(1 - \alpha^k), \quad S = \frac{E}{k\,c + r}
  \end{aligned}`,
  calculator: String.raw`\text{bytes} = B \cdot b \cdot \sum_{\ell = 1}^{L} \Bigl( \sum_{a\,:\,\text{per token}} |a_\ell| \cdot \min(n, w_a) + \sum_{a\,:\,\text{constant}} |a_\ell| \Bigr)`,
  budget: String.raw`\begin{aligned}
    1 &= S_t + F_t + R_t + \alpha_{t,t} + N_t & S_t &= \textstyle\sum_{j < \min(s,\, t)} \alpha_{t,j} \\
    F_t &= \textstyle\sum_{s \le j < t - r} \alpha_{t,j} & R_t &= \textstyle\sum_{\max(s,\, t - r) \le j < t} \alpha_{t,j}
  \end{aligned}`,
};

/** The StreamingLLM table: a variant's bits a token beyond the trained context T, and how they differ from the window's, row by row. */
export const streamingTableEquation = String.raw`\begin{aligned}
    \bar b_a &= \tfrac{1}{|R_a|} \textstyle\sum_{t \in R_a} b_{a,t} & R &= \{\, t : T \le t < n \,\}, \quad R_a \subseteq R \\
    \Delta_a &= \tfrac{1}{|R_a|} \textstyle\sum_{t \in R_a} \bigl(b_{a,t} - b_{\text{window},t}\bigr) & b_{a,t} &= -\log_2 p_a(x_{t+1})
  \end{aligned}`;
/** The bill's other views: where TPA breaks even (2501.06425, section 3.2), and the whole memory of a Transformer and of YOCO. */
export const calculatorEquations = {
  rank: String.raw`(R_K + R_V)(H + d) = 2\,G\,d \quad\Longleftrightarrow\quad R_K + R_V = \frac{2\,G\,d}{H + d}`,
  papers: String.raw`M_{\text{Transformer}} = M_0 + 2\,L\,G\,d\,b\,n, \qquad M_{\text{YOCO}} = M_0' + 2\,G\,d\,b\,n + \tfrac{L}{2} H d^2 b`,
} as const;
/** What a latent stands for (2405.04434, equations 10 to 12). */
export const latentEquation = String.raw`c_t = \operatorname{norm}(W_{DKV}\, x_t), \qquad k^R_t = W_{KR}\, x_t, \qquad k_{t,h} = W_{UK,h}\, c_t, \quad v_{t,h} = W_{UV,h}\, c_t`;
