/** A lesson as the store shows it. */
import type { FoundHead, KnownLesson, KnownStep, LessonPage, Numbers } from '../store/known-lessons';
import type { Lesson, Step } from './lesson';
import { keptShare } from '../insight/kept-share';
import { type HeadToFind, headsToFind } from './heads-to-find';
import { type Expression, valueOf } from './truths';
import { rowOf } from './truths/truth';

/** @throws Error where one cannot be measured */
export async function measure(page: LessonPage, expressions: Readonly<Record<string, Expression>> = {}): Promise<Numbers> {
  const found: [string, number | string][] = [];
  for (const [name, expression] of Object.entries(expressions)) found.push([name, await valueOf(page, expression)]);
  return Object.fromEntries(found);
}

/** On the page a number that cannot be measured is left out: the text may have changed meanwhile. */
const measured = (page: LessonPage, expressions: Step['numbers']): Promise<Numbers> =>
  measure(page, expressions).catch(() => ({}));

const scored = async (page: LessonPage, tokens: readonly number[]): Promise<Numbers> => {
  try {
    return { yours: keptShare(await rowOf(page), tokens) };
  } catch {
    return {};
  }
};

async function focusOn(page: LessonPage, look: HeadToFind): Promise<FoundHead> {
  const head = await headsToFind[look](page);
  page.display.setState(({ locked }) => ({ locked: { ...locked, ...head } }));
  return head;
}

const knownStep = ({ state, answerState, ask, covered = [], needsModel = false, look, ...step }: Step): KnownStep => ({
  state,
  answerState,
  asks: ask !== undefined,
  needsModel,
  findHead: look && ((page) => focusOn(page, look).catch(() => undefined)),
  covered,
  score: ask?.kind === 'tokens' ? (page, tokens) => scored(page, tokens.slice(0, ask.room)) : undefined,
  measure: (page) => measured(page, step.numbers),
  measureAnswer: (page) => measured(page, step.answerNumbers),
});

export const known = ({ id, steps, onOpenModel = false }: Lesson): KnownLesson => ({
  id,
  onOpenModel,
  steps: steps.map(knownStep),
});
