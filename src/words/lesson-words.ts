/**
 * What a lesson says. Every text is an ICU message (`{share, number, percent}`, `{count, plural, one {…} other {…}}`); what stands in braces is a
 * number of the step, measured.
 */

export interface StepWords {
  /** One or two short sentences. */
  readonly say: string;
  /** Of a step that asks. */
  readonly question?: string;
  /** Of a question with choices, by their names. */
  readonly choices?: Readonly<Record<string, string>>;
  /** Once it is answered. */
  readonly reveal?: string;
}

export interface LessonWords {
  readonly title: string;
  /** The one question that it answers. */
  readonly asks: string;
  /** By the steps' names. */
  readonly steps: Readonly<Record<string, StepWords>>;
  /** Something to try after the last step, which needs what was learned. */
  readonly tryIt: string;
  readonly teachers: {
    readonly purpose: string;
    /** What to know before. */
    readonly before: string;
    /** What models of this size cannot show. */
    readonly limits: string;
  };
}
