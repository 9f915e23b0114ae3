/** A chart's numbers as a table, and the files that hold it. */

export interface TableData {
  /** Names of the columns, with the unit where there is one: `sink (share)`. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** A number for a table: null where there is none. */
export function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}

/**
 * CSV as RFC 4180 has it: CRLF, quotes doubled. Numbers are written in full, what is not a number is left empty. Text that a
 * spreadsheet would run as a formula is prefixed with an apostrophe (OWASP, CSV injection).
 */
export function toCsv({ columns, rows }: TableData): string {
  const lines = [columns, ...rows].map((row) => row.map(csvField).join(','));
  return `${lines.join('\r\n')}\r\n`;
}

function csvField(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** JSON with what the numbers are about, and a row as an object. What is not a number is null. */
export function toJson({ columns, rows }: TableData, about: Readonly<Record<string, string>>): string {
  const objects = rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i] ?? null])));
  return `${JSON.stringify({ ...about, rows: objects }, null, 1)}\n`;
}
