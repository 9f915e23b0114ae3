/** One lane: what it is, what it expects next, what it costs, and where its focused head looks. */
import { memo, useCallback, useMemo } from 'react';
import { cacheBytes } from '../../../attention/cache-bytes';
import { Bars } from '../../../charts/bars';
import { type Cell, Matrix } from '../../../charts/matrix';
import type { ColourScale } from '../../../charts/scale';
import { chancesOf } from '../../../decode/next-token';
import type { LaneSettings } from '../../../store/lane-settings';
import { LaneProvider, useFocus, useRun } from '../../../store/react';
import { words, wordsOf } from '../../../words';
import { Icon } from '../../kit/icon';
import { absenceOf, hasWeights, headCells } from '../../data/head-cells';
import { tokenText, useText } from '../../data/text';
import { policyLabel } from '../policy/policy-words';
import styles from './lane.module.css';
import { LanePicker } from './lane-picker';
import { type DrawnLane, indexOf } from './drawn-lanes';

const say = wordsOf('compare');

const place = words.panels.place;
/** Likeliest tokens, where there is room for as many, and the height of each in CSS pixels. */
const shown = 5;
const rowHeight = 24;

interface LaneProps {
  readonly lane: DrawnLane;
  readonly colour: string;
  readonly scale: ColourScale;
  /** Tokens that begin the first lane's texts: its rows are counted with these. */
  readonly startOfFirst: number;
}

export const Lane = memo(function Lane({ lane, colour, scale, startOfFirst }: LaneProps) {
  const run = useRun();
  const { id, model, state } = lane;
  const name = say.lane(lane.place);
  const settings: LaneSettings = { model: model.entry.id, reading: { policy: state.reading.policy } };
  return (
    <section className={styles.lane} aria-label={name} style={{ borderTopColor: colour }} data-lane={lane.place}>
      <header className={styles.head}>
        <h3 data-figure-text style={{ color: colour }}>
          {id === null ? `${lane.place} ${model.entry.name}` : lane.place}
        </h3>
        {id === null ? (
          <p className={styles.policy} data-figure-text>
            {policyLabel(state.reading.policy)}
          </p>
        ) : (
          <>
            <span className={styles.picked} data-stage-only style={{ color: colour }}>
              {model.entry.name}
            </span>
            <p className={styles.policy} data-stage-only>
              {policyLabel(state.reading.policy)}
            </p>
            <div className={styles.tools} data-stage-out="always">
              <LanePicker value={settings} spec={model.spec} onChange={(value) => run('changeLane', id, value)} />
            </div>
            <button
              type="button"
              className={styles.close}
              data-stage-out="always"
              aria-label={say.close(name)}
              title={say.close(name)}
              onClick={() => run('removeLane', id)}
            >
              <Icon path="M4 4l8 8M12 4l-8 8" />
            </button>
          </>
        )}
      </header>
      <Figures lane={lane} />
      <LaneProvider session={lane.session}>
        <LaneLook lane={lane} name={name} scale={scale} shift={model.spec.start.length - startOfFirst} />
      </LaneProvider>
    </section>
  );
});

/** What the lane holds, costs, and how far it is from the first. */
function Figures({ lane }: { readonly lane: DrawnLane }) {
  const { model, trace, differences, comparable, disagreement } = lane;
  const last = differences?.at(-1);
  const label = (at: number): string => {
    const token = trace && lane.state.tokens.at(indexOf(model, at));
    return token === undefined ? '' : tokenText(model, token);
  };
  const rows: readonly Figure[] = [
    [say.bytes, place.bytes(lane.bytes.at(-1) ?? 0), 'steady'],
    ...(last
      ? ([[say.divergence, Number.isFinite(last.divergence) ? say.bits(last.divergence) : say.unknown, 'steady']] as const)
      : []),
    ...(lane.place > 1 && comparable
      ? ([
          [
            say.disagreement,
            disagreement === null
              ? say.noDisagreement
              : (differences ? say.disagreementAt : say.partsAt)(indexOf(model, disagreement), label(disagreement)),
          ],
        ] as const)
      : []),
    [say.perToken, place.bytesExact(cacheBytes(model.layout, 1).perToken), 'fitted', 'lesser'],
    [say.milliseconds, trace ? say.ms(trace.milliseconds) : say.unknown, 'steady', 'lesser'],
    ...(last && last.agree !== null
      ? ([[say.agrees, last.agree ? say.asLane1 : say.otherThanLane1, 'fitted', 'lesser']] as const)
      : []),
  ];
  return (
    <div>
      <dl className={styles.figures}>
        {rows.map(([term, value, width = 'fitted', lesser]) => (
          <div key={term} data-lesser={lesser} data-widest={term === say.disagreement ? '' : undefined}>
            <dt data-figure-text>{term}</dt>
            <dd className={width === 'steady' ? styles.steady : undefined} data-figure-text>
              {value}
            </dd>
          </div>
        ))}
      </dl>
      {!comparable && <p className={styles.note}>{say.otherTokens}</p>}
    </div>
  );
}

