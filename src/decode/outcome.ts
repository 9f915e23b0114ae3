/** What became of something that was asked of a session. */
export interface Outcome {
  /** Something asked for later changed the text first; what was not done by then was not done. */
  readonly overtaken: boolean;
  /** Steps that were taken. */
  readonly steps: number;
}

export const done: Outcome = { overtaken: false, steps: 0 };
export const overtaken: Outcome = { overtaken: true, steps: 0 };
