/** Columns and size of small squares side by side, each under a line of text. */
import type { Size } from './size';

export interface MultiplesLayout {
  readonly columns: number;
  /** CSS pixels of a square's side. */
  readonly side: number;
}

/** CSS pixels between items, and from an item's edge to its square. */
export const gap = 10;
export const padding = 4;
/** CSS pixels of an item's line of text, as in the style sheet. */
export const headHeight = 19;
const largest = 420;
/** The side and the columns that they have without a height to fill. */
const [usual, usualColumns] = [160, 4];

const besides = headHeight + 2 * padding + gap;

const sideIn = (width: number, columns: number): number =>
  Math.max(0, Math.floor((width - gap * (columns - 1)) / columns) - 2 * padding);

/** Approximate CSS pixels of a label's character. */
const advance = 7.6;

/** CSS pixels that the longest label takes: an item is at least as wide. */
export const labelRoom = (labels: readonly string[]): number =>
  Math.ceil(advance * Math.max(0, ...labels.map((label) => label.length)));

/**
 * The columns with which the squares are largest: parts of a group, or whole groups, so that a group begins a row.
 * @param group items that belong together, such as a layer's heads
 * @param label CSS pixels that an item is at least wide
 */
export function layoutMultiples(count: number, group: number, { width, height }: Size, label = 0): MultiplesLayout {
  let best: MultiplesLayout = { columns: 1, side: 0 };
  for (let columns = 1; columns <= count; columns++) {
    if (columns % group !== 0 && group % columns !== 0) continue;
    if (columns > 1 && sideIn(width, columns) < label) continue;
    const rows = Math.ceil(count / columns);
    const side = Math.min(largest, sideIn(width, columns), Math.floor((height + gap) / rows) - besides);
    if (side > best.side || (side === best.side && columns === group)) best = { columns, side };
  }
  return best;
}

/** As many columns as a group has, at most four, in squares that are not large. */
export function naturalMultiples(count: number, group: number, width: number): MultiplesLayout & { readonly height: number } {
  const columns = Math.max(1, Math.min(usualColumns, group));
  const side = Math.min(usual, sideIn(width, columns));
  return { columns, side, height: Math.ceil(count / columns) * (side + besides) - gap };
}
