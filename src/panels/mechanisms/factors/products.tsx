/** A key or value as the mean of outer products: every term with its two vectors, then their sum. */
import { useMemo, useState } from 'react';
import type { TableData } from '../../../charts/figure/table';
import { Grid, type GridCell } from '../../../charts/grid';
import { ColourLegend } from '../../../charts/legend';
import type { ColourScale } from '../../../charts/scale';
import { useLeastType, useSize } from '../../../charts/size';
import type { LayerTrace } from '../../../engine/trace';
import {
  type FactorPart,
  type Factors,
  type Grid as Matrix,
  furthest,
  rebuilt,
  rowNorms,
  termsOf,
} from '../../../insight/factors';
import { useRun } from '../../../store/react';
import { words, wordsOf } from '../../../words';
import { Choice } from '../../kit/choice';
import { SourceTag } from '../../kit/panel';
import numbersStyles from '../../kit/numbers.module.css';
import frameStyles from '../../kit/panel.module.css';
import type { Text } from '../../data/text';
import styles from './factors-panel.module.css';
import { keptCount, keptFormula } from './numbers';
import { useSignedScale } from '../../data/signed-scale';

const say = wordsOf('factors');

const { signed } = words.panels.place;
const partOptions = (['key', 'value'] as const).map((value) => ({ value, label: say.parts[value] }));
const norms = { key: 'keyNorm', value: 'valueNorm' } as const;
/** CSS pixels: what a block has beside its features, the widths that a feature can have, and how high a row is for its width. */
const beside = 80;
const [narrowest, widest] = [4, 18];
const narrow = 640;
const wide = 700;
/** The smallest type of charts where nothing is enlarged. */
const usualType = 10.5;
/** A row is at least as high as its head's name, however large type is. */
const rowHeight = (width: number, type: number): number => Math.max(1.4 * type, Math.min(34, Math.round(2.4 * width)));

interface ProductsProps {
  readonly text: Text;
  readonly layer: number;
  readonly head: number;
  readonly trace: LayerTrace;
  readonly factors: Factors;
  readonly part: FactorPart;
}

export function Products({ text, layer, head, trace, factors, part }: ProductsProps) {
  const run = useRun();
  const [readout, setReadout] = useState('');
  const terms = useMemo(() => termsOf(factors), [factors]);
  const whole = useMemo(() => rebuilt(factors), [factors]);
  const factorScale = useSignedScale([factors.a.values, factors.b.values]);
  const vectorScale = useSignedScale([...terms, whole].map(({ values }) => values));
  const ranks = terms.length;
  const measured = trace.values[norms[part]] ?? new Float32Array();
  const apart = furthest(rowNorms(whole).map((norm, h) => norm - (measured[h] ?? Number.NaN)));
  const [ref, size] = useSize<HTMLDivElement>();
  // On a narrow page a block has a row of its own.
  const type = useLeastType();
  // Where type is large and the place is not wide, the sum is below its terms.
  const isLarge = type > usualType;
  const across = size.width < narrow ? 1 : isLarge && size.width < wide ? ranks : ranks + 1;
  const width = Math.max(narrowest, Math.min(widest, Math.floor((size.width / across - beside) / whole.columns)));
  const blocks = {
    head,
    cell: [width, Math.round(rowHeight(width, isLarge ? 1.9 * type : type))],
    scale: vectorScale,
  } as const;
  const hover = (matrix: Matrix, said: (cell: GridCell, value: string) => string) => (cell: GridCell | null) =>
    setReadout(cell ? said(cell, signed(matrix.values[cell.row * matrix.columns + cell.column] ?? 0)) : '');
  return (
    <>
      <div className={styles.controls} data-stage-out="1">
        <Choice name={say.part} value={part} options={partOptions} onChange={(value) => run('factorPart', value)} />
        <p className={frameStyles.readout}>{readout || say.hint}</p>
      </div>
      <div className={styles.blocks} ref={ref}>
        {terms.map((term, r) => (
          <Block
            // A rank is its place.
            // oxlint-disable-next-line react/no-array-index-key
            key={r}
            {...blocks}
            title={say.term(r, ranks)}
            matrix={term}
            ariaLabel={say.figureTerm(part, r)}
            onHover={hover(term, (cell, value) => say.readout(say.term(r, ranks), cell.row, cell.column, value))}
            factors={{
              scale: factorScale,
              a: rowOf(factors.a, r),
              b: rowOf(factors.b, r),
              labels: [say.figureA(part, r), say.figureB(part, r)],
              onA: hover({ ...factors.a, rows: factors.a.columns, columns: 1, values: rowOf(factors.a, r) }, (cell, value) =>
                say.readoutA(r, cell.row, value),
              ),
              onB: hover({ ...factors.b, rows: 1, values: rowOf(factors.b, r) }, (cell, value) =>
                say.readoutB(r, cell.column, value),
              ),
            }}
          />
        ))}
        <Block
          {...blocks}
          title={say.sum(part, ranks)}
          matrix={whole}
          ariaLabel={say.figureSum(part)}
          onHover={hover(whole, (cell, value) => say.readout(say.names.rebuilt, cell.row, cell.column, value))}
        />
      </div>
      <div className={styles.below}>
        <Kept text={text} layer={layer}>
          <dt data-stage-out="2">{say.lengths(part)}</dt>
          <dd data-stage-out="2">
            {say.agree(apart)} <SourceTag tag="measured" />
          </dd>
        </Kept>
        <div className={styles.legends}>
          <ColourLegend scale={factorScale} label={say.legendFactors} />
          <ColourLegend scale={vectorScale} label={say.legendVectors} />
        </div>
      </div>
    </>
  );
}

