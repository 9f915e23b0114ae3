/** Switches the shadow run on, and says what it costs. */
import type { ShadowState } from '../../../decode/runs/shadow';
import { useAvailable, useRun } from '../../../store/react';
import { words, wordsOf } from '../../../words';
import frameStyles from '../../kit/panel.module.css';
import styles from './budget-panel.module.css';

const budget = wordsOf('budget');

const say = budget.shadow;
const { bytes } = words.panels.place;

export function ShadowControl({ shadow }: { readonly shadow: ShadowState }) {
  const run = useRun();
  const available = useAvailable('shadow');
  return (
    <div className={styles.shadow} data-stage-out="always">
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={shadow.on}
          disabled={available !== true}
          onChange={(event) => run('shadow', event.target.checked)}
        />{' '}
        {say.name}
      </label>
      <p className={frameStyles.quiet}>{available === true ? costOf(shadow) : available}</p>
    </div>
  );
}

function costOf({ on, capacity, length, rows, milliseconds, bytes: held, error }: ShadowState): string {
  if (!on) return say.off;
  if (error !== null) return say.failed(error);
  if (capacity === 0) return words.store.reasons.nothingEvicted;
  return say.cost(rows, milliseconds, bytes(held), length, capacity);
}
