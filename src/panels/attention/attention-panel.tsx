/** Where this head looks: its matrix, a row a step, or one row as arcs. */
import { useCallback, useMemo } from 'react';
import { Arcs } from '../../charts/arcs';
import { ColourLegend } from '../../charts/legend';
import { type Cell, Matrix } from '../../charts/matrix';
import { roundAbove } from '../../charts/room';
import { colourScale } from '../../charts/scale';
import type { TableData } from '../../charts/figure/table';
import { isEvicting } from '../../decode/reading';
import { headRow, moved } from '../../insight/attention';
import { useFocus, useRun, useView } from '../../store/react';
import { words } from '../../words';
import { Choice, Choices } from '../choice';
import { attentionEquation } from '../equations';
import { Panel, PanelState } from '../panel';
import frameStyles from '../panel.module.css';
import { absenceOf, headCells, valueNorms } from '../rows';
import { type Text, useShownTheme, useText } from '../text';
import styles from './attention-panel.module.css';

const say = words.panels.attention;
const place = words.panels.place;
const states = words.panels.states;
const mostArcs = 24;

export function AttentionPanel() {
  const run = useRun();
  const text = useText();
  const theme = useShownTheme();
  const focus = useFocus();
  const { layer, head } = focus;
  const { weighting, attentionView, colourStretch } = useView((v) => ({
    weighting: v.weighting,
    attentionView: v.attentionView,
    colourStretch: v.colourStretch,
  }));
  const row = Math.min(focus.query ?? text.length - 1, text.length - 1);
  const cells = useMemo(() => headCells(text, layer, head, weighting), [text, layer, head, weighting]);
  const norms = useMemo(() => (weighting === 'moved' ? valueNorms(text, layer, head) : null), [weighting, text, layer, head]);
  const maximum = norms ? roundAbove(Math.max(...norms.filter(Number.isFinite), 0)) : 1;
  const scale = useMemo(() => colourScale({ maximum, stretch: colourStretch, theme }), [maximum, colourStretch, theme]);
  const values = useMemo(() => (row >= 0 ? (cells.row(row)?.slice() ?? null) : null), [cells, row]);
  const tokenName = useCallback((index: number) => place.token(index, text.label(index)), [text]);
  const onHover = useCallback((cell: Cell | null) => run('preview', cell && { query: cell.row, key: cell.column }), [run]);
  const onLock = useCallback((cell: Cell) => run('lock', { query: cell.row, key: cell.column }), [run]);
  const name = place.head(layer, head);
  const absent = useMemo(() => absenceOf(text, layer), [text, layer]);
  const spec = text.model?.spec.layers[layer]?.attention;
  const swatches = [
    ...(cells.count > 0 && !text.trace(0) ? [{ label: states.droppedLegend, nothing: 'dropped' as const }] : []),
    ...(absent && spec?.window ? [{ label: states.outsideLegend, nothing: 'outside' as const }] : []),
    ...(absent && isEvicting(text.reading) ? [{ label: states.evictedLegend, nothing: 'evicted' as const }] : []),
  ];
  const line = row >= 0 ? say.line(name, place.row(row, text.label(row))) : words.panels.states.empty;
  return (
    <Panel
      id="attention"
      title={say.title}
      line={line}
      tag="measured"
      caption={say.caption}
      where={say.where}
      equation={attentionEquation(spec?.extraLogit ?? 'none', spec?.window)}
      table={() => attentionTable(text, layer, head)}
      legend={
        <ColourLegend
          scale={scale}
          label={`${weighting === 'moved' ? say.legendMoved : say.legendShare} (${say.stretches[colourStretch]})`}
          swatches={swatches}
        />
      }
    >
      <Choices>
        <Choice
          name={say.weighting}
          value={weighting}
          options={[
            { value: 'share', label: say.share },
            { value: 'moved', label: say.moved },
          ]}
          onChange={(value) => run('weighting', value)}
        />
        <Choice
          name={say.view}
          value={attentionView}
          options={[
            { value: 'matrix', label: say.matrix },
            { value: 'arcs', label: say.arcs },
          ]}
          onChange={(value) => run('attentionView', value)}
        />
        <Choice
          name={say.stretch}
          value={colourStretch}
          options={(['sqrt', 'linear', 'log'] as const).map((value) => ({ value, label: say.stretches[value] }))}
          onChange={(value) => run('colourStretch', value)}
        />
      </Choices>
      <p className={frameStyles.readout} aria-live="off">
        {readout(text, values, row, focus.key, weighting)}
      </p>
      {text.length === 0 ? (
        <PanelState>{words.panels.states.empty}</PanelState>
      ) : (
        <div className={styles.chart}>
          {attentionView === 'matrix' ? (
            <Matrix
              cells={cells}
              scale={scale}
              label={tokenName}
              ariaLabel={say.figure(name, text.length)}
              rowsTitle={say.rows}
              columnsTitle={say.columnsAxis}
              mark={{ row: focus.query, column: focus.key }}
              accentColumn={0}
              {...(absent ? { absent } : {})}
              blockNote={words.panels.heads.block}
              onHover={onHover}
              onLock={onLock}
            />
          ) : values ? (
            <Arcs
              weights={values.map((value) => value || 0)}
              scale={scale}
              label={tokenName}
              most={mostArcs}
              note={say.arcsNote}
              marked={focus.key}
              accentColumn={0}
              ariaLabel={line}
              onHover={(key) => run('preview', key === null ? null : { key })}
              onLock={(key) => run('lock', { key })}
            />
          ) : (
            <PanelState>{words.panels.states.dropped}</PanelState>
          )}
        </div>
      )}
    </Panel>
  );
}

function readout(text: Text, values: Float32Array | null, row: number, key: number | null, weighting: 'share' | 'moved'): string {
  if (!values || row < 0) return '';
  const rowName = place.row(row, text.label(row));
  if (key === null || key > row) {
    const top = values.reduce((best, value, i) => (value > (values[best] ?? 0) ? i : best), 0);
    return say.strongest(rowName, place.column(top, text.label(top)), place.share(values[top] ?? 0));
  }
  const value = place.share(values[key] ?? 0);
  const column = place.column(key, text.label(key));
  return weighting === 'moved' ? say.readoutMoved(rowName, column, value) : say.readout(rowName, column, value);
}

/** Every cell of the head: row, column, α and α·‖v‖. */
function attentionTable(text: Text, layer: number, head: number): TableData {
  const norms = valueNorms(text, layer, head);
  const rows: (string | number)[][] = [];
  for (let index = text.length - 1; index >= 0; index--) {
    const trace = text.trace(index);
    if (!trace) continue;
    const weights = headRow(trace, layer, head);
    const moves = moved(weights, norms);
    weights.forEach((weight, key) => {
      if (!Number.isNaN(weight)) rows.push([index, text.label(index), key, text.label(key), weight, moves[key] ?? 0]);
    });
  }
  const { columns } = say;
  return { columns: [columns.row, columns.query, columns.column, columns.key, columns.alpha, columns.moved], rows };
}
