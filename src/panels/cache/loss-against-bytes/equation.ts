/** The panel's equation, in TeX as KaTeX reads it. */
import { words, wordsOf } from '../../../words';

const say = wordsOf('lossAgainstBytes').inEquation;

export const equation = String.raw`\text{${words.mechanisms.bytes}}(n) = b \sum_{\ell} \bigl(\text{${say.perToken}}_\ell \cdot n + \text{${say.constant}}_\ell\bigr), \qquad \text{${say.loss}} = -\tfrac{1}{N} \textstyle\sum_t \ln p(x_{t+1} \mid x_{\le t})`;
