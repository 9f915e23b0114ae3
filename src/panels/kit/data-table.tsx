import { type TableData, shortly } from '../../charts/figure/table';
import { words } from '../../words';
import styles from './data-table.module.css';

/** Rows that are shown; all of them are exported. */
const shown = 200;
const frame = words.panels.frame;

interface DataTableProps {
  readonly id: string;
  readonly title: string;
  readonly table: (first?: number) => TableData;
}

/** The figure's numbers as a table. */
export function DataTable({ id, title, table }: DataTableProps) {
  const data = table(shown);
  const rows = data.rows.slice(0, shown);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <div id={id} className={styles.tableScroll} role="region" aria-label={frame.tableOf(title)} tabIndex={0} data-own-keys>
      <table className={styles.table}>
        <caption>{frame.tableRows(rows.length, data.count ?? data.rows.length)}</caption>
        <thead>
          <tr>
            {data.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, r) => (
            <tr key={`${r} ${row[0]}`}>
              {row.map((value, c) => (
                <td key={data.columns[c]} className={typeof value === 'number' ? styles.number : styles.text}>
                  {typeof value === 'number' ? shortly(value) : (value ?? frame.none)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
