/** The panel's equation, in TeX as KaTeX reads it. */
import { wordsOf } from '../../../words';

const say = wordsOf('longText').inEquation;

export const equation = String.raw`b_t = -\log_2 p(x_{t+1} \mid K_t), \qquad \text{${say.recall}} = \tfrac{2}{n} \sum_{t = n/2}^{n-1} \bigl(b_t^{\text{${say.first}}} - b_t^{\text{${say.again}}}\bigr)`;
