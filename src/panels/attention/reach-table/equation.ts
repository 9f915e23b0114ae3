/** The panel's equation, in TeX as KaTeX reads it. */
import { wordsOf } from '../../../words';

const say = wordsOf('reach').inEquation;

export const equation = String.raw`\text{${say.cached}}~ R_n = \min\bigl(t + 1,\; n (w - 1) + 1\bigr), \qquad \text{${say.recomputed}}~ R_n = \min(t + 1, w)`;
