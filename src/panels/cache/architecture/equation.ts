/** The panel's equation, in TeX as KaTeX reads it. */
import { words, wordsOf } from '../../../words';

const say = wordsOf('architecture').inEquation;

export const equation = String.raw`\text{${words.mechanisms.bytes}}_\ell(n) = b \cdot \Bigl( \sum_{a\,:\,\text{${say.perToken}}} |a| \cdot \min(n,\, w_a) + \sum_{a\,:\,\text{${say.constant}}} |a| \Bigr)`;
