/** What a speaker is told of a step: all that the room will see of it, and how the next one begins; pure. */
import { rightChoices } from '../../lessons/claims';
import type { Ask, Lesson, Step } from '../../lessons/lesson';
import type { Numbers } from '../../store/known-lessons';
import type { LessonsState } from '../../store/lessons';
import type { LessonWords } from '../../words';
import type { StepWords } from '../../words/lesson-words';
import { formatAsKnown, knownSentences } from '../../words/message';
import { shownNumber } from '../lessons/shown-number';
import type { StepNotes } from './messages';

/** @param at from 1 @param recorded whether a recording is open @returns null where the lesson has no such step */
export function stepNotes(
  { steps }: Pick<Lesson, 'steps'>,
  words: Pick<LessonWords, 'title' | 'steps'>,
  at: number,
  { guess, numbers }: Pick<LessonsState, 'guess' | 'numbers'>,
  recorded = false,
): StepNotes | null {
  const step = steps[at - 1];
  const said = words.steps[step?.name ?? ''];
  if (!step || !said) return null;
  const ask = recorded && step.needsModel ? undefined : step.ask;
  const next = words.steps[steps[at]?.name ?? ''];
  return {
    title: words.title,
    at,
    of: steps.length,
    say: formatAsKnown(said.say, numbers),
    question: ask && said.question !== undefined ? formatAsKnown(said.question, numbers) : null,
    answer: ask ? answerTo(ask, said, numbers) : null,
    answerLater: ask !== undefined && isLater(step, numbers),
    answered: guess !== null,
    // Its numbers are measured when it is shown.
    next: next ? [next.say, next.question ?? ''].map((text) => formatAsKnown(text, null)).join(' ') : null,
  };
}

/** As much of it as is measured: some of its numbers are of the state that the page has once it is shown. */
function answerTo(ask: Ask, { reveal = '', choices = {} }: StepWords, numbers: Numbers | null): string {
  if (numbers === null) return formatAsKnown(reveal, null);
  const [right] = ask.kind === 'choice' ? rightChoices(ask, numbers) : [];
  const lead =
    ask.kind === 'number' && ask.truth in numbers
      ? shownNumber(ask, Number(numbers[ask.truth]))
      : right === undefined
        ? ''
        : formatAsKnown(choices[right] ?? '', numbers);
  return [lead, knownSentences(reveal, numbers)].filter((part) => part !== '').join(' · ');
}

/** Whether a part of the answer can only be measured once it is shown. */
const isLater = ({ answerNumbers = {} }: Step, numbers: Numbers | null): boolean =>
  numbers !== null && Object.keys(answerNumbers).some((name) => !(name in numbers));
