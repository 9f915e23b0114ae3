/** What the cache saves in this step, computed; and the proof, measured: the row computed again without it. */
import { memo } from 'react';
import { policies } from '../../../decode/policies';
import type { ReadingSettings } from '../../../decode/reader/reading-settings';
import type { LoadedModel } from '../../../decode/session/session-state';
import type { StepTrace } from '../../../engine/trace';
import { cachedMultiplications, wholeMultiplications } from '../../../insight/multiplications';
import { useRowAgain, useAvailable, useRun } from '../../../store/react';
import { words, wordsOf } from '../../../words';
import buttonStyles from '../../kit/button.module.css';
import { SourceTag } from '../../kit/panel';
import frameStyles from '../../kit/panel.module.css';
import styles from './growth-panel.module.css';

const say = wordsOf('growth');

interface SavedProps {
  readonly model: LoadedModel;
  readonly trace: StepTrace | undefined;
  readonly reading: ReadingSettings;
}

export function Saved({ model, trace, reading }: SavedProps) {
  if (model.recorded) return <p className={frameStyles.quiet}>{model.recorded.say.notComputed}</p>;
  return (
    <div className={styles.saved}>
      {trace && <Multiplications model={model} trace={trace} recomputes={policies[reading.policy.kind].recomputes} />}
      <RowAgain rows={(trace?.index ?? -1) + 1} />
    </div>
  );
}

interface MultiplicationsProps {
  readonly model: LoadedModel;
  readonly trace: StepTrace;
  readonly recomputes: boolean;
}

const Multiplications = memo(function Multiplications({ model: { spec }, trace, recomputes }: MultiplicationsProps) {
  const cached = cachedMultiplications(spec, trace, recomputes);
  const whole = wholeMultiplications(spec, trace.index + 1);
  return (
    <p title={say.counted}>
      {say.multiplications(cached, whole, whole / cached)}
      <SourceTag tag="computed" />
    </p>
  );
});

const RowAgain = memo(function RowAgain({ rows }: { readonly rows: number }) {
  const run = useRun();
  const { running, result, error } = useRowAgain();
  const available = useAvailable('computeRowAgain');
  return (
    <>
      {!result && (
        <button
          type="button"
          className={buttonStyles.button}
          data-action="computeRowAgain"
          disabled={!running && available !== true}
          title={!running && available !== true ? available : undefined}
          onClick={() => run(running ? 'stopRowAgain' : 'computeRowAgain')}
        >
          {running ? say.stop : say.compute}
        </button>
      )}
      <div role="status" className={styles.proof}>
        {running && !result && <p>{say.running(rows)}</p>}
        {error !== null && <p>{say.failed(error)}</p>}
        {result && (
          <>
            <p>
              {say.again(result.rows, result.ways[0]?.passes ?? 1)}
              <SourceTag tag="measured" />
            </p>
            {result.ways.map(({ backend, milliseconds, difference }) => (
              <p key={backend}>
                {say.way(words.app.backend[backend], milliseconds.whole, milliseconds.cached, difference, result.evicting)}
              </p>
            ))}
          </>
        )}
      </div>
    </>
  );
});
