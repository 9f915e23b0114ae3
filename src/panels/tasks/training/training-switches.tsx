/** What is trained: another choice is another run. */
import { memo } from 'react';
import { trainParts } from '../../../store/training/training-state';
import { useDisplay, useRun } from '../../../store/react';
import { weightings } from '../../../trainer/settings';
import { wordsOf } from '../../../words';
import { Choice } from '../../kit/choice';
import { NamedNumberField } from '../../kit/number-field';
import styles from './training-panel.module.css';

const say = wordsOf('training');

export const TrainingSwitches = memo(function TrainingSwitches() {
  const run = useRun();
  const {
    trainWeighting,
    trainParts: chosen,
    trainSeed,
    trainSteps,
  } = useDisplay((v) => ({
    trainWeighting: v.trainWeighting,
    trainParts: v.trainParts,
    trainSeed: v.trainSeed,
    trainSteps: v.trainSteps,
  }));
  return (
    <div className={styles.switches}>
      <Choice
        name={say.weighting}
        value={trainWeighting}
        options={weightings.map((value) => ({ value, label: say.weightings[value] }))}
        onChange={(value) => run('trainWith', { trainWeighting: value })}
      />
      {trainParts.map((part) => (
        <label key={part} className={styles.check} title={say.partHints[part]}>
          <input
            type="checkbox"
            checked={chosen.includes(part)}
            onChange={({ target }) =>
              run('trainWith', {
                trainParts: trainParts.filter((each) => (each === part ? target.checked : chosen.includes(each))),
              })
            }
          />{' '}
          {say.parts[part]}
        </label>
      ))}
      <NamedNumberField
        name={say.seed}
        value={trainSeed}
        min={0}
        max={2 ** 31 - 1}
        step={1}
        onChange={(seed) => run('trainWith', { trainSeed: seed })}
      />
      <NamedNumberField
        name={say.steps}
        value={trainSteps}
        min={1}
        max={10_000}
        step={1}
        onChange={(steps) => run('trainWith', { trainSteps: steps })}
      />
    </div>
  );
});
