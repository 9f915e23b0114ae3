/** What became of something that was asked of a session. */
export interface Outcome {
  /** Something asked for later changed the text first; what was not done by then was not done. */
  readonly overtaken: boolean;
  /** Steps that were taken. */
  readonly steps: number;
  /** The cursor was put where it was asked to be, whatever came after that. */
  readonly moved: boolean;
}

export const done: Outcome = { overtaken: false, steps: 0, moved: false };
export const overtaken: Outcome = { overtaken: true, steps: 0, moved: false };
export const moved: Outcome = { overtaken: false, steps: 0, moved: true };
