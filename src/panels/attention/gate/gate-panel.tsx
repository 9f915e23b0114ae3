/** How open each head is: what it does not give to the sink, and how little the sink's part moves. */
import { max } from 'd3-array';
import { useMemo } from 'react';
import { CellRows } from '../../../charts/cell-rows';
import { type TableData, known } from '../../../charts/figure/table';
import { ColourLegend } from '../../../charts/legend';
import { roomFor } from '../../../charts/room';
import { colourScale } from '../../../charts/scale';
import { sinkOf } from '../../../decode/reader/reading-settings';
import { focusedRow } from '../../../store/display';
import { useFocus, useRun } from '../../../store/react';
import { words, wordsOf } from '../../../words';
import { OtherLayer } from '../../kit/other-layer';
import { Panel, PanelMessage } from '../../kit/panel';
import frameStyles from '../../kit/panel.module.css';
import { attentionOf } from '../../data/layer-attention';
import { oneRowAtMost } from '../../data/nothing-read';
import { type Text, useShownTheme, useText } from '../../data/text';
import { Dial } from './dial';
import { equation, gateRow } from './equation';
import styles from './gate-panel.module.css';
import { type HeadGate, gateByLayer, gatesOf, hasGates } from './gates';
import { LogitDemo } from './logit-demo';
import { useValues } from './use-values';

const say = wordsOf('gate');
const { place, states } = words.panels;

export function GatePanel() {
  const text = useText();
  const focus = useFocus();
  const { layer, head } = focus;
  const row = focusedRow(focus, text.length);
  const has = hasGates(text, layer);
  const values = useValues(text, layer, 'value', row);
  const heads = useMemo(() => gatesOf(text, layer, row, values), [text, layer, row, values]);
  const own = heads[head];
  const enough = text.length > 1;
  const line = !enough
    ? oneRowAtMost(text).line
    : !has
      ? say.none(layer)
      : own
        ? say.line(place.head(layer, head), own.open, sinkNames(text, layer))
        : states.dropped;
  return (
    <Panel
      line={line}
      tag="measured"
      idea={say.idea}
      maths={{ tex: equation, where: say.where, row: own ? gateRow(row, own.open, own.lengths) : null }}
      table={() => gateTable(text, row)}
    >
      {!enough ? (
        <PanelMessage>{oneRowAtMost(text).message}</PanelMessage>
      ) : !has ? (
        <OtherLayer layer={text.model?.spec.layers.findIndex((_, each) => hasGates(text, each)) ?? -1}>{say.instead}</OtherLayer>
      ) : (
        <Gates text={text} layer={layer} row={row} heads={heads} />
      )}
    </Panel>
  );
}

/** What the sink is here: tokens, an extra logit, or both. */
function sinkNames(text: Text, layer: number): string {
  const { from, to } = sinkOf(text.reading);
  const logit = attentionOf(text, layer)?.weights === 'partial' || text.reading.zeroSink;
  return say.sink(from, to, logit);
}

interface GatesProps {
  readonly text: Text;
  readonly layer: number;
  readonly row: number;
  readonly heads: readonly HeadGate[];
}

function Gates({ text, layer, row, heads }: GatesProps) {
  const run = useRun();
  const theme = useShownTheme();
  const { head: chosen } = useFocus();
  const shares = useMemo(() => colourScale({ stretch: 'sqrt', theme, sink: true }), [theme]);
  const open = useMemo(() => colourScale({ stretch: 'linear', theme }), [theme]);
  const sink = useMemo(() => sinkOf(text.reading), [text.reading]);
  const layers = useMemo(() => gateByLayer(text), [text]);
  const most = max(heads, ({ lengths }) => Math.max(lengths?.sink ?? 0, lengths?.rest ?? 0)) ?? 0;
  const room = roomFor(row + 1);
  const part = (length: number | undefined): string => `${Math.round((1000 * (length ?? 0)) / Math.max(1e-12, most)) / 10}%`;
  return (
    <>
      <h3 className={frameStyles.subtitle}>{say.heads(layer, place.row(row, text.label(row)))}</h3>
      {heads.length === 0 ? (
        <PanelMessage>{states.dropped}</PanelMessage>
      ) : (
        <table className={styles.heads}>
          <thead>
            <tr>
              <th scope="col">{say.head}</th>
              <th scope="col" colSpan={2}>
                {say.open}
              </th>
              <th scope="col" className={styles.wide}>
                {say.row}
              </th>
              <th scope="col" className={styles.lengths} data-figure-text>
                {say.parts}
              </th>
            </tr>
          </thead>
          <tbody>
            {heads.map(({ head, open: g, own, weights, lengths }) => (
              <tr key={head} aria-current={head === chosen}>
                <th scope="row">
                  <button type="button" className={styles.name} onClick={() => run('lock', { layer, head })} data-figure-text>
                    {`H${head}`}
                  </button>
                </th>
                <td className={styles.dialCell}>
                  <Dial open={g} />
                </td>
                <td className={styles.number} data-figure-text>
                  {say.number(g)}
                  {own !== null && <span className={styles.own}>{say.own(own)}</span>}
                </td>
                <td className={styles.wide}>
                  <CellRows
                    rows={[weights]}
                    scale={shares}
                    sink={sink}
                    room={room}
                    height={15}
                    ariaLabel={say.rowFigure(place.head(layer, head))}
                  />
                </td>
                <td className={styles.lengths}>
                  {lengths && (
                    <span className={styles.pair} title={say.lengths(lengths.sink, lengths.rest)}>
                      <span className={styles.sinkBar} style={{ width: part(lengths.sink) }} />
                      <span className={styles.restBar} style={{ width: part(lengths.rest) }} />
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {heads.length > 0 && heads.every(({ lengths }) => lengths === null) && attentionOf(text, layer)?.cachesKeys === false && (
        <p className={frameStyles.quiet}>{say.noValues}</p>
      )}
      <h3 className={frameStyles.subtitle}>{say.strip}</h3>
      <div className={styles.strip}>
        <div className={styles.layerNames} aria-hidden="true">
          {layers.map((_, each) => (
            // A layer keeps its place.
            // oxlint-disable-next-line react/no-array-index-key
            <span key={each} style={{ height: stripRow }} data-figure-text>
              {layers.length <= 12 || each % 4 === 0 ? `L${each}` : ''}
            </span>
          ))}
        </div>
        <CellRows rows={layers} scale={open} room={roomFor(text.length)} height={stripRow} ariaLabel={say.stripFigure} />
      </div>
      <ColourLegend scale={open} label={say.legend} />
      <LogitDemo text={text} layer={layer} row={row} scale={shares} />
    </>
  );
}

/** CSS pixels of a layer's row. */
const stripRow = 12;

/** Every head of every layer, in the row that is looked at. */
function gateTable(text: Text, row: number): TableData {
  const c = say.columns;
  return {
    columns: [c.layer, c.head, c.open, c.sink],
    rows: (text.model?.spec.layers ?? []).flatMap((_, layer) =>
      gatesOf(text, layer, row, null).map(({ head, open }) => [layer, head, known(open), known(1 - open)]),
    ),
  };
}
