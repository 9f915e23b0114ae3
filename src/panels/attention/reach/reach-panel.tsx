/** What can have reached a row, outlined, and what flowed into it, filled: a band for every layer that is passed. */
import { memo, useCallback, useMemo } from 'react';
import { Bands } from '../../../charts/bands';
import { type TableData, known } from '../../../charts/figure/table';
import { ColourLegend } from '../../../charts/legend';
import { type Theme, paletteOf } from '../../../charts/palette';
import { type ColourScale, colourScale } from '../../../charts/scale';
import { policies } from '../../../decode/policies';
import { sinkOf } from '../../../decode/reader/reading-settings';
import { sharesOf } from '../../../insight/flow';
import { recentTokens } from '../../../insight/budget';
import { reachedIn } from '../../../insight/reach';
import { useFocus, useRun, useDisplay } from '../../../store/react';
import { focusedRow } from '../../../store/display';
import { words, wordsOf } from '../../../words';
import { Choice, Choices } from '../../kit/choice';
import { Panel, PanelMessage } from '../../kit/panel';
import { equation } from './equation';
import { FirstDifference } from '../../cache/policy/first-difference';
import frameStyles from '../../kit/panel.module.css';
import { hasWeights } from '../../data/head-cells';
import { nothingRead } from '../../data/nothing-read';
import { type Text, useShownTheme, useText } from '../../data/text';
import { type Picture, pictureOf, windowsOf } from './picture';
import { reachRow } from './row';
import styles from './reach-panel.module.css';

const say = wordsOf('reach');

const place = words.panels.place;
const states = words.panels.states;

type Kind = 'rollout' | 'direct';

export function ReachPanel() {
  const run = useRun();
  const text = useText();
  const theme = useShownTheme();
  const focus = useFocus();
  const { kind, stretch } = useDisplay((v) => ({ kind: v.flow, stretch: v.colourStretch }));
  const row = focusedRow(focus, text.length);
  const picture = useMemo(() => pictureOf(text, row, kind), [text, row, kind]);
  const scale = useMemo(() => colourScale({ stretch, theme }), [stretch, theme]);
  const layers = text.model?.spec.layers.length ?? 0;
  const names = useMemo(
    () => [say.top, ...Array.from({ length: layers }, (_, passed) => say.band[kind](layers - 1 - passed))],
    [layers, kind],
  );
  const tokenName = useCallback((index: number) => place.tick(index, text.label(index)), [text]);
  const onHover = useCallback((key: number | null) => run('preview', key === null ? null : { key }), [run]);
  const onLock = useCallback((key: number) => run('lock', { key }), [run]);
  const rowName = row < 0 ? '' : place.row(row, text.label(row));
  const reached = picture?.reached.at(-1) ?? 0;
  const line = picture
    ? say.line(rowName, reachedIn(picture.seen), reached, row + 1)
    : row < 0
      ? nothingRead(text.model).line
      : rowName;
  return (
    <Panel
      line={line}
      tag="measured"
      idea={say.idea}
      maths={{ tex: equation, where: say.where, row: picture && equationRow(text, picture, row, kind, focus.key) }}
      table={() => flowTable(text, picture, names)}
    >
      <Choices>
        <Choice
          name={say.drawn}
          value={kind}
          options={(['rollout', 'direct'] as const).map((value) => ({ value, label: say.flows[value] }))}
          onChange={(value) => run('flow', value)}
        />
        <Choice
          name={words.panels.attention.stretch}
          value={stretch}
          options={(['sqrt', 'linear', 'log'] as const).map((value) => ({
            value,
            label: words.panels.attention.stretches[value],
          }))}
          onChange={(value) => run('colourStretch', value)}
        />
      </Choices>
      {picture ? (
        <>
          <p className={`${frameStyles.readout} ${styles.readout}`}>{readout(text, picture, { names, kind, key: focus.key })}</p>
          <FirstDifference />
          <Bands
            bands={picture.bands}
            names={names}
            scale={scale}
            label={tokenName}
            xTitle={say.columnAxis}
            marked={focus.key}
            accentColumn={0}
            blockNote={say.block}
            ariaLabel={say.figure(rowName, layers, reached)}
            onHover={onHover}
            onLock={onLock}
          />
          <div className={frameStyles.legend}>
            <Legend scale={scale} kind={kind} theme={theme} />
          </div>
          <Missing text={text} picture={picture} />
        </>
      ) : (
        <PanelMessage>{row < 0 ? nothingRead(text.model).message : states.dropped}</PanelMessage>
      )}
    </Panel>
  );
}

