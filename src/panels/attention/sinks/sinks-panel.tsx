/** How much attention drains into the first token. */
import { mean } from 'd3-array';
import { useMemo } from 'react';
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
import fill from '../../kit/fill.module.css';
import frameStyles from '../../kit/panel.module.css';
import { attentionOf } from '../../data/layer-attention';
import { oneRowAtMost } from '../../data/nothing-read';
import { type Text, useShownTheme, useText } from '../../data/text';
import { useQueryFocus } from '../../data/use-query-focus';
import { useScores } from '../../data/use-scores';
import { heatOf, movedNow, sharesNow } from './heat';
import { sinkRow } from './row';
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
        label: place.layerInShort(layer),
        colour: palette.series[layer % palette.series.length] ?? '',
        values: sinkByRow.slice(1, text.length).map((shares) => shares[layer] ?? Number.NaN),
      })),
    [text, sinkByRow, palette],
  );
  const { onHover, onLock } = useQueryFocus();
  const enough = text.length > 1;
  return (
    <Panel
      line={enough ? say.line(place.percent(sinkMetric(all)), sinkThreshold, place.percent(overall)) : oneRowAtMost(text).line}
      tag="measured"
      idea={attentionOf(text, focus.layer)?.weights === 'unnormalised' ? say.nowhereIdea : say.idea}
      maths={{ tex: equation, where: say.where, row: sinkRow(leftOut > 0 ? 0 : text.length - 1, focus.layer, focus.head, means) }}
      table={() => sinksTable(text, heads, row)}
      legend={<ColourLegend scale={heat.scale} label={heat.legend} />}
    >
      {enough ? (
        <div className={styles.parts}>
          <div className={`${frameStyles.part} ${styles.heat}`}>
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
          <div className={`${fill.part} ${styles.lines}`}>
            <h3 className={frameStyles.subtitle}>{say.lines}</h3>
            <div className={`${fill.fill} ${styles.chart}`}>
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
        </div>
      ) : (
        <PanelMessage>{oneRowAtMost(text).message}</PanelMessage>
      )}
    </Panel>
  );
}

function sinksTable(text: Text, heads: readonly (readonly HeadScores[])[], row: number): TableData {
  const c = say.columns;
  const now = sharesNow(text, row);
  const moved = movedNow(text, row);
  return {
    columns: [c.layer, c.head, c.now, c.mean, c.moved, c.entropy, c.isSink],
    rows: heads.flatMap((layer, l) =>
      layer.map(({ sink, entropy }, h) => [
        l,
        h,
        known(now[l]?.[h]),
        known(sink),
        known(moved[l]?.[h]),
        known(entropy),
        sink > sinkThreshold ? say.yes : say.no,
      ]),
    ),
  };
}
