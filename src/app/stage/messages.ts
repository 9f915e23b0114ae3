/** What the presented page and its notes send each other over a BroadcastChannel. Whatever else comes there is not heard. */
import * as v from 'valibot';

/** The channel of a talk. */
export const channelOf = (talk: string): string => `keepsake-notes-${talk}`;

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
/** Milliseconds since 1970. */
const time = v.pipe(v.number(), v.finite());

const step = v.object({
  title: v.string(),
  at: whole,
  of: whole,
  say: v.string(),
  question: v.nullable(v.string()),
  /** With its numbers; null where nothing is asked. */
  answer: v.nullable(v.string()),
  /** Whether a part of it is left out, which is measured once it is shown. */
  answerLater: v.boolean(),
  /** Whether the room sees the answer. */
  answered: v.boolean(),
  /** What comes after this step; null at the last. */
  next: v.nullable(v.string()),
});

const now = v.object({
  keepsake: v.literal('now'),
  presenting: v.boolean(),
  blank: v.boolean(),
  /** When the talk and its lesson began. */
  since: time,
  lessonSince: time,
  /** What is shown without a lesson. */
  view: v.string(),
  /** What the page speaks. */
  language: v.string(),
  step: v.nullable(step),
});

/** What the notes may have the page do: what a clicker does, and no more. */
const asked = [
  'nextLessonStep',
  'previousLessonStep',
  'firstLessonStep',
  'blank',
  'present',
  'endPresenting',
  'restart',
] as const;

const ask = v.variant('keepsake', [
  v.object({ keepsake: v.literal('tell') }),
  v.object({ keepsake: v.literal('do'), what: v.picklist(asked) }),
]);

export type StepNotes = v.InferOutput<typeof step>;
export type NotesNow = v.InferOutput<typeof now>;
export type NotesAsk = v.InferOutput<typeof ask>;
export type Asked = (typeof asked)[number];

const read = <T>(schema: v.GenericSchema<unknown, T>, message: unknown): T | null => {
  const found = v.safeParse(schema, message);
  return found.success ? found.output : null;
};

/** The page's state, as the notes hear it; null for anything else. */
export const readNow = (message: unknown): NotesNow | null => read(now, message);

/** What the notes ask for; null for anything else. */
export const readAsk = (message: unknown): NotesAsk | null => read(ask, message);
