/** The panel's equation, in TeX as KaTeX reads it. */
import { words, wordsOf } from '../../../words';

const say = wordsOf('calculator').inEquation;

export const equation = String.raw`\text{${words.mechanisms.bytes}} = B \cdot b \cdot \sum_{\ell = 1}^{L} \Bigl( \sum_{a\,:\,\text{${say.perToken}}} |a_\ell| \cdot \min(n, w_a) + \sum_{a\,:\,\text{${say.constant}}} |a_\ell| \Bigr)`;

/** The calculator's other views: where TPA breaks even (2501.06425, section 3.2), and the whole memory of a Transformer and of YOCO. */
export const calculatorEquations = {
  rank: String.raw`(R_K + R_V)(H + d) = 2\,G\,d \quad\Longleftrightarrow\quad R_K + R_V = \frac{2\,G\,d}{H + d}`,
  papers: String.raw`M_{\text{Transformer}} = M_0 + 2\,L\,G\,d\,b\,n, \qquad M_{\text{YOCO}} = M_0' + 2\,G\,d\,b\,n + \tfrac{L}{2} H d^2 b`,
} as const;
