/** A chart's numbers as a table, and the files that hold it. */

export interface TableData {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/**
 * CSV as RFC 4180 has it. Text that a spreadsheet would run as a formula is prefixed with an apostrophe.
 */
export function toCsv({ columns, rows }: TableData): string {
  const lines = [columns, ...rows].map((row) => row.map(csvField).join(','));
  return `${lines.join('\r\n')}\r\n`;
}

function csvField(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** JSON with what the numbers are about, and a row as an object. */
export function toJson({ columns, rows }: TableData, about: Readonly<Record<string, string>>): string {
  const objects = rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i] ?? null])));
  return `${JSON.stringify({ ...about, rows: objects }, null, 1)}\n`;
}
