/** The panel's equation, in TeX as KaTeX reads it. */
import { wordsOf } from '../../../words';

const say = wordsOf('surgery').inEquation;

/** Softmax + 1 (Miller, "Attention is off by one", 2023): a head may give less than everything. */
export const equation = String.raw`\alpha_{tj} = \frac{e^{s_{tj}}}{1 + \sum_{i \le t} e^{s_{ti}}}, \qquad \text{${say.loss}} = -\frac{1}{n} \sum_{t=1}^{n} \log_2 p(x_t \mid x_{<t})`;
