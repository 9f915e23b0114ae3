/** Each variant's numbers: how well it foresees, what it can still recall, how long a token takes. */
import type { LongRunVariant } from '../../../decode/runs/long-run-state';
import { wordsOf } from '../../../words';
import { signed } from '../../../words/numbers';
import { count } from '../../../words/numbers';
import fill from '../../kit/fill.module.css';
import numbersStyles from '../../kit/numbers.module.css';

import { policyLabel } from '../policy/policy-words';
import styles from './long-text-panel.module.css';
const say = wordsOf('longText');

const number = (value: number, digits: number): string => (Number.isFinite(value) ? signed(value, digits) : '–');

interface VariantsTableProps {
  readonly variants: readonly LongRunVariant[];
  readonly colourOf: (place: number) => string;
}

export function VariantsTable({ variants, colourOf }: VariantsTableProps) {
  const c = say.columns;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <div className={`${fill.scroll} ${styles.table}`} role="region" aria-label={say.tableOf} tabIndex={0} data-own-keys>
      <table className={numbersStyles.numbers}>
        <thead>
          <tr>
            {[c.policy, c.tokens, c.mean, c.recall, c.milliseconds].map((name) => (
              <th key={name} scope="col" data-figure-text>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {variants.map(({ settings: { policy }, tokens, mean, recall, milliseconds }, i) => (
            <tr key={policyLabel(policy)}>
              <th scope="row" data-figure-text style={{ borderInlineStart: `4px solid ${colourOf(i)}` }}>
                {policyLabel(policy)}
              </th>
              <td data-figure-text>{count(tokens)}</td>
              <td data-figure-text>{number(mean, 3)}</td>
              <td data-figure-text>{number(recall, 2)}</td>
              <td data-figure-text>{number(milliseconds, 2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
