/** How many tokens can influence a row, by eviction policy. */
import { policies } from '../../../decode/policies';
import { comparedPolicies, reachByFormula } from '../../../insight/reach';
import { wordsOf } from '../../../words';
import { count } from '../../../words/numbers';
import { SourceTag } from '../../kit/panel';
import numbersStyles from '../../kit/numbers.module.css';
import frameStyles from '../../kit/panel.module.css';
import { policyLabelAnywhere } from '../../cache/policy/policy-words';
import type { Text } from '../../data/text';
import { windowsOf } from './picture';
import styles from './reach-panel.module.css';

const say = wordsOf('reach');

interface ReachTableProps {
  readonly text: Text;
  readonly row: number;
  /** [layers + 1] of the row as it was read, for a policy that decides by attention, for which there is no formula. */
  readonly reached: readonly number[];
}

export function ReachTable({ text, row, reached }: ReachTableProps) {
  const { policy, dropFirst } = text.reading;
  const windows = windowsOf(text);
  const layers = windows.length;
  const columns = layers > 1 ? [1, layers] : [1];
  const compared = comparedPolicies(policy).map((other) => ({
    name: policyLabelAnywhere(other),
    now: other.kind === policy.kind && (other.kind === 'full' || other.pinned === policy.pinned),
    counts: reachByFormula(other, row, windows, dropFirst),
  }));
  const { attentive } = policies[policy.kind];
  const read = attentive ? [{ name: policyLabelAnywhere(policy), now: true, counts: reached }] : [];
  return (
    <div className={frameStyles.part}>
      <h3 className={frameStyles.subtitle}>
        {say.compare} <SourceTag tag="computed" />
      </h3>
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
          {[...compared, ...read].map(({ name, now, counts }) => (
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
