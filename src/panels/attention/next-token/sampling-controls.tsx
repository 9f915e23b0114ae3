/** How the next token is drawn. */
import { Popover } from 'radix-ui';
import { memo, useId } from 'react';
import { properties } from '../../../store/properties';
import { useRun, useSession } from '../../../store/react';
import { words } from '../../../words';
import { NumberField } from '../../kit/number-field';
import { Setting } from '../../kit/setting';
import settingStyles from '../../kit/setting.module.css';
import styles from './sampling-controls.module.css';

const say = words.panels.nextToken;

/** A slider reaches as far as is of use; what a link may hold can be typed. */
const settings = [
  { property: 'temperature', name: say.temperature, hint: say.temperatureHint, min: 0, max: 2, step: 0.05 },
  { property: 'topK', name: say.topK, hint: say.topKHint, min: 0, max: 100, step: 1 },
  { property: 'topP', name: say.topP, hint: say.topPHint, min: 0.05, max: 1, step: 0.05 },
] as const;

/** The settings in words; pressed, they open over the figure, which stays in sight and follows them. */
export const SamplingControls = memo(function SamplingControls() {
  const sampling = useSession((s) => s.sampling);
  return (
    <Popover.Root>
      <Popover.Trigger className={styles.now}>{say.samplingNow(sampling)}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className={styles.settings}
          side="top"
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={say.sampling}
          data-own-keys
        >
          <Settings />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
});

function Settings() {
  const run = useRun();
  const seed = useId();
  const sampling = useSession((s) => s.sampling);
  return (
    <>
      <label className={settingStyles.check}>
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
      <div className={settingStyles.setting}>
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
      <button type="button" className={settingStyles.new} disabled={sampling.greedy} onClick={() => run('newSeed')}>
        {say.newSeed} <kbd>S</kbd>
      </button>
    </>
  );
}
