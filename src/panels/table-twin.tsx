import { useState } from 'react';
import type { TableData } from '../charts/figure/table';
import { words } from '../words';
import frameStyles from './panel.module.css';
import styles from './table-twin.module.css';

const most = 200;
const frame = words.panels.frame;

/** The figure's numbers as a table, made only while it is open. */
export function TableTwin({ title, table }: { readonly title: string; readonly table: () => TableData }) {
  const [open, setOpen] = useState(false);
  return (
    <details className={frameStyles.details} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{frame.table}</summary>
      {open ? <Rows title={title} data={table()} /> : null}
    </details>
  );
}

function Rows({ title, data }: { readonly title: string; readonly data: TableData }) {
  const rows = data.rows.slice(0, most);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <div className={styles.tableScroll} role="region" aria-label={frame.tableOf(title)} tabIndex={0} data-own-keys>
      <table className={styles.table}>
        <caption>{frame.tableRows(rows.length, data.rows.length)}</caption>
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
                  {typeof value === 'number' ? Number(value.toPrecision(5)) : (value ?? frame.none)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
