/** Where attention drains, at every position: how many heads, which later tokens are like the first, and what kind of heads they are. */
import { useCallback, useMemo, useState } from 'react';
import { type TableData, known } from '../../../charts/figure/table';
import { paletteOf } from '../../../charts/palette';
import { Spikes } from '../../../charts/spikes';
import { sinkThreshold } from '../../../insight/attention';
import { Drains, type RowsCounted } from '../../../insight/drains';
import { cosinesWithFirst, secondaryThreshold } from '../../../insight/residual';
import { useFocus, useRun } from '../../../store/react';
import { words, wordsOf } from '../../../words';
import { Choice } from '../../kit/choice';
import { Panel, PanelMessage } from '../../kit/panel';
import fill from '../../kit/fill.module.css';
import frameStyles from '../../kit/panel.module.css';
import { oneRowAtMost } from '../../data/nothing-read';
import { type Text, useShownTheme, useText } from '../../data/text';
import { type Residuals, streamAt, useResiduals } from '../../data/use-residuals';
import { equationOf, positionRow } from './equation';
import { Kinds } from './kinds';
import styles from './positions-panel.module.css';

const say = wordsOf('positions');
const { place, states } = words.panels;

/** Of each session, so that a step adds one row. */
const kept = new WeakMap<Text['session'], Drains>();

function drainsOf(text: Text): Drains {
  const drains = kept.get(text.session) ?? new Drains();
  kept.set(text.session, drains);
  return drains.upTo(text, text.length);
}

export function PositionsPanel() {
  const run = useRun();
  const text = useText();
  const focus = useFocus();
  const [counted, setCounted] = useState<RowsCounted>('published');
  const { accent, series: colours } = paletteOf(useShownTheme());
  const residuals = useResiduals(text);
  const like = useMemo(() => likeFirst(residuals), [residuals]);
  const { counts, heads, means, missing } = useMemo(() => {
    const drains = drainsOf(text);
    const own = drains.means(focus.layer, focus.head, counted);
    return { ...drains.counts(counted), means: own, missing: drains.missing };
  }, [text, counted, focus.layer, focus.head]);
  const layers = (text.model?.spec.layers.length ?? 0) + 1;
  const series = useMemo(
    () => [
      { label: say.drains(sinkThreshold), values: counts, domain: [0, Math.max(1, heads)] as const, colour: accent },
      ...(like === null
        ? []
        : [
            {
              label: say.like(secondaryThreshold),
              // Token 0 is like itself everywhere, which says nothing.
              values: counts.map((_, token) => (token === 0 ? 0 : (like[token] ?? 0))),
              domain: [0, layers] as const,
              colour: colours[0] ?? '',
            },
          ]),
    ],
    [counts, heads, like, layers, accent, colours],
  );
  const onHover = useCallback((key: number | null) => run('preview', key === null ? null : { key }), [run]);
  const onLock = useCallback((key: number) => run('lock', { key }), [run]);
  const at = focus.key !== null && focus.key < text.length ? focus.key : null;
  const enough = text.length > 1;
  const shownAt = at ?? 0;
  return (
    <Panel
      line={enough ? say.line(counts.filter((count) => count > 0).length, counts[0] ?? 0, heads) : oneRowAtMost(text).line}
      tag="measured"
      idea={say.idea}
      maths={{
        tex: equationOf(counted),
        where: say.where,
        row: positionRow(shownAt, means[shownAt] ?? Number.NaN, counts[shownAt] ?? 0, heads),
      }}
      table={() => positionsTable(text, counts, heads, like)}
    >
      {enough ? (
        <>
          <Choice
            name={say.rows}
            value={counted}
            options={(['published', 'below'] as const).map((value) => ({ value, label: say.counted[value] }))}
            onChange={setCounted}
          />
          <p className={frameStyles.readout} aria-live="off">
            {at === null
              ? say.hint
              : say.readout(place.token(at, text.label(at)), counts[at] ?? 0, heads, at === 0 ? null : (like?.[at] ?? null))}
          </p>
          <div className={`${fill.fill} ${styles.chart}`}>
            <Spikes
              series={series}
              at={at}
              xTitle={say.tokenAxis}
              numbered
              ariaLabel={say.figure}
              onHover={onHover}
              onLock={onLock}
            />
          </div>
          {residuals?.refused && <p className={frameStyles.quiet}>{say.refused}</p>}
          <Kinds text={text} />
          {missing > 0 && <p className={frameStyles.quiet}>{states.droppedRows(missing)}</p>}
        </>
      ) : (
        <PanelMessage>{oneRowAtMost(text).message}</PanelMessage>
      )}
    </Panel>
  );
}

/** [tokens] in how many places of the stream, of layers + 1, |cos(h_i, h_0)| is above the threshold; null until the stream was read. */
function likeFirst(residuals: Residuals | null): readonly number[] | null {
  const spec = residuals?.text.model?.spec;
  if (!residuals || !spec || residuals.rows.length === 0) return null;
  const counts = residuals.rows.map(() => 0);
  for (let layer = 0; layer <= spec.layers.length; layer++)
    cosinesWithFirst(streamAt(residuals, layer, spec.width), spec.width).forEach((cosine, token) => {
      if (Math.abs(cosine) > secondaryThreshold) counts[token] = (counts[token] ?? 0) + 1;
    });
  return counts;
}

function positionsTable(text: Text, counts: readonly number[], heads: number, like: readonly number[] | null): TableData {
  const c = say.columns;
  return {
    columns: [c.token, c.text, c.drains, c.share, c.like],
    rows: counts.map((count, token) => [token, text.label(token), count, known(count / heads), known(like?.[token])]),
  };
}
