/** What can be done to the sink, and to a head. Every change reads the prompt again. */
import { memo } from 'react';
import { headNumber, zeroSinkIn } from '../../../decode/reader/model-limits';
import { newlineOf } from '../../../model/typed-token';
import { useAvailable, useFocus, useRun, useSession } from '../../../store/react';
import { words, wordsOf } from '../../../words';
import { Choice } from '../../kit/choice';
import frameStyles from '../../kit/panel.module.css';
import { Difference } from '../../cache/policy/difference';
import { FirstDifference } from '../../cache/policy/first-difference';
import { FirstToken } from './first-token';
import styles from './surgery.module.css';

const say = wordsOf('policy');
const place = words.panels.place;

export const SurgeryControls = memo(function SurgeryControls() {
  const run = useRun();
  const { layer, head } = useFocus();
  const reading = useSession((s) => s.reading);
  const model = useSession((s) => s.model);
  const reset = useAvailable('reset');
  if (!model) return null;
  const instead = reading.replaceFirst ?? newlineOf(model.tokenizer);
  const first = reading.dropFirst ? 'dropped' : reading.replaceFirst === null ? 'kept' : 'replaced';
  const number = headNumber(model.spec, layer, head);
  const zeroSink = zeroSinkIn(model.spec);
  return (
    <div className={frameStyles.part}>
      <Choice
        name={say.first}
        value={first}
        options={(instead === null ? (['kept', 'dropped'] as const) : (['kept', 'dropped', 'replaced'] as const)).map(
          (value) => ({ value, label: say.firstKinds[value] }),
        )}
        onChange={(value) =>
          run('surgery', { dropFirst: value === 'dropped', replaceFirst: value === 'replaced' ? instead : null })
        }
      />
      <div data-stage-out="always">
        <FirstToken model={model} replaced={reading.replaceFirst} />
      </div>
      <label className={styles.check} data-stage-out="1">
        <input
          type="checkbox"
          checked={reading.zeroSink}
          disabled={zeroSink !== 'can'}
          onChange={(event) => run('surgery', { zeroSink: event.target.checked })}
        />{' '}
        {say.zeroSink[zeroSink]}
      </label>
      <label className={styles.check} data-stage-out="1">
        <input type="checkbox" checked={reading.silenced.includes(number)} onChange={() => run('silence', layer, head)} />{' '}
        {say.silence(place.head(layer, head))}
        {reading.silenced.length > 0 && <span className={frameStyles.quiet}> {say.silenced(reading.silenced.length)}</span>}
      </label>
      <div data-stage-out="1">
        <Difference />
        <FirstDifference />
      </div>
      {reset === true && (
        <button type="button" className={styles.reset} data-stage-out="always" onClick={() => run('reset')}>
          {words.store.actions.reset} <kbd>U</kbd>
        </button>
      )}
    </div>
  );
});
