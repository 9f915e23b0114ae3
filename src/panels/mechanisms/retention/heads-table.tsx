/** Every head's γ and half-life in the looked-at row, with its range over the text; a press looks at a head. */
import type { DecayFields } from '../../../attention/mechanism';
import { decayOf } from '../../../insight/decay';
import { useRun } from '../../../store/react';
import { words, wordsOf } from '../../../words';
import numbersStyles from '../../kit/numbers.module.css';
import frameStyles from '../../kit/panel.module.css';
import { headNumbers } from '../../data/head-cells';
import type { Text } from '../../data/text';
import styles from './retention-panel.module.css';

const say = wordsOf('retention');

const { place } = words.panels;

interface HeadsTableProps {
  readonly text: Text;
  readonly layer: number;
  readonly head: number;
  readonly row: number;
  /** [heads] of the row. */
  readonly gammas: Float32Array;
  readonly decay: DecayFields;
}

export function HeadsTable({ text, layer, head: focused, row, gammas, decay }: HeadsTableProps) {
  const run = useRun();
  const c = say.columns;
  const summaries = Array.from(gammas, (_, head) => decayOf(headNumbers(text, layer, head, decay.gamma)));
  // A fixed γ has no range.
  const ranges = summaries.some((summary) => summary && summary.max > summary.min);
  return (
    <div className={frameStyles.part}>
      <h3 className={frameStyles.subtitle} data-figure-text>
        {say.heads}
      </h3>
      <table className={`${numbersStyles.numbers} ${styles.numbers}`}>
        <thead>
          <tr>
            {[c.head, c.gamma, c.halfLife, ...(ranges ? [c.min, c.max] : []), c.stateNorm].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from(gammas, (gamma, head) => {
            const summary = summaries[head];
            const norm = text.trace(row)?.layers[layer]?.values[decay.stateNorm]?.[head];
            return (
              <tr key={place.head(layer, head)} aria-current={head === focused}>
                <th scope="row">
                  <button type="button" className={frameStyles.mono} onClick={() => run('lock', { head })}>
                    {place.head(layer, head)}
                  </button>
                </th>
                <td>{say.gamma(gamma)}</td>
                <td>{summary ? say.number(summary.halfLife) : '–'}</td>
                {ranges && <td>{summary ? say.gamma(summary.min) : '–'}</td>}
                {ranges && <td>{summary ? say.gamma(summary.max) : '–'}</td>}
                <td>{norm === undefined ? '–' : place.signed(norm)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {ranges && <p className={frameStyles.quiet}>{say.overRows(text.length - 1)}</p>}
    </div>
  );
}
