/** Loss, weight on the first token and length of its value over the steps, one below the other; of the run before, what can be compared. */
import { memo } from 'react';
import { type Curve, Curves } from '../../../charts/curves';
import { paletteOf } from '../../../charts/palette';
import { stepTicks, tickLabel } from '../../../charts/ticks';
import { useRun } from '../../../store/react';
import type { Trained } from '../../../store/training/training-state';
import { wordsOf } from '../../../words';
import { useShownTheme } from '../../data/text';
import fill from '../../kit/fill.module.css';
import { placesOf, recorded, trainedOn } from './curve-places';
import styles from './training-panel.module.css';

const say = wordsOf('training');

interface TrainingCurvesProps {
  readonly run: Trained;
  readonly before: Trained | null;
  /** The step that is looked at. */
  readonly cursor: number;
}

const nameRoom = Math.max(...Object.values(say.curves).map((name) => name.length));

/** Nats; an untrained model's is ln 64 = 4.16. */
const losses = [2.6, 4.2] as const;

export const TrainingCurves = memo(function TrainingCurves({ run, before, cursor }: TrainingCurvesProps) {
  const act = useRun();
  const { series, accent, ink } = paletteOf(useShownTheme());
  const places = placesOf(run);
  const last = (field: 'loss' | 'ordinary' | 'valueRatio'): readonly Curve[] =>
    before
      ? [{ label: say.curves.before, colour: 'var(--ink-faint)', values: recorded(before, places, field), dash: '4 3' }]
      : [];
  const longest = Math.max(1.5, ...run.snapshots.map(({ valueRatio }) => valueRatio));
  const charts = [
    {
      yTitle: say.loss,
      domain: losses,
      curves: [
        { label: say.curves.trained, colour: series[4] ?? ink, values: trainedOn(run, places) },
        ...last('loss'),
        { label: say.curves.held, colour: ink, values: recorded(run, places, 'loss'), strong: true },
      ],
    },
    {
      yTitle: say.shareTitle,
      domain: [0, 1] as const,
      curves: [
        ...last('ordinary'),
        { label: say.curves.trigger, colour: series[0] ?? ink, values: recorded(run, places, 'trigger') },
        { label: say.curves.ordinary, colour: accent, values: recorded(run, places, 'ordinary'), strong: true },
      ],
    },
    {
      yTitle: say.ratioTitle,
      domain: [0, Math.ceil(2 * longest) / 2] as const,
      curves: [
        ...last('valueRatio'),
        { label: say.curves.ratio, colour: accent, values: recorded(run, places, 'valueRatio'), strong: true },
      ],
    },
  ];
  return (
    <div className={styles.curves}>
      {charts.map(({ yTitle, domain, curves }) => (
        <div key={yTitle} className={`${fill.fill} ${styles.curve}`}>
          <Curves
            curves={curves}
            places={places}
            xLog={false}
            yLog={false}
            domain={domain}
            rules={[]}
            nameRoom={nameRoom}
            cursor={cursor}
            xTicks={stepTicks(0, run.settings.steps, 6)}
            xFormat={String}
            yFormat={tickLabel}
            xTitle={say.stepAxis}
            yTitle={yTitle}
            ariaLabel={yTitle}
            onLock={(place) => act('lookAtStep', Math.round(place))}
          />
        </div>
      ))}
    </div>
  );
});
