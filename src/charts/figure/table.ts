/** A chart's numbers as a table, and the files that hold it. */

export interface TableData {
  /** Names of the columns, with the unit where there is one: `sink (share)`. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** How many rows there are, when only some were requested. */
  readonly count?: number;
}

/** A number for a table: null where there is none. */
export function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}

/** A number for a table: counts in full; measurements in five digits, never fewer than before the point. */
export function shortly(value: number): string {
  if (Number.isInteger(value) || !Number.isFinite(value)) return String(value);
  const before = Math.abs(value) < 1 ? 1 : Math.floor(Math.log10(Math.abs(value))) + 1;
  return String(Number(value.toPrecision(Math.max(5, before))));
}

/** Tells spreadsheets that the file is UTF-8: without it `‖k‖` and `·the` open as other letters. */
const byteOrderMark = '\uFEFF';

/**
 * CSV as RFC 4180 has it: CRLF, quotes doubled; with a byte order mark, so that spreadsheets read it as UTF-8. Numbers are written
 * in full, NaN is left empty. Text that a spreadsheet would run as a formula is prefixed with an apostrophe
 * (OWASP, CSV injection).
 * @param about written in separate columns after the numbers, in the first row only
 */
export function toCsv({ columns, rows }: TableData, about: Readonly<Record<string, string>> = {}): string {
  const [first, ...others] = rows.length > 0 ? rows : [columns.map(() => null)];
  const none = Object.keys(about).map(() => null);
  const all = [
    [...columns, ...Object.keys(about)],
    [...(first ?? []), ...Object.values(about)],
    ...others.map((row) => [...row, ...none]),
  ];
  return `${byteOrderMark}${all.map((row) => `${row.map(csvField).join(',')}\r\n`).join('')}`;
}

function csvField(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** JSON with metadata, each row as an object. NaN is null. */
export function toJson({ columns, rows }: TableData, about: Readonly<Record<string, string>>): string {
  const objects = rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i] ?? null])));
  return `${JSON.stringify({ ...about, rows: objects }, null, 1)}\n`;
}