/** The flow of the token that is looked at, else of token 0; only what is rolled out has its letter in the equation. */
function equationRow(text: Text, picture: Picture, row: number, kind: Kind, key: number | null): string {
  const windows = windowsOf(text);
  const [window = null] = windows;
  const same = windows.every((each) => each === window);
  const at = key === null || key > row ? 0 : key;
  const flow = kind === 'direct' ? null : { key: at, share: picture.bands.at(-1)?.[at] ?? Number.NaN };
  return reachRow({ row, layers: windows.length, reached: picture.reached.at(-1) ?? 0, window: same ? window : null }, flow);
}

interface LegendProps {
  readonly scale: ColourScale;
  readonly kind: Kind;
  readonly theme: Theme;
}

/** Apart from the panel, so that a step does not render it. */
const Legend = memo(function Legend({ scale, kind, theme }: LegendProps) {
  const { ink } = paletteOf(theme);
  const flows = kind === 'rollout';
  return (
    <ColourLegend
      scale={scale}
      label={say.legends[kind][scale.stretch]}
      swatches={[
        { label: flows ? say.legendReach : say.legendSeen, outline: ink },
        { label: say.legendOutside, nothing: 'outside' },
      ]}
    />
  );
});

/** What of the flow is not drawn, since the rows that it came by way of are not known. */
function Missing({ text, picture }: { readonly text: Text; readonly picture: Picture }) {
  const lost = picture.flow.lost.at(-1) ?? 0;
  const without = (text.model?.spec.layers ?? []).flatMap((_, layer) => (hasWeights(text, layer) ? [] : [layer]));
  if (without.length > 0) return <p className={frameStyles.quiet}>{states.noWeightsIn(without)}</p>;
  if (lost === 0 && picture.unknown === 0) return null;
  const { recomputes } = policies[text.reading.policy.kind];
  const share = place.percent(lost);
  return <p className={frameStyles.quiet}>{recomputes ? say.notKept(share) : say.gaps(picture.unknown, share)}</p>;
}

interface Shown {
  readonly names: readonly string[];
  readonly kind: Kind;
  readonly key: number | null;
}

function readout(text: Text, { flow, bands, seen }: Picture, { names, kind, key }: Shown): string {
  const token = (index: number): string => place.token(index, text.label(index));
  const below = bands.slice(1);
  if (key !== null && key < seen.length) {
    const parts = below.map((band, i) => {
      const share = known(band[key]);
      return say.share(names[i + 1] ?? '', share === null ? null : place.percent(share));
    });
    return say.readout(token(key), parts);
  }
  if (kind === 'direct') {
    return say.strongest(
      below.map((band, i) => {
        const top = band.reduce((best, share, at) => (share > (band[best] || 0) ? at : best), 0);
        return say.strongestIn(names[i + 1] ?? '', token(top), place.percent(band[top] || 0));
      }),
    );
  }
  const { from: firstSink, to: behindSink } = sinkOf(text.reading);
  const bottom = flow.bands.at(-1) ?? new Float64Array();
  const { sink, recent, told } = sharesOf(bottom, seen, behindSink, recentTokens);
  const { recomputes } = policies[text.reading.policy.kind];
  const whole = flow.lost.at(-1) === 0;
  // Where nothing is kept, tokens that the row does not see cannot influence it.
  const unseen = recomputes || reachedIn(seen) === seen.length ? null : place.percent(told);
  return say.sources(whole, [firstSink, behindSink - 1, place.percent(sink)], [recentTokens, place.percent(recent)], unseen);
}

/** Every token, and its share in each band; none where it is out of reach. */
function flowTable(text: Text, picture: Picture | null, names: readonly string[]): TableData {
  const below = picture?.bands.slice(1) ?? [];
  return {
    columns: [say.columns.index, say.columns.token, ...names.slice(1)],
    rows: Array.from(picture?.seen ?? [], (_, key) => [key, text.label(key), ...below.map((band) => known(band[key]))]),
  };
}