/** Numbers kept against numbers of the full keys and values, with notes. */
export function Kept({
  text,
  layer,
  children,
}: {
  readonly text: Text;
  readonly layer: number;
  readonly children: React.ReactNode;
}) {
  const { model } = text;
  if (!model) return null;
  const [kept, built] = keptCount(model, layer);
  const attention = model.spec.layers[layer]?.attention;
  const width = attention && 'headWidth' in attention ? attention.headWidth : 0;
  return (
    <dl className={numbersStyles.figures} data-stage-out="3">
      <dt>{say.kept}</dt>
      <dd>
        {say.numbers(keptFormula(model.layout, layer), kept)}, {say.ratio(kept, built)} <SourceTag tag="computed" />
      </dd>
      <dt>{say.built}</dt>
      <dd>{say.numbers(`2 · ${attention?.heads ?? 0} · ${width}`, built)}</dd>
      {children}
    </dl>
  );
}

/** A row of a matrix. */
const rowOf = ({ columns, values }: Matrix, row: number): Float32Array => values.subarray(row * columns, (row + 1) * columns);

interface BlockProps {
  readonly title: string;
  readonly matrix: Matrix;
  readonly head: number;
  readonly cell: readonly [number, number];
  readonly scale: ColourScale;
  readonly ariaLabel: string;
  readonly onHover: (cell: GridCell | null) => void;
  /** The vectors of an outer product, drawn along the sides that they make. */
  readonly factors?: {
    readonly scale: ColourScale;
    readonly a: Float32Array;
    readonly b: Float32Array;
    readonly labels: readonly [string, string];
    readonly onA: (cell: GridCell | null) => void;
    readonly onB: (cell: GridCell | null) => void;
  };
}

function Block({ title, matrix, head, cell, scale, ariaLabel, onHover, factors }: BlockProps) {
  const [, height] = cell;
  return (
    <div className={styles.block}>
      <h3 className={frameStyles.subtitle} data-figure-text>
        {title}
      </h3>
      <div className={styles.product}>
        <div className={styles.top}>
          {factors && (
            <Grid
              values={factors.b}
              columns={matrix.columns}
              scale={factors.scale}
              cell={cell}
              ariaLabel={factors.labels[1]}
              onHover={factors.onB}
            />
          )}
        </div>
        <div className={styles.heads} aria-hidden="true">
          {Array.from({ length: matrix.rows }, (_, h) => (
            <span key={h} style={{ height }} className={h === head ? styles.focused : undefined} data-figure-text>{`H${h}`}</span>
          ))}
        </div>
        <div>
          {factors && (
            <Grid
              values={factors.a}
              columns={1}
              scale={factors.scale}
              cell={[height, height]}
              ariaLabel={factors.labels[0]}
              onHover={factors.onA}
            />
          )}
        </div>
        <Grid values={matrix.values} columns={matrix.columns} scale={scale} cell={cell} ariaLabel={ariaLabel} onHover={onHover} />
      </div>
    </div>
  );
}

/** Every number of the picture: factors, and what they stand for. */
export function productTable(factors: Factors): TableData {
  const c = say.columns;
  const whole = rebuilt(factors);
  const { a, b } = factors;
  const cells = ({ columns, values }: Matrix, row: (row: number, column: number, value: number) => (string | number | null)[]) =>
    Array.from(values, (value, i) => row(Math.floor(i / columns), i % columns, value));
  return {
    columns: [c.vector, c.rank, c.head, c.feature, c.value],
    rows: [
      ...cells(a, (r, h, value) => [say.names.a, r + 1, h, null, value]),
      ...cells(b, (r, i, value) => [say.names.b, r + 1, null, i, value]),
      ...cells(whole, (h, i, value) => [say.names.rebuilt, null, h, i, value]),
    ],
  };
}
