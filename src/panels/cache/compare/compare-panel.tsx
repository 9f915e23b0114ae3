/** Up to four lanes on the same tokens, in lockstep: what each expects, keeps and costs. */
import { type CSSProperties, useMemo } from 'react';
import type { TableData } from '../../../charts/figure/table';
import { known } from '../../../charts/figure/table';
import { ColourLegend } from '../../../charts/legend';
import { paletteOf } from '../../../charts/palette';
import { colourScale } from '../../../charts/scale';
import type { Session } from '../../../decode/session/session';
import { useFocus, useKeepsake, useLanes, useRun, useSessions, useDisplay } from '../../../store/react';
import { wordsOf } from '../../../words';
import { Choice } from '../../kit/choice';
import { Panel } from '../../kit/panel';
import { equation } from './equation';
import frameStyles from '../../kit/panel.module.css';
import { tokenText, useShownTheme } from '../../data/text';
import { useAllLogits } from '../../data/use-all-logits';
import { policyLabel } from '../policy/policy-words';
import styles from './compare-panel.module.css';
import { AddLane, Invitation } from './add-lane';
import { Lane } from './lane';
import { LaneCharts } from './lane-charts';
import { type DrawnLane, drawnLanes, indexOf, rowsWanted } from './drawn-lanes';
import { divergenceRow } from './row';

const say = wordsOf('compare');

const followings = [
  { value: 'same', label: say.same },
  { value: 'own', label: say.own },
] as const;

export function ComparePanel() {
  const run = useRun();
  const { session } = useKeepsake();
  const { lanes, following } = useLanes();
  const theme = useShownTheme();
  const stretch = useDisplay((v) => v.colourStretch);
  const { query } = useFocus();
  const palette = paletteOf(theme);
  const all = useMemo(
    () => [{ id: null, session }, ...lanes.map(({ id, session: own }) => ({ id, session: own }))],
    [session, lanes],
  );
  const states = useSessions(useMemo(() => all.map((lane) => lane.session), [all]));
  const drawn = useMemo(() => drawnLanes(all, states, following === 'same'), [all, states, following]);
  const scale = useMemo(() => colourScale({ stretch, theme, sink: true }), [stretch, theme]);
  const colourOf = (place: number): string => palette.series[place - 1] ?? '';
  const alone = lanes.length === 0;
  const start = drawn[0] ? indexOf(drawn[0].model, 0) : 0;
  // Where the figures are read, and the row that is looked at.
  const looked = [
    ...drawn.flatMap(({ differences }) => (differences ? [differences.length - 1] : [])),
    ...(query === null ? [] : [query - start]),
  ];
  return (
    <Panel
      line={alone ? say.alone : say.line(all.length, following === 'same')}
      tag="measured"
      idea={say.idea}
      maths={{ tex: equation, where: say.where, row: equationRow(drawn, query) }}
      table={() => compareTable(drawn)}
    >
      {alone ? (
        <Invitation />
      ) : (
        <>
          <div className={styles.controls}>
            <div className={styles.tools} data-stage-out="always">
              <Choice name={say.following} value={following} options={followings} onChange={(value) => run('following', value)} />
              <AddLane />
            </div>
            <ColourLegend scale={scale} label={say.legend} width={112} />
          </div>
          <div className={styles.body} data-lanes={drawn.length}>
            <div className={styles.lanes} style={{ '--lanes': drawn.length } as CSSProperties}>
              {drawn.map((lane) => (
                <Lane
                  key={lane.id ?? 'first'}
                  lane={lane}
                  colour={colourOf(lane.place)}
                  scale={scale}
                  startOfFirst={drawn[0]?.model.spec.start.length ?? 1}
                />
              ))}
            </div>
            <LaneCharts drawn={drawn} colourOf={colourOf} />
          </div>
          {rowsWanted(drawn, looked).map(({ place, session: of, index }) => (
            <AllLogits key={`${place} ${index}`} session={of} row={index} />
          ))}
          {drawn.length < all.length && <p className={frameStyles.quiet}>{say.opening}</p>}
        </>
      )}
    </Panel>
  );
}

/** Asks for the logits of all tokens of a row, for as long as it is drawn. */
function AllLogits({ session, row }: { readonly session: Session; readonly row: number }) {
  useAllLogits({ session, trace: (index) => session.trace(index) }, row);
  return null;
}

/** At the row that is looked at, else at the last place that every lane has read. */
function equationRow(drawn: readonly DrawnLane[], query: number | null): string | null {
  const [first, ...others] = drawn;
  const read = others.flatMap(({ differences }) => (differences ? [differences.length] : []));
  if (!first || read.length === 0) return null;
  const start = indexOf(first.model, 0);
  const place = query === null ? Math.min(...read) - 1 : query - start;
  return divergenceRow(
    place + start,
    others.map((lane) => ({ lane: lane.place, divergence: lane.differences?.[place]?.divergence ?? Number.NaN })),
  );
}

function compareTable(drawn: readonly DrawnLane[]): TableData {
  const c = say.columns;
  return {
    columns: [c.lane, c.model, c.cache, c.token, c.bytes, c.divergence, c.agree, c.milliseconds],
    rows: drawn.flatMap((lane) =>
      lane.bytes.flatMap((bytes, at) => {
        const index = indexOf(lane.model, at);
        const token = index < 0 ? undefined : lane.state.tokens.at(index);
        // Nothing begins the text, so nothing was read yet at its first place.
        if (token === undefined) return [];
        const difference = lane.differences?.[at];
        const row = [
          lane.place,
          lane.model.entry.id,
          policyLabel(lane.state.reading.policy),
          `${index} · ${tokenText(lane.model, token)}`,
          bytes,
          known(difference?.divergence),
          difference?.agree === undefined || difference.agree === null ? null : difference.agree ? say.yes : say.no,
          known(lane.session.trace(index)?.milliseconds),
        ];
        return [row];
      }),
    ),
  };
}
