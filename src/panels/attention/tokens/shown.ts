/** Which tokens of a long text are shown as chips: the first, where the sink is, and those around the cursor; the others behind a mark. */

export interface Stretch {
  readonly from: number;
  /** One beyond the last. */
  readonly to: number;
  /** False: hidden behind a mark with their number. */
  readonly shown: boolean;
}

/** Texts of at most this many tokens are shown whole. */
const whole = 128;
const first = 16;
const before = 48;
const after = 16;
/** The stretch around the cursor moves in jumps, so that most steps only add a chip. */
const jump = 16;

/** @param count tokens of the text; @param length tokens up to the cursor; @param all whether every token is shown */
export function stretches(count: number, length: number, all: boolean): readonly Stretch[] {
  if (all || count <= whole) return [{ from: 0, to: count, shown: true }];
  const from = Math.max(first, Math.floor((length - before) / jump) * jump);
  const to = Math.min(count, Math.ceil((length + after) / jump) * jump);
  return [
    { from: 0, to: first, shown: true },
    { from: first, to: from, shown: false },
    { from, to, shown: true },
    { from: to, to: count, shown: false },
  ].filter((stretch) => stretch.to > stretch.from);
}
