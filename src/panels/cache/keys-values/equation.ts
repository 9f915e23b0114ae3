/** The panel's equation, in TeX as KaTeX reads it. */
/** Keys and values of a group (2305.13245, section 2.2). */
export const equation = String.raw`k_{t,g} = W_{K,g}\, x_t, \qquad v_{t,g} = W_{V,g}\, x_t, \qquad K_g = \begin{pmatrix} k_{0,g} \\ \vdots \\ k_{t,g} \end{pmatrix}, \quad V_g = \begin{pmatrix} v_{0,g} \\ \vdots \\ v_{t,g} \end{pmatrix}`;
