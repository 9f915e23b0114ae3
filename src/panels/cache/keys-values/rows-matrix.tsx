/** Tokens by numbers as a signed matrix, a row per token, with the length of each row beside it; as many rows as there is room for. */
import { memo, useCallback, useMemo } from 'react';
import { Grid, type GridCell } from '../../../charts/grid';
import { ColourLegend } from '../../../charts/legend';
import { useSize } from '../../../charts/size';
import { wordsOf } from '../../../words';
import frameStyles from '../../kit/panel.module.css';
import { useSignedScale } from '../../data/signed-scale';
import styles from './keys-values-panel.module.css';

const say = wordsOf('keysValues');
/** CSS pixels: of a row at least and at most, of the names on its left, of the bars on its right. */
const rowHeights = [2, 24] as const;
const [names, bars] = [30, 36] as const;
/** From this height on every row has its number; else one for this many pixels. */
const apart = 15;

interface RowsMatrixProps {
  readonly of: 'key' | 'value';
  readonly name: string;
  readonly tokens: readonly number[];
  readonly width: number;
  /** [tokens, width] */
  readonly values: Float32Array;
  readonly onHover: (of: 'key' | 'value', cell: { readonly row: number; readonly feature: number } | null) => void;
}

export const RowsMatrix = memo(function RowsMatrix({ of, name, tokens, width, values, onHover }: RowsMatrixProps) {
  const [ref, size] = useSize<HTMLDivElement>();
  const scale = useSignedScale([values]);
  const fits = Math.max(2, Math.floor(size.height / rowHeights[0]));
  const leftOut = Math.max(0, tokens.length - fits);
  // The first and the last ones: the sink, and where the text grows.
  const shown = useMemo(() => tokens.flatMap((_, i) => (leftOut === 0 || i === 0 || i > leftOut ? [i] : [])), [tokens, leftOut]);
  const drawn = useMemo(() => {
    const rows = new Float32Array(shown.length * width);
    shown.forEach((row, i) => rows.set(values.subarray(row * width, (row + 1) * width), i * width));
    return rows;
  }, [shown, values, width]);
  const numbers = useMemo(() => shown.map((row) => tokens[row] ?? 0), [shown, tokens]);
  const height = Math.max(rowHeights[0], Math.min(rowHeights[1], Math.floor(size.height / Math.max(1, shown.length))));
  const cell = Math.max(1, Math.min(16, Math.floor((size.width - names - bars) / width)));
  const hover = useCallback(
    (found: GridCell | null): void => onHover(of, found && { row: shown[found.row] ?? 0, feature: found.column }),
    [onHover, of, shown],
  );
  return (
    <div className={styles.block}>
      <h3 className={frameStyles.subtitle} data-figure-text>
        {say.titles[of]}
        {leftOut > 0 && <span className={styles.leftOut}>{say.leftOut(leftOut)}</span>}
      </h3>
      <div ref={ref} className={styles.rows}>
        {size.width > 0 && (
          <>
            <Names tokens={numbers} height={height} />
            <Grid
              values={drawn}
              columns={width}
              scale={scale}
              cell={[cell, height]}
              ariaLabel={say.figure(of, name, shown.length, width)}
              onHover={hover}
            />
            <Norms values={drawn} width={width} height={height} />
          </>
        )}
      </div>
      <ColourLegend scale={scale} label={say.legend} />
    </div>
  );
});

/** Numbers of tokens, as many as can be read; the sink in its own colour. */
const Names = memo(function Names({ tokens, height }: { readonly tokens: readonly number[]; readonly height: number }) {
  const every = Math.ceil(apart / height);
  return (
    <svg className={styles.side} width={names} height={Math.max(apart, tokens.length * height)} aria-hidden="true">
      {tokens.map((token, row) =>
        row % every === 0 && (row + 0.5) * height <= tokens.length * height - 5 ? (
          <text
            // The tokens shift by one at every step; each place takes another number.
            // oxlint-disable-next-line react/no-array-index-key
            key={row}
            x={names - 5}
            y={Math.max(6, (row + 0.5) * height)}
            dy="0.35em"
            textAnchor="end"
            className={token === 0 ? styles.sink : styles.name}
          >
            {token}
          </text>
        ) : null,
      )}
      {tokens[0] === 0 && <rect className={styles.sink} x={names - 3} width={2} height={height} />}
    </svg>
  );
});

interface NormsProps {
  /** [rows, width] */
  readonly values: Float32Array;
  readonly width: number;
  readonly height: number;
}

/** The length of each row, as a bar. */
const Norms = memo(function Norms({ values, width, height }: NormsProps) {
  const lengths = rowLengths(values, width);
  const longest = Math.max(1e-9, ...lengths);
  const d = lengths.map(
    (length, row) => `M3,${row * height}h${Math.round((length / longest) * (bars - 4))}v${Math.max(1, height - 1)}H3z`,
  );
  return (
    <svg className={styles.side} width={bars} height={lengths.length * height} aria-hidden="true">
      <path className={styles.bar} d={d.join('')} />
    </svg>
  );
});

/** [rows] of values [rows, width]. */
function rowLengths(values: Float32Array, width: number): number[] {
  return Array.from({ length: values.length / width }, (_, row) => {
    let squares = 0;
    for (let i = row * width; i < (row + 1) * width; i++) squares += (values[i] ?? 0) ** 2;
    return Math.sqrt(squares);
  });
}
