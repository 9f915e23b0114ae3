/** How much attention drains into the first token. */
import { useMemo } from 'react';
import { Dots } from '../../charts/dots';
import { type TableData, known } from '../../charts/figure/table';
import { HeatTable } from '../../charts/heat-table';
import { ColourLegend } from '../../charts/legend';
import { Lines } from '../../charts/lines';
import { paletteOf } from '../../charts/palette';
import { colourScale } from '../../charts/scale';
import { headRow, sinkMetric, sinkThreshold } from '../../insight/attention';
import { median } from '../../insight/median';
import { useFocus, useRun, useView } from '../../store/react';
import { words } from '../../words';
import { Choice } from '../choice';
import { Panel, PanelState } from '../panel';
import frameStyles from '../panel.module.css';
import { SurgeryControls } from '../reading/surgery-controls';
import { groupOf, normsOf } from '../rows';
import { type Text, useShownTheme, useText } from '../text';
import { useQueryFocus } from '../use-query-focus';
import { useScores } from '../use-scores';
import styles from './sinks-panel.module.css';

const say = words.panels.sinks;
const place = words.panels.place;

export function SinksPanel() {
  const run = useRun();
  const text = useText();
  const theme = useShownTheme();
  const focus = useFocus();
  const statistic = useView((v) => v.sinkStatistic);
  const { heads, sinkByRow } = useScores(text);
  const palette = paletteOf(theme);
  const scale = useMemo(() => colourScale({ stretch: 'linear', theme }), [theme]);
  const row = Math.min(focus.query ?? text.length - 1, text.length - 1);
  const trace = row > 0 ? text.trace(row) : undefined;
  const means = heads.map((layer) => layer.map(({ sink }) => sink));
  const now = (text.model?.spec.layers ?? []).map(({ attention }, layer) =>
    Array.from({ length: attention.heads }, (_, head) => (trace ? (headRow(trace, layer, head)[0] ?? 0) : Number.NaN)),
  );
  const all = means.flat().filter(Number.isFinite);
  const mean = all.length === 0 ? Number.NaN : all.reduce((sum, x) => sum + x, 0) / all.length;
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
      id="sinks"
      title={say.title}
      line={enough ? say.line(place.percent(sinkMetric(all)), sinkThreshold, place.percent(mean)) : words.panels.states.oneRow}
      tag="measured"
      caption={say.caption}
      where={say.where}
      table={() => sinksTable(text, means, now)}
      legend={<ColourLegend scale={scale} label={say.legendShare} />}
    >
      {enough ? (
        <div className={styles.parts}>
          <div className={frameStyles.part}>
            <Choice
              name={say.statistic}
              value={statistic}
              options={[
                { value: 'mean', label: say.mean },
                { value: 'now', label: say.now },
              ]}
              onChange={(value) => run('sinkStatistic', value)}
            />
            <h3 className={frameStyles.subtitle}>{statistic === 'mean' ? say.heatMean(text.length - 1) : say.heatNow(row)}</h3>
            <HeatTable
              values={statistic === 'mean' ? means : now}
              scale={scale}
              rowLabel={(layer) => `L${layer}`}
              columnLabel={(head) => `H${head}`}
              cellLabel={(layer, head) =>
                say.heatCell(place.head(layer, head), place.share((statistic === 'mean' ? means : now)[layer]?.[head] ?? 0))
              }
              format={(value) => (Number.isFinite(value) ? value.toFixed(2) : '–')}
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
                yTitle={`${say.shareAxis} (· · ${say.uniform})`}
                ariaLabel={say.linesFigure}
                onHover={onHover}
                onLock={onLock}
              />
            </div>
          </div>
          <Norms text={text} layer={focus.layer} head={focus.head} cursor={focus.key} />
          <div className={styles.wide}>
            <SurgeryControls />
          </div>
        </div>
      ) : (
        <PanelState>{words.panels.states.oneRow}</PanelState>
      )}
    </Panel>
  );
}

/** Key and value norms of token 0 beside the other tokens', for the focused head's key/value head. */
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
  const { key, value } = useMemo(
    () => ({ key: normsOf(text, layer, group, 'keyNorm'), value: normsOf(text, layer, group, 'valueNorm') }),
    [text, layer, group],
  );
  const name = place.group(layer, group);
  return (
    <>
      {(
        [
          [say.keyNorm, key],
          [say.valueNorm, value],
        ] as const
      ).map(([title, values]) => (
        <div className={frameStyles.part} key={title}>
          <h3 className={frameStyles.subtitle}>
            {title}, {name}
          </h3>
          <div className={styles.chart}>
            <Dots
              values={values}
              accent={0}
              cursor={cursor}
              xTitle={words.panels.cache.growthAxis}
              yTitle={say.normAxis}
              ariaLabel={say.normsFigure(name)}
            />
          </div>
        </div>
      ))}
      <p className={frameStyles.readout}>{say.normRatio(ratio(key), ratio(value))}</p>
    </>
  );
}

const ratio = (values: readonly number[]): string => ((values[0] ?? Number.NaN) / median(values.slice(1))).toFixed(2);

function sinksTable(text: Text, means: readonly (readonly number[])[], now: readonly (readonly number[])[]): TableData {
  const c = say.columns;
  return {
    columns: [c.layer, c.head, c.now, c.mean, c.isSink, c.key, c.value, c.keyOthers, c.valueOthers],
    rows: means.flatMap((layer, l) =>
      layer.map((mean, h) => {
        const group = groupOf(text, l, h);
        const key = normsOf(text, l, group, 'keyNorm');
        const value = normsOf(text, l, group, 'valueNorm');
        return [
          l,
          h,
          known(now[l]?.[h]),
          known(mean),
          mean > sinkThreshold ? say.yes : say.no,
          known(key[0]),
          known(value[0]),
          known(median(key.slice(1))),
          known(median(value.slice(1))),
        ];
      }),
    ),
  };
}
