/** The panel's equation, in TeX as KaTeX reads it. */
import { wordsOf } from '../../../words';

const say = wordsOf('draft').inEquation;

/** Leviathan et al. 2211.17192, sections 2 and 3. */
export const equation = String.raw`\begin{aligned}
    P(\text{${say.accept}}~ x) &= \min\Bigl(1, \frac{p(x)}{q(x)}\Bigr), \quad x \sim q & \text{${say.otherwise}}~ y &\sim \frac{\max(0,\, p - q)}{\sum_x \max(0,\, p(x) - q(x))} \\
    \alpha &= \textstyle\sum_x \min\bigl(p(x), q(x)\bigr) = 1 - \mathrm{TV}(p, q) & E &= \frac{1 - \alpha^{k+1}}{1 - \alpha} + \beta\,(1 - \alpha^k), \quad S = \frac{E}{k\,c + r}
  \end{aligned}`;
