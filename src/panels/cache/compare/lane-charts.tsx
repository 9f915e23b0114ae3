/** Bytes of all lanes in one chart, and how far each is from the first. */
import { Lines } from '../../../charts/lines';
import { roundAbove } from '../../../charts/room';
import { shortName } from '../../../model/catalogue';
import { useDisplay, useFocus, useRun } from '../../../store/react';
import { wordsOf } from '../../../words';
import { useQueryFocus } from '../../data/use-query-focus';
import { Choice } from '../../kit/choice';
import frameStyles from '../../kit/panel.module.css';
import styles from './compare-panel.module.css';
import { type DrawnLane, isPartly } from './drawn-lanes';

const say = wordsOf('compare');

const scales = (['linear', 'log'] as const).map((value) => ({ value, label: say.scales[value] }));

interface ChartsProps {
  readonly drawn: readonly DrawnLane[];
  readonly colourOf: (place: number) => string;
}

export function LaneCharts({ drawn, colourOf }: ChartsProps) {
  const run = useRun();
  const scale = useDisplay((v) => v.bytesScale);
  const focus = useFocus();
  const { onHover, onLock } = useQueryFocus();
  const start = drawn[0]?.model.spec.start.length ?? 1;
  const cursor = focus.query === null ? null : focus.query - (start - 1);
  const toRow = (place: number): number => Math.max(0, place + start - 1);
  const bytes = drawn.map((lane) => ({
    label: `${lane.place} ${shortName(lane.model.entry)}`,
    colour: colourOf(lane.place),
    values: lane.bytes.map((count) => count / 1024),
  }));
  const apart = drawn.flatMap((lane) =>
    lane.differences
      ? [
          {
            label: `${lane.place} ${shortName(lane.model.entry)}`,
            colour: colourOf(lane.place),
            values: lane.differences.map(({ divergence }) => divergence),
          },
        ]
      : [],
  );
  const isPart = drawn.some(({ differences }) => differences?.some(isPartly));
  const shared = {
    from: 0,
    cursor,
    xTitle: say.textAxis,
    onHover: (place: number | null) => onHover(place === null ? null : toRow(place)),
    onLock: (place: number) => onLock(toRow(place)),
  };
  const largest = Math.max(1, ...bytes.flatMap(({ values }) => values.slice(-1)));
  const min = Math.min(...bytes.flatMap(({ values }) => values.slice(0, 1)), largest);
  const furthest = Math.max(0.01, ...apart.flatMap(({ values }) => values.filter(Number.isFinite)));
  return (
    <div className={styles.charts} data-stage-out="2">
      <div className={styles.chartPart}>
        <div className={styles.chartHead}>
          <h3 className={frameStyles.subtitle}>{say.bytesChart}</h3>
          <div data-stage-out="always">
            <Choice name={say.scale} value={scale} options={scales} onChange={(value) => run('bytesScale', value)} />
          </div>
        </div>
        <div className={styles.line}>
          <Lines
            {...shared}
            series={bytes}
            domain={scale === 'log' ? [Math.max(1e-3, min / 1.2), roundAbove(largest)] : [0, roundAbove(largest)]}
            log={scale === 'log'}
            yTitle={say.bytesAxis}
            ariaLabel={say.bytesFigure(drawn.length)}
          />
        </div>
      </div>
      {apart.length > 0 && (
        <div className={styles.chartPart} data-stage-out="always">
          <div className={styles.chartHead}>
            <h3 className={frameStyles.subtitle}>{say.klChart}</h3>
          </div>
          <div className={styles.line}>
            <Lines
              {...shared}
              series={apart}
              domain={[0, roundAbove(furthest)]}
              yTitle={say.klAxis}
              ariaLabel={say.klFigure(apart.length)}
            />
          </div>
          {isPart && <p className={frameStyles.quiet}>{say.klPart}</p>}
        </div>
      )}
    </div>
  );
}
