/** How much attention drains into the first token. */
import { mean, median } from 'd3-array';
import { useMemo } from 'react';
import { Dots } from '../../../charts/dots';
import { type TableData, known } from '../../../charts/figure/table';
import { HeatTable } from '../../../charts/heat-table';
import { ColourLegend } from '../../../charts/legend';
import { Lines } from '../../../charts/lines';
import { paletteOf } from '../../../charts/palette';
import { type HeadScores, sinkMetric, sinkThreshold } from '../../../insight/attention';
import { useFocus, useRun, useDisplay } from '../../../store/react';
import { focusedRow } from '../../../store/display';
import { words, wordsOf } from '../../../words';
import { fixed } from '../../../words/numbers';
import { Choice } from '../../kit/choice';
import { Panel, PanelMessage } from '../../kit/panel';
import { equation } from './equation';
import frameStyles from '../../kit/panel.module.css';
import { SurgeryControls } from '../../cache/policy/surgery-controls';
import { groupOf, normsOf, residualNorms } from '../../data/head-cells';
import { attentionOf } from '../../data/layer-attention';
import { type Text, useShownTheme, useText } from '../../data/text';
import { useQueryFocus } from '../../data/use-query-focus';
import { useScores } from '../../data/use-scores';
import { heatOf, movedNow, sharesNow } from './heat';
import styles from './sinks-panel.module.css';

const say = wordsOf('sinks');
const place = words.panels.place;

export function SinksPanel() {
  const run = useRun();
  const text = useText();
  const theme = useShownTheme();
  const focus = useFocus();
  const statistic = useDisplay((v) => v.sinkStatistic);
  const { heads, sinkByRow, leftOut } = useScores(text);
  const palette = paletteOf(theme);
  const row = focusedRow(focus, text.length);
  const means = heads.map((layer) => layer.map(({ sink }) => sink));
  const heat = useMemo(() => heatOf(text, statistic, heads, row, theme), [text, statistic, heads, row, theme]);
  const all = means.flat().filter(Number.isFinite);
  const overall = mean(all) ?? Number.NaN;
  const series = useMemo(
    () =>
      (text.model?.spec.layers ?? []).map((_, layer) => ({
        label: place.layer(layer).replace(/^layer /, 'L'),
        colour: palette.series[layer % palette.series.length] ?? '',
        values: sinkByRow.slice(1, text.length).map((shares) => shares[layer] ?? Number.NaN),
      })),
    [text, sinkByRow, palette],
  );
  const { onHover, onLock } = useQueryFocus();
  const enough = text.length > 1;
  return (
    <Panel
      line={enough ? say.line(place.percent(sinkMetric(all)), sinkThreshold, place.percent(overall)) : words.panels.states.oneRow}
      tag="measured"
      idea={say.idea}
      maths={{ tex: equation, where: say.where }}
      table={() => sinksTable(text, heads, row)}
      legend={<ColourLegend scale={heat.scale} label={heat.legend} />}
    >
      {enough ? (
        <div className={styles.parts}>
          <div className={frameStyles.part}>
            <Choice
              name={words.panels.sinks.statistic}
              value={statistic}
              options={[
                { value: 'mean', label: say.mean },
                { value: 'now', label: say.now },
                { value: 'moved', label: say.moved },
                { value: 'entropy', label: say.entropy },
              ]}
              onChange={(value) => run('sinkStatistic', value)}
            />
            <h3 className={frameStyles.subtitle}>{heat.title}</h3>
            <HeatTable
              values={heat.values}
              scale={heat.scale}
              rowLabel={(layer) => `L${layer}`}
              columnLabel={(head) => `H${head}`}
              cellLabel={heat.cell}
              format={(value) => (Number.isFinite(value) ? fixed(value, 2) : '–')}
              chosen={{ row: focus.layer, column: focus.head }}
              onChoose={(layer, head) => run('lock', { layer, head })}
            />
          </div>
          <div className={frameStyles.part}>
            <h3 className={frameStyles.subtitle}>{say.lines}</h3>
            <div className={styles.chart}>
              <Lines
                series={series}
                from={1}
                domain={[0, 1]}
                baseline={{ label: say.uniform, value: (index) => 1 / (index + 1) }}
                cursor={focus.query}
                xTitle={say.rowAxis}
                yTitle={say.shareAxis}
                ariaLabel={say.linesFigure}
                onHover={onHover}
                onLock={onLock}
              />
            </div>
          </div>
          {leftOut > 0 && <p className={frameStyles.quiet}>{words.panels.states.droppedRows(leftOut)}</p>}
          <Norms text={text} layer={focus.layer} head={focus.head} cursor={focus.key} />
          <div className={styles.wide}>
            <SurgeryControls />
          </div>
        </div>
      ) : (
        <PanelMessage>{words.panels.states.oneRow}</PanelMessage>
      )}
    </Panel>
  );
}

