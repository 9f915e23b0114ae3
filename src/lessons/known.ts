/** A lesson as the store shows it. */
import type { KnownLesson, KnownStep, LessonPage, Numbers } from '../store/known-lessons';
import type { Lesson, Step } from './lesson';
import { type Expression, valueOf } from './truths';

/** @throws Error where one cannot be measured */
export async function measure(page: LessonPage, expressions: Readonly<Record<string, Expression>> = {}): Promise<Numbers> {
  const found: [string, number | string][] = [];
  for (const [name, expression] of Object.entries(expressions)) found.push([name, await valueOf(page, expression)]);
  return Object.fromEntries(found);
}

/** On the page a number that cannot be measured is left out: the text may have changed meanwhile. */
const measured = (page: LessonPage, expressions: Step['numbers']): Promise<Numbers> =>
  measure(page, expressions).catch(() => ({}));

const knownStep = ({ state, answerState, ask, covered = [], numbers, answerNumbers }: Step): KnownStep => ({
  state,
  answerState,
  asks: ask !== undefined,
  covered,
  measure: (page) => measured(page, numbers),
  measureAnswer: (page) => measured(page, answerNumbers),
});

export const known = ({ id, steps }: Lesson): KnownLesson => ({ id, steps: steps.map(knownStep) });
