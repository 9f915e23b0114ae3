/** How often drafted tokens were accepted, place by place, beside what their distributions give. */
import { KeyLegend } from '../../../charts/legend';
import type { PlaceFigures } from '../../../insight/drafting';
import { words, wordsOf } from '../../../words';
import styles from './drafting-panel.module.css';

const say = wordsOf('draft');

const height = 16;

interface Props {
  readonly places: readonly PlaceFigures[];
  readonly colour: string;
  /** Whether places have several candidates. */
  readonly several: boolean;
}

export function PlaceBars({ places, colour, several }: Props) {
  return (
    <>
      <ol className={styles.places}>
        {places.map(({ place, read, accepted, agreement }) => {
          const name = say.placeFigure(place, accepted, read, words.panels.place.percent(agreement));
          return (
            <li key={place} aria-label={name}>
              <span data-figure-text>{say.place(place)}</span>
              <svg viewBox={`0 0 100 ${height}`} preserveAspectRatio="none" aria-hidden="true">
                <rect width={100} height={height} className={styles.track} />
                {read > 0 && (
                  <>
                    <rect y={2} width={(100 * accepted) / read} height={height - 4} fill={colour} />
                    <path className={styles.mark} d={`M${100 * agreement},0v${height}`} />
                  </>
                )}
              </svg>
              <span className={styles.share} data-figure-text>
                {say.share(accepted, read)}
              </span>
            </li>
          );
        })}
      </ol>
      <KeyLegend
        items={[
          { label: say.placesLegend.measured, colour },
          { label: several ? say.placesLegend.candidates : say.placesLegend.expected, colour: 'var(--ink)', line: true },
        ]}
      />
    </>
  );
}
