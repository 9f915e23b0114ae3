/** The panel's equation, in TeX as KaTeX reads it. */
import { words, wordsOf } from '../../../words';

const say = wordsOf('sharedCache').inEquation;

/** YOCO: 2405.05254, section 2 and table 1. */
export const equation = String.raw`\text{${words.mechanisms.bytes}}(n) = b \cdot \bigl( 2\,G\,d\,n + \textstyle\sum_{\ell < L/2} |a_\ell| \bigr), \qquad \text{${say.decoder}}~ b \cdot 2\,L\,G\,d\,n`;
