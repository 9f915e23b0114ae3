/** How the next token is drawn. */
import { memo, useId } from 'react';
import { properties } from '../../../store/properties';
import { useRun, useSession } from '../../../store/react';
import { words } from '../../../words';
import { NumberField } from '../../kit/number-field';
import frameStyles from '../../kit/panel.module.css';
import { Setting } from '../../kit/setting';
import styles from '../../kit/setting.module.css';

const say = words.panels.nextToken;

/** A slider reaches as far as is of use; what a link may hold can be typed. */
const settings = [
  { property: 'temperature', name: say.temperature, hint: say.temperatureHint, min: 0, max: 2, step: 0.05 },
  { property: 'topK', name: say.topK, hint: say.topKHint, min: 0, max: 100, step: 1 },
  { property: 'topP', name: say.topP, hint: say.topPHint, min: 0.05, max: 1, step: 0.05 },
] as const;

export const SamplingControls = memo(function SamplingControls() {
  const run = useRun();
  const seed = useId();
  const sampling = useSession((s) => s.sampling);
  return (
    <div className={frameStyles.part}>
      <h3 className={frameStyles.subtitle}>{say.sampling}</h3>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={sampling.greedy}
          onChange={(event) => run('sampling', { greedy: event.target.checked })}
        />{' '}
        {say.greedy}
      </label>
      {settings.map(({ property, ...setting }) => (
        <Setting
          key={property}
          {...setting}
          typed={properties[property]}
          live
          value={sampling[property]}
          disabled={sampling.greedy}
          onChange={(value) => run('sampling', { [property]: value })}
        />
      ))}
      <div className={styles.setting}>
        <label htmlFor={seed}>{say.seed}</label>
        <span />
        <NumberField
          id={seed}
          name={say.seed}
          min={properties.seed.min}
          max={properties.seed.max}
          step={1}
          value={sampling.seed}
          disabled={sampling.greedy}
          onChange={(value) => run('sampling', { seed: value })}
        />
      </div>
      <button type="button" className={styles.new} disabled={sampling.greedy} onClick={() => run('newSeed')}>
        {say.newSeed} <kbd>S</kbd>
      </button>
    </div>
  );
});
