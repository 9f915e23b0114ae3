/** A grid of one number each, printed on its colour; rows and columns are named; a cell can be chosen. */
import { memo } from 'react';
import { inkOn } from './palette';
import type { ColourScale } from './scale';
import styles from './heat-table.module.css';

interface HeatTableProps {
  /** [rows][columns]; rows may differ in length. */
  readonly values: readonly (readonly number[])[];
  readonly scale: ColourScale;
  readonly rowLabel: (row: number) => string;
  readonly columnLabel: (column: number) => string;
  readonly cellLabel: (row: number, column: number) => string;
  readonly format: (value: number) => string;
  readonly chosen: { readonly row: number; readonly column: number };
  readonly onChoose: (row: number, column: number) => void;
}

export const HeatTable = memo(function HeatTable({
  values,
  scale,
  rowLabel,
  columnLabel,
  cellLabel,
  format,
  chosen,
  onChoose,
}: HeatTableProps) {
  const columns = Math.max(0, ...values.map((row) => row.length));
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th aria-hidden="true" />
          {Array.from({ length: columns }, (_, c) => (
            <th key={columnLabel(c)} scope="col" data-figure-text>
              {columnLabel(c)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {values.map((row, r) => (
          <tr key={rowLabel(r)}>
            <th scope="row" data-figure-text>
              {rowLabel(r)}
            </th>
            {row.map((value, c) => (
              <td key={columnLabel(c)}>
                <button
                  type="button"
                  data-figure-text
                  className={styles.cell}
                  style={
                    Number.isFinite(value) ? { background: scale.colour(value), color: inkOn(scale.colour(value)) } : undefined
                  }
                  aria-pressed={chosen.row === r && chosen.column === c}
                  aria-label={cellLabel(r, c)}
                  onClick={() => onChoose(r, c)}
                >
                  {format(value)}
                </button>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
});
