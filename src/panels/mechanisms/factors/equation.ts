/** The panel's equation, in TeX as KaTeX reads it. */
/** TPA: 2501.06425, section 3; MLA: 2405.04434, section 2.1. What is drawn says which. */
export const equation = String.raw`K = \tfrac{1}{R} \textstyle\sum_{r=1}^{R} a_r \otimes b_r \in \mathbb{R}^{H \times d}, \qquad a_r \in \mathbb{R}^{H},\; b_r \in \mathbb{R}^{d}`;

/** What a latent stands for (2405.04434, equations 10 to 12). */
export const latentEquation = String.raw`c_t = \operatorname{norm}(W_{DKV}\, x_t), \qquad k^R_t = W_{KR}\, x_t, \qquad k_{t,h} = W_{UK,h}\, c_t, \quad v_{t,h} = W_{UV,h}\, c_t`;