/**
 * Norms of token 0 beside the other tokens': keys and values as the focused head reads them, and the hidden state that its layer
 * hands on.
 */
function Norms({
  text,
  layer,
  head,
  cursor,
}: {
  readonly text: Text;
  readonly layer: number;
  readonly head: number;
  readonly cursor: number | null;
}) {
  const group = groupOf(text, layer, head);
  const layers = text.model?.spec.layers.length ?? 0;
  const { key, value } = useMemo(
    () => ({ key: normsOf(text, layer, group, 'keyNorm'), value: normsOf(text, layer, group, 'valueNorm') }),
    [text, layer, group],
  );
  // Before layer 0, and after each layer.
  const hidden = useMemo(() => Array.from({ length: layers + 1 }, (_, at) => residualNorms(text, at)), [text, layers]);
  const name = place.group(layer, group);
  const hasKeys = attentionOf(text, layer)?.keyValueHeads !== 0;
  const ofKeys = [
    { title: say.keyNorm(name), values: key, figure: say.normsFigure(name), wide: false },
    { title: say.valueNorm(name), values: value, figure: say.normsFigure(name), wide: false },
  ];
  const charts = [
    ...(hasKeys ? ofKeys : []),
    { title: say.hiddenNorm(layer), values: hidden[layer + 1] ?? [], figure: say.hiddenFigure(layer), wide: true },
  ];
  return (
    <>
      {charts.map(({ title, values, figure, wide }) => (
        <div className={`${frameStyles.part} ${wide ? styles.wide : ''}`} key={title}>
          <h3 className={frameStyles.subtitle}>{title}</h3>
          <div className={styles.chart}>
            <Dots values={values} accent={0} cursor={cursor} xTitle={say.tokenAxis} yTitle={say.normAxis} ariaLabel={figure} />
          </div>
        </div>
      ))}
      <p className={frameStyles.readout}>
        {hasKeys && (
          <>
            {say.normRatio(ratio(key), ratio(value), ratio(hidden[layer + 1] ?? []), layer)}
            <br />
          </>
        )}
        {say.hiddenRatios(hidden.map(ratio))}
      </p>
    </>
  );
}

/** NaN of nothing; a value that is not known is left out. */
const medianOf = (values: readonly number[]): number => median(values) ?? Number.NaN;

const ratio = (values: readonly number[]): string => fixed((values[0] ?? Number.NaN) / medianOf(values.slice(1)), 2);

function sinksTable(text: Text, heads: readonly (readonly HeadScores[])[], row: number): TableData {
  const c = say.columns;
  const now = sharesNow(text, row);
  const moved = movedNow(text, row);
  return {
    columns: [
      c.layer,
      c.head,
      c.now,
      c.mean,
      c.moved,
      c.entropy,
      c.isSink,
      c.key,
      c.value,
      c.keyOthers,
      c.valueOthers,
      c.before,
      c.beforeOthers,
      c.after,
      c.afterOthers,
    ],
    rows: heads.flatMap((layer, l) =>
      layer.map(({ sink, entropy }, h) => {
        const group = groupOf(text, l, h);
        const key = normsOf(text, l, group, 'keyNorm');
        const value = normsOf(text, l, group, 'valueNorm');
        const [before, after] = [residualNorms(text, l), residualNorms(text, l + 1)];
        return [
          l,
          h,
          known(now[l]?.[h]),
          known(sink),
          known(moved[l]?.[h]),
          known(entropy),
          sink > sinkThreshold ? say.yes : say.no,
          known(key[0]),
          known(value[0]),
          known(medianOf(key.slice(1))),
          known(medianOf(value.slice(1))),
          known(before[0]),
          known(medianOf(before.slice(1))),
          known(after[0]),
          known(medianOf(after.slice(1))),
        ];
      }),
    ),
  };
}
