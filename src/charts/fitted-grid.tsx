/** A small matrix as large as its box: square cells of whole pixels. */
import { Grid, type GridCell } from './grid';
import type { ColourScale } from './scale';
import { useSize } from './size';
import styles from './grid.module.css';

interface FittedGridProps {
  /** [rows, columns] */
  readonly values: Float32Array;
  readonly columns: number;
  readonly scale: ColourScale;
  readonly ariaLabel: string;
  readonly onHover: (cell: GridCell | null) => void;
}

/** The most CSS pixels that a cell's side has. */
const largest = 24;

export function FittedGrid({ values, columns, ...grid }: FittedGridProps) {
  const [ref, { width, height }] = useSize<HTMLDivElement>();
  const rows = values.length / Math.max(1, columns);
  const side = Math.max(1, Math.min(largest, Math.floor(Math.min(width / columns, height / rows))));
  return (
    <div className={styles.box} ref={ref}>
      {width > 0 && height > 0 && (
        <div className={styles.fitted}>
          <Grid {...grid} values={values} columns={columns} cell={[side, side]} />
        </div>
      )}
    </div>
  );
}
