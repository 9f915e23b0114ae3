/** One sentence on what is seen on arrival, until anything is pressed. */
import { useEffect } from 'react';
import { useKeepsake, useDisplay, useRun } from '../store/react';
import { words } from '../words';
import { endArrivalWithPress } from './arrival';
import styles from './arrival-line.module.css';

export function ArrivalLine() {
  const keepsake = useKeepsake();
  const run = useRun();
  const arriving = useDisplay((display) => display.arriving);
  useEffect(() => (arriving ? endArrivalWithPress(keepsake, window) : undefined), [keepsake, arriving]);
  return arriving ? (
    <p className={styles.line}>
      <span className={styles.sentence}>{words.app.arrival}</span> <span className={styles.hint}>{words.app.arrivalHint}</span>{' '}
      <button type="button" className={styles.lesson} onClick={() => run('lesson', 'one-token-at-a-time')}>
        {words.app.arrivalLesson}
      </button>
    </p>
  ) : null;
}
