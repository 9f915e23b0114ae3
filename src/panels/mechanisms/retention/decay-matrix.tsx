/** The decay matrix of one head, γ over the text, and what can still be read back from the state by a token's age. */
import { useMemo, useState } from 'react';
import type { DecayFields } from '../../../attention/mechanism';
import { Curves } from '../../../charts/curves';
import { FittedGrid } from '../../../charts/fitted-grid';
import { ColourLegend } from '../../../charts/legend';
import { paletteOf } from '../../../charts/palette';
import { roundAbove } from '../../../charts/room';
import { colourScale } from '../../../charts/scale';
import { decayMatrix, headOfSlots, recallByAge } from '../../../insight/decay';
import { words, wordsOf } from '../../../words';
import { HeadLines } from '../../data/head-lines';
import frameStyles from '../../kit/panel.module.css';
import partsStyles from '../../kit/parts.module.css';
import { headNumbers } from '../../data/head-cells';
import { type Text, useShownTheme } from '../../data/text';
import { useKept } from '../../data/use-kept';

const say = wordsOf('retention');

const { place } = words.panels;
/** Rows of the matrix that are drawn at most. */
const maxRows = 128;
/** Tokens for which recall is computed. */
const asked = 96;

interface HeadRow {
  readonly text: Text;
  readonly layer: number;
  readonly head: number;
  readonly row: number;
  readonly decay: DecayFields;
}

export function DecayMatrix(props: HeadRow) {
  const { text, layer, head, row, decay } = props;
  const trace = text.trace(row);
  const heads = trace?.layers[layer]?.heads ?? 1;
  const kept = useKept(text, layer, decay.logSums, row);
  const sums = useMemo(
    () => (kept && trace ? headOfSlots(kept, trace.slots, { heads, head }, 1) : null),
    [kept, trace, heads, head],
  );
  return (
    <>
      {sums && <Matrix text={text} name={place.head(layer, head)} keys={trace?.keys ?? new Uint32Array()} sums={sums} />}
      <div className={partsStyles.charts} data-stage-out="always">
        <Gammas text={text} layer={layer} heads={heads} field={decay.gamma} />
        <HeadLines
          text={text}
          layer={layer}
          heads={heads}
          field={decay.stateNorm}
          title={say.norms}
          axis={say.normAxis}
          figure={say.normsFigure}
        />
      </div>
      {sums && <Recall {...props} heads={heads} sums={sums} />}
    </>
  );
}

interface MatrixProps {
  readonly text: Text;
  readonly name: string;
  /** [live] the token of each rank. */
  readonly keys: Uint32Array;
  readonly sums: Float32Array;
}

function Matrix({ text, name, keys, sums }: MatrixProps) {
  const theme = useShownTheme();
  const [readout, setReadout] = useState('');
  const count = Math.min(maxRows, sums.length);
  const values = useMemo(() => decayMatrix(sums, count), [sums, count]);
  const scale = useMemo(() => colourScale({ stretch: 'linear', theme }), [theme]);
  const token = (at: number): number => keys[sums.length - count + at] ?? 0;
  const hover = (found: { readonly row: number; readonly column: number } | null): void => {
    const value = found ? values[found.row * count + found.column] : Number.NaN;
    if (!found || value === undefined || Number.isNaN(value)) return setReadout('');
    const [row, column] = [token(found.row), token(found.column)];
    setReadout(say.matrixReadout(place.row(row, text.label(row)), place.token(column, text.label(column)), place.percent(value)));
  };
  return (
    <div className={frameStyles.part}>
      <h3 className={frameStyles.subtitle} data-figure-text>
        {say.matrix(name, count)}
      </h3>
      <FittedGrid values={values} columns={count} scale={scale} ariaLabel={say.matrixFigure(name)} onHover={hover} />
      <ColourLegend scale={scale} label={say.matrixLegend} width={112} />
      <p className={frameStyles.readout} data-stage-out="1">
        {readout || say.matrixHint}
      </p>
    </div>
  );
}

interface GammasProps {
  readonly text: Text;
  readonly layer: number;
  readonly heads: number;
  /** The field of the trace. */
  readonly field: string;
}

function Gammas({ text, layer, heads, field }: GammasProps) {
  const all = Array.from({ length: heads }, (_, head) => headNumbers(text, layer, head, field).filter(Number.isFinite));
  const same = all.every((values) => values.every((value) => value === values[0]));
  const min = Math.floor(Math.min(1, ...all.flat()) * 20) / 20;
  return (
    <div className={partsStyles.charts}>
      <HeadLines
        text={text}
        layer={layer}
        heads={heads}
        field={field}
        domain={[min, 1]}
        title={say.gammas}
        axis={say.gammaAxis}
        figure={say.gammasFigure}
      />
      {same && text.length > 1 && <p className={frameStyles.quiet}>{say.fixed}</p>}
    </div>
  );
}

function Recall({
  text,
  layer,
  head,
  row,
  decay,
  heads,
  sums,
}: HeadRow & { readonly heads: number; readonly sums: Float32Array }) {
  const { series: colours } = paletteOf(useShownTheme());
  const kept = useKept(text, layer, decay.keys, row);
  const slots = text.trace(row)?.slots;
  const points = useMemo(() => {
    if (!kept || !slots || slots.length !== sums.length) return [];
    const allSlots = text.model?.plan.slots ?? 1;
    const width = kept.length / heads / allSlots;
    return recallByAge(headOfSlots(kept, slots, { heads, head }, width), sums, asked);
  }, [text, kept, slots, sums, heads, head]);
  const name = place.head(layer, head);
  const places = points.map(({ age }) => age);
  const shares = points.map(({ share }) => share);
  const oldest = points.findLast(({ share }) => share >= 0.5)?.age;
  const end = places.at(-1) ?? 0;
  return (
    <div className={frameStyles.part}>
      <h3 className={frameStyles.subtitle} data-figure-text>
        {say.recall(name)}
      </h3>
      <div className={partsStyles.chart}>
        {points.length > 1 && (
          <Curves
            curves={[{ label: say.recallSeries, colour: colours[head % colours.length] ?? '', values: shares }]}
            places={places}
            xLog={false}
            yLog={false}
            domain={[0, Math.min(1, roundAbove(Math.max(...shares.filter(Number.isFinite), 0)))]}
            rules={[]}
            cursor={null}
            xTicks={[0, Math.round(end / 4), Math.round(end / 2), Math.round((3 * end) / 4), end]}
            xFormat={String}
            yFormat={place.percent}
            xTitle={say.ageAxis}
            yTitle={say.recallAxis}
            ariaLabel={say.recallFigure(name)}
          />
        )}
      </div>
      {points.length > 1 && (
        <p className={frameStyles.quiet} data-stage-out="1">
          {oldest === undefined ? say.recallNone : say.recallNote(say.tokens(oldest))}
        </p>
      )}
    </div>
  );
}
