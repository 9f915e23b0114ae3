/** Heads that a step can look at without knowing which they are in the running model. */
import type { FoundHead, LessonPage } from '../store/known-lessons';
import { strongestSinkHead } from './truths/attention';

export const headsToFind = {
  /** The one that gives the first token most, on average over the rows. */
  strongestSink: strongestSinkHead,
} satisfies Readonly<Record<string, (page: LessonPage) => Promise<FoundHead>>>;

export type HeadToFind = keyof typeof headsToFind;
