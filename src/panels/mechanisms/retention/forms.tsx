/** The three forms of retention, computed from the same numbers when asked to, and how far they are apart. */
import { lastRetention } from '../../../attention/retention-rows';
import { useAvailable, useRun, useSession, useDisplay } from '../../../store/react';
import { words, wordsOf } from '../../../words';
import buttonStyles from '../../kit/button.module.css';
import numbersStyles from '../../kit/numbers.module.css';
import { SourceTag } from '../../kit/panel';
import frameStyles from '../../kit/panel.module.css';

const say = wordsOf('retention');

export function Forms() {
  const run = useRun();
  const forms = useDisplay((display) => display.retentionForms);
  const { model } = useSession((s) => ({ model: s.model }));
  const available = useAvailable('measureForms');
  const layer = model ? lastRetention(model.plan)?.layer : undefined;
  const hint = layer === undefined ? '' : say.formsHint(layer);
  return (
    <div className={frameStyles.part}>
      <h3 className={frameStyles.subtitle}>{say.forms}</h3>
      <div>
        <button
          type="button"
          className={buttonStyles.button}
          data-action="measureForms"
          disabled={available !== true}
          title={words.store.actions.measureForms}
          onClick={() => run('measureForms')}
        >
          {say.measure}
        </button>
      </div>
      <p className={frameStyles.quiet} role="status" data-stage-out={forms === 'running' ? undefined : '1'}>
        {forms === 'running' ? say.measuring : available === true ? hint : available}
      </p>
      {forms !== null && forms !== 'running' && (
        <dl className={numbersStyles.figures}>
          <dt>{say.rows}</dt>
          <dd>
            {forms.rows} <SourceTag tag="measured" />
          </dd>
          <dt>{say.parallel}</dt>
          <dd>{words.panels.place.signed(forms.largest)}</dd>
          <dt>{say.recurrent}</dt>
          <dd>{say.apart(forms.recurrent)}</dd>
          <dt>{say.chunkwise(forms.chunk)}</dt>
          <dd>{say.apart(forms.chunkwise)}</dd>
        </dl>
      )}
    </div>
  );
}
