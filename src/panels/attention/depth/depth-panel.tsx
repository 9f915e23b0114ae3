/** Sink heads, long first vectors and the entropy of the residual stream, layer by layer. */
import { max, median, min } from 'd3-array';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { type TableData, known } from '../../../charts/figure/table';
import { Lines, type Series } from '../../../charts/lines';
import { paletteOf } from '../../../charts/palette';
import { sinkMetric, sinkThreshold } from '../../../insight/attention';
import { useFocus, useRun } from '../../../store/react';
import { words, wordsOf } from '../../../words';
import { fixed } from '../../../words/numbers';
import { Panel, PanelMessage } from '../../kit/panel';
import fill from '../../kit/fill.module.css';
import frameStyles from '../../kit/panel.module.css';
import { normsOf, residualNorms } from '../../data/head-cells';
import { attentionOf } from '../../data/layer-attention';
import { oneRowAtMost } from '../../data/nothing-read';
import { type Text, useShownTheme, useText } from '../../data/text';
import { type Residuals, streamAt, useResiduals } from '../../data/use-residuals';
import { useScores } from '../../data/use-scores';
import { depthRow, equation } from './equation';
import { type EntropyAnswer, entropiesOf } from './entropies';
import styles from './depth-panel.module.css';

const say = wordsOf('depth');
const { place } = words.panels;

const twoPlaces = (value: number): string => fixed(value, 2);

export function DepthPanel() {
  const run = useRun();
  const text = useText();
  const { layer } = useFocus();
  const { heads } = useScores(text);
  const { series: colours, accent } = paletteOf(useShownTheme());
  const residuals = useResiduals(text);
  const entropies = useEntropies(residuals);
  const layers = text.model?.spec.layers.length ?? 0;
  const share = heads.map((ofLayer) => {
    const means = ofLayer.map(({ sink }) => sink).filter(Number.isFinite);
    return means.length === 0 ? Number.NaN : sinkMetric(means);
  });
  const hidden = useMemo(() => Array.from({ length: layers + 1 }, (_, at) => ratioOf(residualNorms(text, at))), [text, layers]);
  const value = useMemo(() => Array.from({ length: layers }, (_, at) => ratioOf(valueLengths(text, at))), [text, layers]);
  const whole = entropies?.map((each) => each.whole) ?? [];
  const without = entropies?.map((each) => each.without) ?? [];
  const [blue = '', olive = '', green = ''] = colours;
  const upper: readonly Series[] = [
    { label: say.share, colour: accent, values: share },
    ...(entropies ? [{ label: say.entropy, colour: blue, values: whole }] : []),
    ...(entropies ? [{ label: say.without, colour: green, values: without }] : []),
  ];
  const lower: readonly Series[] = [
    { label: say.hidden, colour: blue, values: hidden },
    { label: say.value, colour: olive, values: value },
  ];
  const enough = text.length > 2;
  const onHover = useCallback(
    (at: number | null) => run('preview', at === null || at >= layers ? null : { layer: at }),
    [run, layers],
  );
  const onLock = useCallback((at: number) => run('lock', { layer: Math.min(at, layers - 1) }), [run, layers]);
  const common = { from: 0, to: layers, cursor: layer, xTitle: say.layerAxis, format: twoPlaces, onHover, onLock } as const;
  return (
    <Panel
      line={enough ? say.line(place.percent(share[layer] ?? Number.NaN), layer) : oneRowAtMost(text).line}
      tag="measured"
      idea={say.idea}
      maths={{
        tex: equation,
        where: say.where(sinkThreshold),
        row: depthRow(layer, {
          entropy: whole[layer] ?? Number.NaN,
          without: without[layer] ?? Number.NaN,
          hidden: hidden[layer] ?? Number.NaN,
          value: value[layer] ?? Number.NaN,
        }),
      }}
      table={() => depthTable({ share, hidden, value, whole, without })}
    >
      {enough ? (
        <>
          <div className={styles.charts}>
            <div className={fill.part}>
              <h3 className={frameStyles.subtitle}>{say.upper}</h3>
              <div className={`${fill.fill} ${styles.chart}`}>
                <Lines {...common} series={upper} domain={[0, 1]} yTitle={say.partAxis} ariaLabel={say.upper} />
              </div>
            </div>
            <div className={fill.part}>
              <h3 className={frameStyles.subtitle}>{say.lower}</h3>
              <div className={`${fill.fill} ${styles.chart}`}>
                <Lines
                  {...common}
                  series={lower}
                  domain={logDomain([...hidden, ...value])}
                  log
                  yTitle={say.timesAxis}
                  ariaLabel={say.lower}
                />
              </div>
            </div>
          </div>
          <p className={frameStyles.quiet}>{entropySays(residuals, entropies !== null)}</p>
          <p className={frameStyles.quiet}>{say.noCause}</p>
        </>
      ) : (
        <PanelMessage>{oneRowAtMost(text).message}</PanelMessage>
      )}
    </Panel>
  );
}

