/** Up to four lanes on the same tokens, in lockstep: what each expects, keeps and costs. */
import { useMemo, useState } from 'react';
import type { TableData } from '../../../charts/figure/table';
import { known } from '../../../charts/figure/table';
import { ColourLegend } from '../../../charts/legend';
import { Lines } from '../../../charts/lines';
import { paletteOf } from '../../../charts/palette';
import { roundAbove } from '../../../charts/room';
import { colourScale } from '../../../charts/scale';
import { type PolicySettings, fullPolicy } from '../../../decode/policies';
import type { LaneSettings } from '../../../store/lane-settings';
import { useAvailable, useFocus, useKeepsake, useLanes, useRun, useSession, useSessions, useDisplay } from '../../../store/react';
import { words, wordsOf } from '../../../words';
import { Choice, Choices } from '../../kit/choice';
import { Panel, PanelMessage } from '../../kit/panel';
import { equation } from './equation';
import buttonStyles from '../../kit/button.module.css';
import frameStyles from '../../kit/panel.module.css';
import { tokenText, useShownTheme } from '../../data/text';
import { useQueryFocus } from '../../data/use-query-focus';
import { policyLabel } from '../policy/policy-words';
import styles from './compare-panel.module.css';
import { Lane } from './lane';
import { LanePicker } from './lane-picker';
import { type LaneView, indexOf, laneViews } from './lane-views';

const say = wordsOf('compare');

export function ComparePanel() {
  const run = useRun();
  const { session } = useKeepsake();
  const { lanes, following } = useLanes();
  const theme = useShownTheme();
  const stretch = useDisplay((v) => v.colourStretch);
  const palette = paletteOf(theme);
  const all = useMemo(
    () => [{ id: null, session }, ...lanes.map(({ id, session: own }) => ({ id, session: own }))],
    [session, lanes],
  );
  const states = useSessions(useMemo(() => all.map((lane) => lane.session), [all]));
  const views = useMemo(() => laneViews(all, states, following === 'same'), [all, states, following]);
  const scale = useMemo(() => colourScale({ stretch, theme, sink: true }), [stretch, theme]);
  const colourOf = (place: number): string => palette.series[place - 1] ?? '';
  const alone = lanes.length === 0;
  return (
    <Panel
      line={alone ? say.alone : say.line(all.length, following === 'same')}
      tag="measured"
      idea={say.idea}
      maths={{ tex: equation, where: say.where }}
      table={() => compareTable(views)}
      legend={alone ? undefined : <ColourLegend scale={scale} label={words.panels.attention.legendShare} />}
    >
      <Choices>
        {!alone && (
          <Choice
            name={say.following}
            value={following}
            options={[
              { value: 'same', label: say.same },
              { value: 'own', label: say.own },
            ]}
            onChange={(value) => run('following', value)}
          />
        )}
      </Choices>
      <AddLane />
      {!alone && (
        <>
          <div className={styles.lanes}>
            {views.map((lane) => (
              <Lane
                key={lane.id ?? 'first'}
                lane={lane}
                colour={colourOf(lane.place)}
                scale={scale}
                startOfFirst={views[0]?.model.spec.start.length ?? 1}
              />
            ))}
          </div>
          {views.length < all.length && <PanelMessage>{say.opening}</PanelMessage>}
          <Charts views={views} colourOf={colourOf} />
        </>
      )}
    </Panel>
  );
}

const defaultPolicy: PolicySettings = { ...fullPolicy, kind: 'window', positions: 'cache' };

/** Settings that were not chosen have their defaults, which follow the open model. */
function AddLane() {
  const run = useRun();
  const open = useSession((s) => s.model?.entry.id ?? '');
  const available = useAvailable('addLane');
  const [model, setModel] = useState<string | null>(null);
  const [policy, setPolicy] = useState(defaultPolicy);
  const value: LaneSettings = { model: model ?? open, reading: { policy } };
  if (available !== true) return <p className={frameStyles.quiet}>{available}</p>;
  return (
    <div className={styles.add}>
      <LanePicker
        value={value}
        onChange={(chosen) => {
          if (chosen.model !== value.model) setModel(chosen.model);
          setPolicy(chosen.reading.policy);
        }}
      />
      <button type="button" className={buttonStyles.button} onClick={() => run('addLane', value)}>
        {say.add}
      </button>
    </div>
  );
}

interface ChartsProps {
  readonly views: readonly LaneView[];
  readonly colourOf: (place: number) => string;
}

/** Bytes of all lanes in one chart, and how far each is from the first. */
function Charts({ views, colourOf }: ChartsProps) {
  const run = useRun();
  const scale = useDisplay((v) => v.bytesScale);
  const focus = useFocus();
  const { onHover, onLock } = useQueryFocus();
  const start = views[0]?.model.spec.start.length ?? 1;
  const cursor = focus.query === null ? null : focus.query - (start - 1);
  const toRow = (place: number): number => place + start - 1;
  const bytes = views.map((lane) => ({
    label: `${lane.place} ${lane.model.entry.id}`,
    colour: colourOf(lane.place),
    values: lane.bytes.map((count) => count / 1024),
  }));
  const apart = views.flatMap((lane) =>
    lane.differences
      ? [
          {
            label: `${lane.place} ${lane.model.entry.id}`,
            colour: colourOf(lane.place),
            values: lane.differences.map(({ divergence }) => divergence),
          },
        ]
      : [],
  );
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
    <div className={styles.charts}>
      <div className={frameStyles.part}>
        <h3 className={frameStyles.subtitle}>{say.bytesChart}</h3>
        <Choice
          name={say.scale}
          value={scale}
          options={(['linear', 'log'] as const).map((value) => ({ value, label: say.scales[value] }))}
          onChange={(value) => run('bytesScale', value)}
        />
        <div className={styles.line}>
          <Lines
            {...shared}
            series={bytes}
            domain={scale === 'log' ? [Math.max(1e-3, min / 1.2), roundAbove(largest)] : [0, roundAbove(largest)]}
            log={scale === 'log'}
            yTitle={say.bytesAxis}
            ariaLabel={say.bytesFigure(views.length)}
          />
        </div>
      </div>
      {apart.length > 0 && (
        <div className={frameStyles.part}>
          <h3 className={frameStyles.subtitle}>{say.klChart}</h3>
          <div className={styles.line}>
            <Lines
              {...shared}
              series={apart}
              domain={[0, roundAbove(furthest)]}
              yTitle={say.klAxis}
              ariaLabel={say.klFigure(apart.length)}
            />
          </div>
        </div>
      )}
    </div>
  );
}

function compareTable(views: readonly LaneView[]): TableData {
  const c = say.columns;
  return {
    columns: [c.lane, c.model, c.cache, c.token, c.bytes, c.divergence, c.agree, c.milliseconds],
    rows: views.flatMap((lane) =>
      lane.bytes.map((bytes, at) => {
        const index = indexOf(lane.model, at);
        const token = lane.state.tokens.at(index);
        const difference = lane.differences?.[at];
        return [
          lane.place,
          lane.model.entry.id,
          policyLabel(lane.state.reading.policy),
          `${index} · ${token === undefined ? '' : tokenText(lane.model, token)}`,
          bytes,
          known(difference?.divergence),
          difference?.agree === undefined || difference.agree === null ? null : difference.agree ? say.yes : say.no,
          known(lane.session.trace(index)?.milliseconds),
        ];
      }),
    ),
  };
}
