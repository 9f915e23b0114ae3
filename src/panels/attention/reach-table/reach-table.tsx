/** How many tokens can influence a row, by eviction policy. */
import { policies } from '../../../decode/policies';
import { comparedPolicies, reachByFormula } from '../../../insight/reach';
import { wordsOf } from '../../../words';
import { count } from '../../../words/numbers';
import numbersStyles from '../../kit/numbers.module.css';
import fill from '../../kit/fill.module.css';
import { policyLabelAnywhere } from '../../cache/policy/policy-words';
import type { Text } from '../../data/text';
import { windowsOf } from '../reach/picture';
import styles from './reach-table.module.css';

const say = wordsOf('reach');

interface ReachTableProps {
  readonly text: Text;
  readonly row: number;
  /** [layers + 1] of the row as it was read, for a policy that decides by attention, for which there is no formula. */
  readonly reached: readonly number[];
}

export interface ReachRow {
  readonly name: string;
  /** Whether the text is read under it. */
  readonly now: boolean;
  /** [layers + 1] tokens within reach after each number of layers. */
  readonly counts: readonly number[];
}

export function reachRows({ text, row, reached }: ReachTableProps): readonly ReachRow[] {
  const { policy, dropFirst } = text.reading;
  const windows = windowsOf(text);
  const compared = comparedPolicies(policy).map((other) => ({
    name: policyLabelAnywhere(other),
    now: other.kind === policy.kind && (other.kind === 'full' || other.pinned === policy.pinned),
    counts: reachByFormula(other, row, windows, dropFirst),
  }));
  const { attentive } = policies[policy.kind];
  const read = attentive ? [{ name: policyLabelAnywhere(policy), now: true, counts: reached }] : [];
  return [...compared, ...read];
}

interface RowsProps {
  readonly rows: readonly ReachRow[];
  readonly layers: number;
}

export function ReachTable({ rows, layers }: RowsProps) {
  const columns = layers > 1 ? [1, layers] : [1];
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <div className={fill.scroll} role="region" aria-label={say.compare} tabIndex={0} data-own-keys>
      <table className={`${numbersStyles.numbers} ${styles.table}`}>
        <thead>
          <tr>
            <th scope="col" data-figure-text>
              {say.columns.policy}
            </th>
            {columns.map((passed) => (
              <th key={passed} scope="col" data-figure-text>
                {say.through(passed)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, now, counts }) => (
            <tr key={name} aria-current={now}>
              <th scope="row" data-figure-text>
                {now ? say.now(name) : name}
              </th>
              {columns.map((passed) => (
                <td key={passed} data-figure-text>
                  {count(counts[passed] ?? 0)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
