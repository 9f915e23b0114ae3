/** The numbers of the snapshot that is looked at, and the way back over those before it. */
import { useRun } from '../../../store/react';
import type { TrainingState } from '../../../store/training/training-state';
import type { Snapshot } from '../../../trainer/training';
import { wordsOf } from '../../../words';
import { Setting } from '../../kit/setting';
import styles from './training-panel.module.css';

const say = wordsOf('training');

export function TrainingFigures({
  state: { run: trained, at },
  snapshot,
}: {
  readonly state: TrainingState;
  readonly snapshot: Snapshot;
}) {
  const run = useRun();
  const last = trained?.snapshots.at(-1)?.step ?? 0;
  const figures = [
    [say.figures.loss, say.number(snapshot.loss)],
    [say.figures.ordinary, say.percent(snapshot.ordinary)],
    [say.figures.trigger, say.percent(snapshot.trigger)],
    [say.figures.ratio, say.number(snapshot.valueRatio)],
  ] as const;
  return (
    <div className={styles.figures}>
      <div className={styles.scrub}>
        <Setting
          name={say.look}
          hint={say.lookHint}
          value={snapshot.step}
          min={0}
          max={Math.max(1, last)}
          step={1}
          live
          onChange={(step) => (step >= last && at !== null ? run('lookAtStep') : run('lookAtStep', step))}
        />
      </div>
      <dl>
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt data-figure-text>{name}</dt>
            <dd data-figure-text>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
