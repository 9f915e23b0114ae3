/** What a speaker is told of a step: all that the room will see of it, and how the next one begins; pure. */
import { rightChoices } from '../../lessons/claims';
import type { Ask, Lesson } from '../../lessons/lesson';
import type { Numbers } from '../../store/known-lessons';
import type { LessonsState } from '../../store/lessons';
import type { LessonWords } from '../../words';
import type { StepWords } from '../../words/lesson-words';
import { formatAsKnown } from '../../words/message';
import { shownNumber } from '../lessons/shown-number';
import type { StepNotes } from './messages';

/** @param at from 1 @returns null where the lesson has no such step */
export function stepNotes(
  { steps }: Pick<Lesson, 'steps'>,
  words: Pick<LessonWords, 'title' | 'steps'>,
  at: number,
  { guess, numbers }: Pick<LessonsState, 'guess' | 'numbers'>,
): StepNotes | null {
  const step = steps[at - 1];
  const said = words.steps[step?.name ?? ''];
  if (!step || !said) return null;
  const next = words.steps[steps[at]?.name ?? ''];
  return {
    title: words.title,
    at,
    of: steps.length,
    say: formatAsKnown(said.say, numbers),
    question: step.ask && said.question !== undefined ? formatAsKnown(said.question, numbers) : null,
    answer: step.ask ? answerTo(step.ask, said, numbers) : null,
    answered: guess !== null,
    // Its numbers are measured when it is shown.
    next: next ? [next.say, next.question ?? ''].map((text) => formatAsKnown(text, null)).join(' ') : null,
  };
}

function answerTo(ask: Ask, { reveal = '', choices = {} }: StepWords, numbers: Numbers | null): string {
  const told = formatAsKnown(reveal, numbers);
  if (numbers === null) return told;
  if (ask.kind === 'number') return `${shownNumber(ask, Number(numbers[ask.truth]))} · ${told}`;
  const [right] = ask.kind === 'choice' ? rightChoices(ask, numbers) : [];
  return right === undefined ? told : `${formatAsKnown(choices[right] ?? '', numbers)} · ${told}`;
}
