/** Allocated and computed bytes side by side; a difference is an error, and is said. */
import { cacheBytes } from '../../../attention/cache-bytes';
import type { CacheLayout } from '../../../attention/cache-layout';
import type { LoadedModel } from '../../../decode/session/session-state';
import type { BackendReport } from '../../../engine/host';
import { allocatedBytes } from '../../../insight/cache';
import { words, wordsOf } from '../../../words';
import { cacheTerms } from '../../data/cache-terms';
import { SourceTag } from '../../kit/panel';
import frameStyles from '../../kit/panel.module.css';
import styles from './cache-panel.module.css';

const say = wordsOf('cache');
const place = words.panels.place;

interface FiguresProps {
  readonly backend: BackendReport;
  readonly recorded: LoadedModel['recorded'];
  readonly layout: CacheLayout;
  readonly slots: number;
  readonly trained: number;
  readonly live: number;
}

export function Figures({ backend, recorded, layout, slots, trained, live }: FiguresProps) {
  const allocated = recorded ? null : allocatedBytes(backend);
  const { total, forDisplay } = cacheBytes(layout, slots);
  const formula = total + forDisplay.total;
  return (
    <>
      <dl className={styles.figures}>
        {allocated !== null && (
          <>
            <dt>{say.allocated}</dt>
            <dd>
              {place.bytesExact(allocated)}{' '}
              <span className={frameStyles.quiet}>({say.backend(words.app.backend[backend.backend])})</span>{' '}
              <SourceTag tag="measured" />
            </dd>
          </>
        )}
        <dt data-stage-out="2">{say.formula}</dt>
        <dd data-stage-out="2">
          {formulaText(layout, slots)} = {place.bytesExact(formula)}
        </dd>
        {forDisplay.total > 0 && (
          <>
            <dt>{say.forDisplay}</dt>
            <dd>{place.bytesExact(forDisplay.total)}</dd>
          </>
        )}
        <dt>{say.inUse}</dt>
        <dd>{place.bytesExact(cacheBytes(layout, live).total)}</dd>
        <dt data-stage-out="3">{say.perToken}</dt>
        <dd data-stage-out="3">{place.bytesExact(cacheBytes(layout, live).perToken)}</dd>
        <dt data-stage-out="1">{say.atTrained(trained)}</dt>
        <dd data-stage-out="1">{place.bytesExact(cacheBytes(layout, trained).total)}</dd>
      </dl>
      {allocated === null ? (
        <p className={frameStyles.quiet}>{recorded?.say.notAllocated}</p>
      ) : allocated === formula ? (
        <p className={frameStyles.quiet} data-stage-out="1">
          {say.agree}
        </p>
      ) : (
        <p className={frameStyles.error}>{say.disagree(place.bytesExact(allocated), place.bytesExact(formula))}</p>
      )}
    </>
  );
}

/** The formula with this model's numbers: arrays per layer × layers × each extent × bytes per number × slots. */
export function formulaText(layout: CacheLayout, slots: number): string {
  return cacheTerms(layout, slots)
    .map((factors) => factors.join(' · '))
    .join(' + ');
}
