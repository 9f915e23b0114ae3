/** Train, pause, step, stop, open; how far it is, and how long it will take. */
import { useRun } from '../../../store/react';
import { type TrainingState, lookedAt } from '../../../store/training/training-state';
import { wordsOf } from '../../../words';
import buttonStyles from '../../kit/button.module.css';
import styles from './training-panel.module.css';

const say = wordsOf('training');

export function TrainingButtons({ state }: { readonly state: TrainingState }) {
  const run = useRun();
  const { status, run: trained } = state;
  const isTraining = status === 'running' || status === 'starting';
  const snapshot = lookedAt(state);
  const begins = status === 'idle' ? say.train : status === 'paused' ? say.goOn : say.again;
  return (
    <div className={styles.buttons}>
      <button
        type="button"
        className={`${buttonStyles.button} ${styles.main}`}
        data-action="train"
        onClick={() => run(isTraining ? 'pauseTraining' : 'train')}
      >
        {isTraining ? say.pause : begins}
      </button>
      <button type="button" className={buttonStyles.button} data-action="stepTraining" onClick={() => run('stepTraining')}>
        {say.step}
      </button>
      <button
        type="button"
        className={buttonStyles.button}
        data-action="stopTraining"
        disabled={!isTraining && status !== 'paused'}
        onClick={() => run('stopTraining')}
      >
        {say.stop}
      </button>
      <button
        type="button"
        className={buttonStyles.button}
        data-action="openTrained"
        disabled={!snapshot}
        title={snapshot ? say.openHint(snapshot.step) : say.nothingTrained}
        onClick={() => run('openTrained')}
      >
        {say.open}
      </button>
      {trained && (
        <progress className={styles.progress} value={trained.step} max={trained.settings.steps} aria-label={say.stepAxis} />
      )}
      <p className={styles.status} role="status" aria-live="off">
        {statusOf(state)}
      </p>
    </div>
  );
}

function statusOf({ status, run }: TrainingState): string {
  const pace = run && run.backend !== null && run.milliseconds > 0 ? say.pace[run.backend](run.milliseconds) : null;
  if (status !== 'running' || !run)
    return [say.status[status === 'running' ? 'starting' : status], pace].filter(Boolean).join(', ');
  if (pace === null) return say.status.starting;
  const left = ((run.settings.steps - run.step) * run.milliseconds) / 1000;
  return `${say.status.left(left)}, ${pace}`;
}
