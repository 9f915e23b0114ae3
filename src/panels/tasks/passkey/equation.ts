/** The panel's equation, in TeX as KaTeX reads it. */
import { wordsOf } from '../../../words';

const say = wordsOf('passkey').inEquation;

/** 2404.07143, section 4.2: accuracy by token. */
export const equation = String.raw`\text{${say.right}}(n, \delta) = \frac{1}{5} \textstyle\sum_{i=1}^{5} \bigl[\, \hat y_i = y_i \,\bigr], \qquad \hat y_i = \arg\max_x\, p(x \mid x_{<n},\, y_{<i}), \qquad n = N,\, 2N,\, 4N,\, 8N,\, 16N`;
