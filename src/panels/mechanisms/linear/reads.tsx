/** Which tokens a row attends to exactly, those of its own group, and which it reads through the running sum. */
import type { Sums } from '../../../attention/mechanism';
import { segmentOf } from '../../../insight/infini-memory';
import { wordsOf } from '../../../words';
import numbersStyles from '../../kit/numbers.module.css';
import frameStyles from '../../kit/panel.module.css';

const say = wordsOf('linear');

export function Reads({ sums: { group }, row }: { readonly sums: Sums; readonly row: number }) {
  const { number, from } = group === null ? { number: 0, from: row + 1 } : segmentOf(row, group);
  return (
    <div className={frameStyles.part}>
      <h3 className={frameStyles.subtitle} data-figure-text>
        {say.reads}
      </h3>
      <dl className={numbersStyles.figures}>
        {group !== null && (
          <>
            <dt>{say.group}</dt>
            <dd>{say.groupText(number, row - from, group)}</dd>
          </>
        )}
        <dt>{say.exact}</dt>
        <dd>{say.tokensText(row + 1 - from, from)}</dd>
        <dt>{say.summed}</dt>
        <dd>{say.tokensText(from, 0)}</dd>
      </dl>
    </div>
  );
}