/** What changes at every step has a steady width, whatever it says. A figure that is lesser is left out where there is little room. */
type Figure = readonly [term: string, value: string, width?: 'steady' | 'fitted', lesser?: 'lesser'];

/** The likeliest next tokens, before temperature and cuts; a press has the first lane continue with one. */
const Next = memo(function Next({ lane, rows }: { readonly lane: DrawnLane; readonly rows: number }) {
  const run = useRun();
  const { model, trace, state, comparable } = lane;
  const likeliest = useMemo(() => (trace ? chancesOf(trace, state.sampling).first(shown) : []), [trace, state.sampling]);
  return (
    <Bars
      bars={likeliest.slice(0, rows).map(({ token, raw }) => ({
        id: token,
        label: tokenText(model, token),
        value: raw,
        ghost: raw,
        numbers: [place.percent(raw)],
        kind: 'plain',
      }))}
      maximum={1}
      ariaLabel={say.next(say.lane(lane.place))}
      onPress={(token) => {
        if (comparable) run('choose', token);
      }}
    />
  );
});

interface LookProps {
  readonly lane: DrawnLane;
  readonly name: string;
  readonly scale: ColourScale;
  readonly shift: number;
}

/** Where the focused head looks, with the likeliest next tokens in the half that is blank. */
function LaneLook({ lane, name, scale, shift }: LookProps) {
  const run = useRun();
  const text = useText();
  const focus = useFocus();
  const layers = text.model?.spec.layers ?? [];
  const layer = Math.min(focus.layer, layers.length - 1);
  const head = Math.min(focus.head, (layers[layer]?.attention.heads ?? 1) - 1);
  const cells = useMemo(() => headCells(text, layer, head, 'share'), [text, layer, head]);
  const absent = useMemo(() => absenceOf(text, layer), [text, layer]);
  const inBlank = useCallback(
    (height: number) => <Next lane={lane} rows={Math.max(1, Math.floor(height / rowHeight))} />,
    [lane],
  );
  const other = layer !== focus.layer || head !== focus.head;
  const headName = place.head(layer, head);
  const own = (index: number | null): number | null => (index === null ? null : index + shift);
  // What begins every text may be longer here than in the first lane.
  const there = ({ row, column }: Cell) => ({ query: Math.max(0, row - shift), key: Math.max(0, column - shift) });
  if (text.length === 0) return <p className={styles.note}>{say.opening}</p>;
  if (!hasWeights(text, layer))
    return (
      <div className={styles.look}>
        <p className={styles.note}>{words.panels.states.noWeights}</p>
        <Next lane={lane} rows={shown} />
      </div>
    );
  return (
    <div className={styles.look}>
      {other && (
        <p className={styles.note} data-figure-text>
          {say.otherHead(headName)}
        </p>
      )}
      <div className={styles.matrix}>
        <Matrix
          cells={cells}
          scale={scale}
          label={(index) => place.tick(index, text.label(index))}
          ariaLabel={say.matrix(name, headName)}
          rowsTitle={say.query}
          columnsTitle={say.key}
          mark={{ row: own(focus.query), column: own(focus.key) }}
          accentColumn={0}
          {...(absent ? { absent } : {})}
          inBlank={inBlank}
          onHover={(cell) => run('preview', cell && there(cell))}
          onLock={(cell) => run('lock', there(cell))}
        />
      </div>
    </div>
  );
}
