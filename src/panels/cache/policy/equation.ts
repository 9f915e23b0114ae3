/** The panel's equation, in TeX as KaTeX reads it. */
import { words } from '../../../words';

/** One token goes for each that comes, once the budget s is used up. */
export const equation = String.raw`K_{t+1} = \bigl(K_t \setminus E_t\bigr) \cup \{t+1\}, \qquad \lvert K_t \rvert \le s, \qquad \text{${words.mechanisms.bytes}}_t = b \, \lvert K_t \rvert + c`;
