/** Where this head looks: its matrix, one row per step, or one row as arcs. */
import { greatestIndex } from 'd3-array';
import { Suspense, useCallback, useMemo } from 'react';
import { ColourLegend } from '../../../charts/legend';
import { type Cell, Matrix } from '../../../charts/matrix';
import { hasCorner } from '../../../charts/matrix-layout';
import { roundAbove } from '../../../charts/room';
import { paletteOf } from '../../../charts/palette';
import { useSize } from '../../../charts/size';
import { type Stretch, colourScale, signedScale } from '../../../charts/scale';
import { isEvicting } from '../../../decode/reader/reading-settings';
import { headRow, ownRow } from '../../../insight/attention';
import { useFocus, useRun, useDisplay } from '../../../store/react';
import { focusedRow } from '../../../store/display';
import { words } from '../../../words';
import { Choice, Choices } from '../../kit/choice';
import { attentionOf } from '../../data/layer-attention';
import { later } from '../../kit/boundary';
import { Panel, PanelMessage } from '../../kit/panel';
import fill from '../../kit/fill.module.css';
import frameStyles from '../../kit/panel.module.css';
import { type Weighting, absenceOf, headCells, ownEnds, valueNorms } from '../../data/head-cells';
import { nothingRead } from '../../data/nothing-read';
import { type Text, useShownTheme, useText } from '../../data/text';
import styles from './matrix-panel.module.css';
import { weightRow } from './row';
import { attentionTable } from './table';

const say = words.panels.attention;
const place = words.panels.place;
const states = words.panels.states;
const maxArcs = 24;
/** They come when they are first asked for: the matrix is what is there on arrival. */
const Arcs = later([], async () => (await import('../../../charts/arcs')).Arcs);
/** CSS pixels of the legend and the readout above the diagonal, and of each further line of the legend. */
const [cornerHeight, swatchHeight] = [124, 20];

/** Which sentence says what a row adds up to. */
function ideaOf(attention: ReturnType<typeof attentionOf>): keyof typeof say.ideas {
  if (!attention) return 'shares';
  if (attention.weights !== 'partial') return attention.weights;
  return attention.memory ? 'memory' : 'extraLogit';
}

