/** What a command did. */
export interface Outcome {
  /** A later command changed the text first; what was not done by then is not done. */
  readonly overtaken: boolean;
  /** Steps taken. */
  readonly steps: number;
  /** The cursor was moved to where it was meant to go. */
  readonly moved: boolean;
}

export const done: Outcome = { overtaken: false, steps: 0, moved: false };
export const overtaken: Outcome = { overtaken: true, steps: 0, moved: false };
export const moved: Outcome = { overtaken: false, steps: 0, moved: true };