function entropySays(residuals: Residuals | null, isThere: boolean): string {
  if (residuals?.refused) return say.refused;
  return residuals && isThere ? say.entropyOf(residuals.rows.length) : say.reading;
}

/** [layers + 1] of the residual stream that was read last; null until there is one. */
function useEntropies(residuals: Residuals | null): readonly EntropyAnswer[] | null {
  const [computed, setComputed] = useState<{ readonly of: Residuals; readonly answers: readonly EntropyAnswer[] } | null>(null);
  useEffect(() => {
    const spec = residuals?.text.model?.spec;
    if (!residuals || !spec || residuals.refused || residuals.rows.length < 3) return undefined;
    const stop = new AbortController();
    const streams = Array.from({ length: spec.layers.length + 1 }, (_, layer) => streamAt(residuals, layer, spec.width));
    entropiesOf(streams, spec.width, stop.signal, (answers) => setComputed({ of: residuals, answers }));
    return () => stop.abort();
  }, [residuals]);
  // While another text's are computed, those of the one before stay.
  return computed && residuals && !residuals.refused && computed.of.text.model === residuals.text.model ? computed.answers : null;
}

/** Token 0's against the median of the others'. */
const ratioOf = (values: readonly number[]): number =>
  (values[0] ?? Number.NaN) / (median(values.slice(1).filter(Number.isFinite)) ?? Number.NaN);

/** ‖v‖ of every token in a layer, over all of its key/value heads. */
function valueLengths(text: Text, layer: number): number[] {
  const groups = attentionOf(text, layer)?.keyValueHeads ?? 0;
  const squares = Array.from({ length: text.length }, () => (groups === 0 ? Number.NaN : 0));
  for (let group = 0; group < groups; group++)
    normsOf(text, layer, group, 'valueNorm').forEach((norm, i) => {
      squares[i] = (squares[i] ?? 0) + norm * norm;
    });
  return squares.map(Math.sqrt);
}

/** Whole powers of ten around some ratios, and around 1. */
function logDomain(ratios: readonly number[]): readonly [number, number] {
  const found = ratios.filter((ratio) => Number.isFinite(ratio) && ratio > 0);
  const ten = (exponent: number): number => 10 ** exponent;
  return [ten(Math.min(-1, Math.floor(Math.log10(min(found) ?? 1)))), ten(Math.max(1, Math.ceil(Math.log10(max(found) ?? 1))))];
}

type Curves = Readonly<Record<'share' | 'hidden' | 'value' | 'whole' | 'without', readonly number[]>>;

function depthTable({ share, hidden, value, whole, without }: Curves): TableData {
  const c = say.columns;
  return {
    columns: [c.layer, c.share, c.hidden, c.value, c.entropy, c.without],
    rows: hidden.map((_, at) => [
      at,
      known(share[at]),
      known(hidden[at]),
      known(value[at]),
      known(whole[at]),
      known(without[at]),
    ]),
  };
}
