/** Times a prompt that is read whole and one whose rows leave early, when asked to. */
import { useAvailable, useRun, useDisplay } from '../../../store/react';
import { words, wordsOf } from '../../../words';
import buttonStyles from '../../kit/button.module.css';
import { SourceTag } from '../../kit/panel';
import numbersStyles from '../../kit/numbers.module.css';
import frameStyles from '../../kit/panel.module.css';

const say = wordsOf('sharedCache');

export function Prefill() {
  const run = useRun();
  const prefill = useDisplay((display) => display.prefill);
  const available = useAvailable('measurePrefill');
  const running = prefill === 'running';
  return (
    <div className={frameStyles.part} data-stage-out="3">
      <h3 className={frameStyles.subtitle}>{say.prefill}</h3>
      <div>
        <button
          type="button"
          className={buttonStyles.button}
          data-action="measurePrefill"
          disabled={available !== true}
          title={words.store.actions.measurePrefill}
          onClick={() => run('measurePrefill')}
        >
          {say.measure}
        </button>
      </div>
      <p className={frameStyles.quiet} role="status" data-stage-out={running ? undefined : '1'}>
        {running ? say.measuring : available === true ? say.hint : available}
      </p>
      {prefill !== null && prefill !== 'running' && (
        <dl className={numbersStyles.figures}>
          <dt>{say.rows}</dt>
          <dd>
            {say.rowsText(prefill.rows, prefill.skippedRows)} <SourceTag tag="measured" />
          </dd>
          <dt>{say.whole}</dt>
          <dd>{say.milliseconds(prefill.milliseconds.whole)}</dd>
          <dt>{say.early}</dt>
          <dd>
            {say.milliseconds(prefill.milliseconds.early)}, {say.ratio(prefill.milliseconds.early / prefill.milliseconds.whole)}
          </dd>
          <dt>{say.difference}</dt>
          <dd>{say.differenceText(prefill.difference)}</dd>
        </dl>
      )}
    </div>
  );
}
