/** Drafting on or off, which model drafts, how many tokens, and timing it. */
import { memo, useId, useState } from 'react';
import { maxCandidates, maxDrafted } from '../../../decode/drafting/drafting';
import { draftVerdict } from '../../../insight/drafting';
import type { ModelEntry } from '../../../model/catalogue';
import type { Models } from '../../../model/models';
import { draftOf, draftsFor } from '../../../store/drafts';
import { useAvailable, useDrafting, useKeepsake, useRun, useSession, useDisplay } from '../../../store/react';
import { wordsOf } from '../../../words';
import buttonStyles from '../../kit/button.module.css';
import frameStyles from '../../kit/panel.module.css';
import { Setting } from '../../kit/setting';
import styles from './drafting-panel.module.css';

const say = wordsOf('draft');

/** Apart from the passes: a slider is a dozen components. */
export const DraftControls = memo(function DraftControls() {
  const run = useRun();
  const id = useId();
  const { models } = useKeepsake();
  const entry = useSession((s) => s.model?.entry);
  const { draft, draftModel, draftTokens, draftCandidates } = useDisplay((v) => ({
    draft: v.draft,
    draftModel: v.draftModel,
    draftTokens: v.draftTokens,
    draftCandidates: v.draftCandidates,
  }));
  const available = useAvailable('draft');
  if (!entry) return <p className={frameStyles.quiet}>{available === true ? '' : available}</p>;
  return (
    <div className={styles.controls}>
      <label className={styles.check}>
        <input type="checkbox" checked={draft} onChange={(event) => run('draft', event.target.checked)} /> {say.on}
      </label>
      <span className={styles.model}>
        <label htmlFor={id}>{say.model}</label>
        <select
          id={id}
          value={draftOf(models, entry, draftModel)?.id}
          onChange={(event) => run('draftModel', event.target.value)}
        >
          {draftsFor(models, entry).map((model) => (
            <option key={model.id} value={model.id}>
              {model.id === entry.id ? say.itself(model.name) : model.name}
            </option>
          ))}
        </select>
      </span>
      <div className={styles.sliders}>
        <Setting
          name={say.count}
          hint={say.countHint}
          value={draftTokens}
          min={1}
          max={maxDrafted}
          step={1}
          onChange={(count) => run('draftTokens', count)}
        />
        <Setting
          name={say.candidates}
          hint={say.candidatesHint}
          value={draftCandidates}
          min={1}
          max={maxCandidates}
          step={1}
          onChange={(count) => run('draftCandidates', count)}
        />
      </div>
      {whoCannot(models, entry).map((sentence) => (
        <p key={sentence} className={`${frameStyles.quiet} ${styles.cannot}`}>
          {sentence}
        </p>
      ))}
    </div>
  );
});

/** Of the visitor's own models that cannot draft, the last ones. */
const mostNamed = 2;

/** Why a model that a visitor opened is not among the drafts, or nothing else is. */
function whoCannot(models: Pick<Models, 'all'>, target: ModelEntry): readonly string[] {
  const isOwn = ({ origin }: ModelEntry): boolean => origin.kind === 'imported';
  const others = models
    .all()
    .filter((model) => isOwn(model) && model.tokenizer !== target.tokenizer)
    .slice(-mostNamed);
  return [
    ...(isOwn(target) && draftsFor(models, target).length === 1 ? [say.onlyItself(target.name)] : []),
    ...others.map(({ name }) => say.otherTokens(name, target.name)),
  ];
}

/** Times decoding both ways, and says in a sentence whether drafting pays. */
export const DraftTimes = memo(function DraftTimes() {
  const run = useRun();
  const { measured, measuring } = useDrafting((state) => ({ measured: state.measured, measuring: state.measuring }));
  const available = useAvailable('measureDraft');
  const [tokens, setTokens] = useState(32);
  const verdict = measured ? draftVerdict(measured) : null;
  return (
    <div className={frameStyles.part}>
      <h3 className={frameStyles.subtitle} data-figure-text>
        {say.time}
      </h3>
      <Setting name={say.tokens} hint={say.tokensHint} value={tokens} min={8} max={128} step={8} live onChange={setTokens} />
      <button
        type="button"
        className={buttonStyles.button}
        data-action="measureDraft"
        aria-disabled={available !== true}
        title={available === true ? say.tokensHint : available}
        onClick={() => run('measureDraft', tokens)}
      >
        {say.measure(tokens)}
      </button>
      <p className={frameStyles.readout} aria-live="polite" data-figure-text>
        {measured && verdict
          ? say.verdict({ ...measured, ...measured.milliseconds, ...verdict }, verdict.pays).join(' ')
          : measuring
            ? say.measuring
            : available === true
              ? say.notMeasured
              : available}
      </p>
    </div>
  );
});
