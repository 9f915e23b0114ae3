/** The cells of a matrix without a value, as few rectangles as follow from its rows. */
import type { Absence } from './nothing';
import type { Cells } from './paint';

/** Rows `row` … `row + rows` − 1 by columns `column` … `column + columns` − 1, all absent in one way. */
export interface AbsentArea {
  readonly kind: Absence;
  readonly row: number;
  readonly rows: number;
  readonly column: number;
  readonly columns: number;
}

/** Which kind of absence a cell without a value is. */
export type AbsenceOf = (row: number, column: number) => Absence;

/** Runs of NaN in the rows that are there, joined with the same run in the row above. */
export function absentAreas(cells: Cells, kindOf: AbsenceOf): AbsentArea[] {
  const areas: AbsentArea[] = [];
  let open = new Map<string, AbsentArea>();
  for (let row = 0; row < cells.count; row++) {
    const values = cells.row(row);
    const next = new Map<string, AbsentArea>();
    for (const run of values ? runsOf(values, row, kindOf) : []) {
      const key = `${run.kind} ${run.column} ${run.columns}`;
      const above = open.get(key);
      next.set(key, above ? { ...above, rows: above.rows + 1 } : run);
      if (above) open.delete(key);
    }
    areas.push(...open.values());
    open = next;
  }
  return [...areas, ...open.values()];
}

function runsOf(values: Float32Array, row: number, kindOf: AbsenceOf): AbsentArea[] {
  const runs: AbsentArea[] = [];
  for (let column = 0; column < values.length; column++) {
    if (!Number.isNaN(values[column])) continue;
    const kind = kindOf(row, column);
    const last = runs.at(-1);
    if (last && last.kind === kind && last.column + last.columns === column) {
      runs[runs.length - 1] = { ...last, columns: last.columns + 1 };
    } else runs.push({ kind, row, rows: 1, column, columns: 1 });
  }
  return runs;
}

/** Discarded rows, whole: each is as long as its index allows. */
export function droppedRows(rows: readonly number[]): AbsentArea[] {
  return rows.map((row) => ({ kind: 'dropped', row, rows: 1, column: 0, columns: row + 1 }));
}

/** The outline of areas of one kind, for one SVG path. */
export function areasPath(areas: readonly AbsentArea[], cell: number): string {
  return areas
    .map(
      ({ row, rows, column, columns }) => `M${column * cell},${row * cell}h${columns * cell}v${rows * cell}h${-columns * cell}z`,
    )
    .join('');
}
