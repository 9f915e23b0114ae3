/** The panel's equation, in TeX as KaTeX reads it. */
import { wordsOf } from '../../../words';

const say = wordsOf('streamingTable').inEquation;

/** A variant's bits per token beyond the trained context T, and how they differ from the window's, row by row. */
export const equation = String.raw`\begin{aligned}
    \bar b_a &= \tfrac{1}{|R_a|} \textstyle\sum_{t \in R_a} b_{a,t} & R &= \{\, t : T \le t < n \,\}, \quad R_a \subseteq R \\
    \Delta_a &= \tfrac{1}{|R_a|} \textstyle\sum_{t \in R_a} \bigl(b_{a,t} - b_{\text{${say.window}},t}\bigr) & b_{a,t} &= -\log_2 p_a(x_{t+1})
  \end{aligned}`;
