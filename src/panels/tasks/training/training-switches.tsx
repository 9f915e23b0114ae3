/** What is trained: another choice is another run. */
import { memo, useId } from 'react';
import { trainParts } from '../../../store/training/training-state';
import { useDisplay, useRun } from '../../../store/react';
import { weightings } from '../../../trainer/settings';
import { wordsOf } from '../../../words';
import { Choice } from '../../kit/choice';
import { NumberField } from '../../kit/number-field';
import styles from './training-panel.module.css';

const say = wordsOf('training');

export const TrainingSwitches = memo(function TrainingSwitches() {
  const run = useRun();
  const { trainWeighting, chosen, seed, steps } = useDisplay((v) => ({
    trainWeighting: v.trainWeighting,
    chosen: v.trainParts,
    seed: v.trainSeed,
    steps: v.trainSteps,
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
      <Numbered
        name={say.seed}
        value={seed}
        min={0}
        max={2 ** 31 - 1}
        onChange={(trainSeed) => run('trainWith', { trainSeed })}
      />
      <Numbered name={say.steps} value={steps} min={1} max={10_000} onChange={(trainSteps) => run('trainWith', { trainSteps })} />
    </div>
  );
});

interface NumberedProps {
  readonly name: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
}

/** A whole number with its name beside it. */
function Numbered(props: NumberedProps) {
  const id = useId();
  return (
    <span className={styles.number}>
      <label htmlFor={id}>{props.name}</label>
      <NumberField {...props} id={id} step={1} />
    </span>
  );
}
