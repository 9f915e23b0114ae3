/** A lesson as the store shows it. */
import type { Keepsake } from '../store/keepsake';
import type { KnownLesson, KnownStep, Numbers } from '../store/known-lessons';
import type { Lesson, Step } from './lesson';
import { type Expression, valueOf } from './truths';

/** @throws Error where one cannot be measured */
export async function measure(keepsake: Keepsake, expressions: Readonly<Record<string, Expression>> = {}): Promise<Numbers> {
  const found: [string, number | string][] = [];
  for (const [name, expression] of Object.entries(expressions)) found.push([name, await valueOf(keepsake, expression)]);
  return Object.fromEntries(found);
}

/** On the page a number that cannot be measured is left out: the text may have changed meanwhile. */
const measured = (keepsake: Keepsake, expressions: Step['numbers']): Promise<Numbers> =>
  measure(keepsake, expressions).catch(() => ({}));

const knownStep = ({ state, answerState, ask, covered = [], numbers, answerNumbers }: Step): KnownStep => ({
  state,
  answerState,
  asks: ask !== undefined,
  covered,
  measure: (keepsake) => measured(keepsake, numbers),
  measureAnswer: (keepsake) => measured(keepsake, answerNumbers),
});

export const known = ({ id, steps }: Lesson): KnownLesson => ({ id, steps: steps.map(knownStep) });
