/** The panel's equation, in TeX as KaTeX reads it. */
import { wordsOf } from '../../../words';

const say = wordsOf('sinks').inEquation;

/** Gu et al. 2410.10781, section 3: the sink metric at k = the first token. */
export const equation = String.raw`\alpha_0^{l,h} = \frac{1}{n} \sum_{t=1}^{n} A^{l,h}_{t,0}, \qquad \text{${say.sinks}} = \frac{1}{L H} \sum_{l,h} \mathbb{1}\bigl[\alpha_0^{l,h} > \varepsilon\bigr]`;
