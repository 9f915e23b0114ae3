/** Which model the keys move to; pure. */

/** Where a tile is drawn, in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The tile that a key moves to from tile `from`: up and down along the list, left and right to the nearest in that direction, to the first and
 * to the last; null for any other key, and where there is none.
 */
export function movedTo(key: string, from: number, boxes: readonly Box[]): number | null {
  const last = boxes.length - 1;
  switch (key) {
    case 'ArrowDown':
      return from < last ? from + 1 : null;
    case 'ArrowUp':
      return from > 0 ? from - 1 : null;
    case 'Home':
      return last < 0 ? null : 0;
    case 'End':
      return last < 0 ? null : last;
    case 'ArrowRight':
      return beside(1, from, boxes);
    case 'ArrowLeft':
      return beside(-1, from, boxes);
    default:
      return null;
  }
}

function beside(direction: 1 | -1, from: number, boxes: readonly Box[]): number | null {
  const here = boxes[from];
  if (!here) return null;
  let best: number | null = null;
  let least = Infinity;
  boxes.forEach((box, index) => {
    const gap = direction === 1 ? box.left - (here.left + here.width) : here.left - (box.left + box.width);
    if (gap < 0) return;
    // A column further away is further than any tile of the next one.
    const distance = gap * 1e4 + Math.abs(box.top + box.height / 2 - (here.top + here.height / 2));
    if (distance < least) [best, least] = [index, distance];
  });
  return best;
}

/**
 * The name that typed letters find: the next one, from `from` on and around, that begins with them, else one with a word that does. A single
 * letter typed again moves on to the next such name. Null: none.
 */
export function foundBy(typed: string, from: number, names: readonly string[]): number | null {
  const same = new Set(typed.toLowerCase()).size === 1;
  const wanted = same ? typed.toLowerCase().slice(0, 1) : typed.toLowerCase();
  if (wanted === '') return null;
  // While a word is being typed, the name that it has found so far may stay.
  const start = same ? from + 1 : from;
  const inTurn = names.map((_, step) => (start + step) % names.length);
  const starts = (index: number): boolean => (names[index] ?? '').toLowerCase().startsWith(wanted);
  const hasWord = (index: number): boolean =>
    (names[index] ?? '')
      .toLowerCase()
      .split(/[\s·,()-]+/u)
      .some((word) => word.startsWith(wanted));
  return inTurn.find(starts) ?? inTurn.find(hasWord) ?? null;
}