export function AttentionPanel() {
  const run = useRun();
  const text = useText();
  const theme = useShownTheme();
  const focus = useFocus();
  const { layer, head } = focus;
  const { weighting, signs, attentionForm, colourStretch } = useDisplay((v) => ({
    signs: v.signs,
    weighting: v.weighting,
    attentionForm: v.attentionForm,
    colourStretch: v.colourStretch,
  }));
  const row = focusedRow(focus, text.length);
  const attention = attentionOf(text, layer);
  const signed = signs === 'signed' && attention?.weights === 'signed';
  // As computed, where that is not shares.
  const own = signed || attention?.weights === 'unnormalised';
  const cells = useMemo(() => headCells(text, layer, head, weighting, own), [text, layer, head, weighting, own]);
  const norms = useMemo(() => (weighting === 'moved' ? valueNorms(text, layer, head) : null), [weighting, text, layer, head]);
  const longest = norms ? Math.max(...norms.filter(Number.isFinite), 0) : 1;
  const ends = useMemo(() => (own ? ownEnds(text, layer, head) : []), [own, text, layer, head]);
  const maximum = roundAbove(longest * (own ? Math.max(...ends.filter(Number.isFinite), 0) : 1));
  const scale = useMemo(
    () => (signed ? signedScale({ limit: maximum, theme }) : colourScale({ maximum, stretch: colourStretch, theme, sink: true })),
    [signed, maximum, colourStretch, theme],
  );
  const values = useMemo(() => (row >= 0 ? (cells.row(row)?.slice() ?? null) : null), [cells, row]);
  const tokenName = useCallback((index: number) => place.tick(index, text.label(index)), [text]);
  const onHover = useCallback((cell: Cell | null) => run('preview', cell && { query: cell.row, key: cell.column }), [run]);
  const onLock = useCallback((cell: Cell) => run('lock', { query: cell.row, key: cell.column }), [run]);
  const name = place.head(layer, head);
  const absent = useMemo(() => absenceOf(text, layer), [text, layer]);
  const swatches = [
    ...(scale.sink ? [{ label: say.sinkColumn, colour: paletteOf(theme).accent }] : []),
    ...(cells.count > 0 && !text.trace(0) ? [{ label: states.droppedLegend, nothing: 'dropped' as const }] : []),
    ...(absent && attention?.window ? [{ label: states.outsideLegend, nothing: 'outside' as const }] : []),
    ...(absent && isEvicting(text.reading) ? [{ label: states.evictedLegend, nothing: 'evicted' as const }] : []),
  ];
  // As wide as the chart, and there from the start.
  const [controls, { width }] = useSize<HTMLDivElement>();
  const blankHeight = cornerHeight + swatchHeight * swatches.length;
  const inCorner = attentionForm === 'matrix' && hasCorner(width, blankHeight);
  const legend = <ColourLegend scale={scale} label={legendText(weighting, signed, colourStretch)} swatches={swatches} />;
  const told = (
    <p className={frameStyles.readout} aria-live="off" {...(inCorner ? { 'data-figure-text': '' } : {})}>
      {readout(text, values, row, focus.key, weighting, signed)}
    </p>
  );
  const line = row >= 0 ? say.line(name, place.row(row, text.label(row))) : nothingRead(text.model).line;
  const corner = (
    <div className={styles.corner}>
      {legend}
      {told}
    </div>
  );
  return (
    <Panel
      line={line}
      tag="measured"
      idea={say.ideas[ideaOf(attention)]}
      maths={attention && { ...attention.equations.attention, row: equationRow(text, layer, head, row, focus.key) }}
      table={(first) => attentionTable(text, layer, head, first)}
      legend={inCorner ? null : legend}
    >
      <div ref={controls}>
        <Choices>
          <Choice
            name={say.weighting}
            value={weighting}
            options={[
              { value: 'share', label: signed ? say.signedShare : say.share },
              { value: 'moved', label: signed ? say.signedMoved : say.moved },
            ]}
            onChange={(value) => run('weighting', value)}
          />
          <Choice
            name={say.form}
            value={attentionForm}
            options={[
              { value: 'matrix', label: say.matrix },
              { value: 'arcs', label: say.arcs },
            ]}
            onChange={(value) => run('attentionForm', value)}
          />
          {attention?.weights === 'signed' && (
            <Choice
              name={say.signs}
              value={signs}
              options={(['share', 'signed'] as const).map((value) => ({ value, label: say.signChoices[value] }))}
              onChange={(value) => run('signs', value)}
            />
          )}
          {!signed && (
            <Choice
              name={say.stretch}
              value={colourStretch}
              options={(['sqrt', 'linear', 'log'] as const).map((value) => ({ value, label: say.stretches[value] }))}
              onChange={(value) => run('colourStretch', value)}
            />
          )}
        </Choices>
      </div>
      {inCorner ? null : told}
      {text.length === 0 ? (
        <PanelMessage>{nothingRead(text.model).message}</PanelMessage>
      ) : attention?.weights === 'none' ? (
        <PanelMessage>{states.noWeights}</PanelMessage>
      ) : (
        <div className={`${fill.fill} ${styles.chart}`}>
          {attentionForm === 'matrix' ? (
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
              {...(inCorner
                ? {
                    blankHeight,
                    inBlank: () => corner,
                  }
                : {})}
              onHover={onHover}
              onLock={onLock}
            />
          ) : values ? (
            <Suspense>
              <Arcs
                weights={values.map((value) => value || 0)}
                scale={scale}
                label={tokenName}
                limit={maxArcs}
                note={say.arcsNote}
                marked={focus.key}
                accentColumn={0}
                ariaLabel={line}
                onHover={(key) => run('preview', key === null ? null : { key })}
                onLock={(key) => run('lock', { key })}
              />
            </Suspense>
          ) : (
            <PanelMessage>{words.panels.states.dropped}</PanelMessage>
          )}
        </div>
      )}
    </Panel>
  );
}

/** The weight that the readout names: of the key that is looked at, else of the strongest. */
function equationRow(text: Text, layer: number, head: number, row: number, key: number | null): string | null {
  const attention = attentionOf(text, layer);
  const trace = row < 0 ? undefined : text.trace(row);
  const weights = trace && (ownRow(trace, layer, head) ?? headRow(trace, layer, head));
  if (!attention || !weights || attention.weights === 'signed') return null;
  const at = key === null || key > row ? (greatestIndex(weights) ?? 0) : key;
  const { zeroSink, dropFirst } = text.reading;
  return weightRow(
    attention.equations.attention,
    row,
    at,
    weights[at] ?? 0,
    !isEvicting(text.reading) && !zeroSink && !dropFirst,
  );
}

function legendText(weighting: Weighting, signed: boolean, stretch: Stretch): string {
  if (signed) return weighting === 'moved' ? say.legendSignedMoved : say.legendSigned;
  return say.legends[weighting][stretch];
}

function readout(
  text: Text,
  values: Float32Array | null,
  row: number,
  key: number | null,
  weighting: Weighting,
  signed: boolean,
): string {
  if (!values || row < 0) return '';
  const rowName = place.row(row, text.label(row));
  const amount = signed ? place.signed : place.share;
  if (key === null || key > row) {
    const top = Math.max(0, greatestIndex(values.map(Math.abs)) ?? 0);
    // A row of ReLU attention may have no weight at all: it looks nowhere most.
    if (values[top] === 0) return say.readout(rowName, place.column(top, text.label(top)), amount(0));
    return say.strongest(rowName, place.column(top, text.label(top)), amount(values[top] ?? 0));
  }
  const value = amount(values[key] ?? 0);
  const column = place.column(key, text.label(key));
  if (weighting === 'share') return say.readout(rowName, column, value);
  return signed ? say.readoutSignedMoved(rowName, column, value) : say.readoutMoved(rowName, column, value);
}
