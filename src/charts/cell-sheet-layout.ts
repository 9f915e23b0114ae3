/** Square cells in rows, as large as fit into a box. */
export interface SheetLayout {
  /** CSS pixels from one cell to the next; a whole number of device pixels. */
  readonly pitch: number;
  readonly perRow: number;
  readonly rows: number;
}

/** @param ratio device pixels to a CSS pixel @param largest CSS pixels of a pitch */
export function layoutSheet(
  count: number,
  { width, height }: { readonly width: number; readonly height: number },
  ratio: number,
  largest: number,
): SheetLayout {
  const smallest = Math.ceil(2 * ratio);
  for (let device = Math.floor(largest * ratio); device > smallest; device--) {
    const perRow = Math.floor((width * ratio) / device);
    if (perRow * Math.floor((height * ratio) / device) >= count) return sheet(device);
  }
  return sheet(smallest);

  function sheet(device: number): SheetLayout {
    const perRow = Math.max(1, Math.floor((width * ratio) / device));
    return { pitch: device / ratio, perRow, rows: Math.ceil(count / perRow) };
  }
}
