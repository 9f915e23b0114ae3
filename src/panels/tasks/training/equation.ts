/** The panel's equation, in TeX as KaTeX reads it. */
import { wordsOf } from '../../../words';

const say = wordsOf('training').inEquation;

/** 2410.13835, sections 3 and 4: what is on the first token, and how long its value is. */
export const equation = String.raw`\text{${say.share}} = \frac{1}{|R|} \textstyle\sum_{i \in R} \alpha_{i0}, \qquad \frac{\lVert v_0 \rVert}{\frac{1}{T-1} \sum_{i > 0} \lVert v_i \rVert}, \qquad \text{${say.loss}} = -\frac{1}{|R|} \textstyle\sum_{i \in R} \ln p(x_{i+1} \mid x_{\le i})`;
