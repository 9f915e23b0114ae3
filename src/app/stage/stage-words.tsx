/** What a step says on a stage: its sentence, its question and how it is answered, or the answer. */
import type { Lesson } from '../../lessons/lesson';
import { useLessons } from '../../store/react';
import { type LessonWords, wordsOf } from '../../words';
import { formatAsKnown } from '../../words/message';
import { Answer } from '../lessons/answer';
import { useAsk } from '../lessons/use-ask';
import { useLit } from '../lessons/lit';
import { Question } from '../lessons/question';
import styles from './stage.module.css';

const say = wordsOf('lessons');

interface StageWordsProps {
  readonly lesson: Lesson;
  readonly words: LessonWords;
  /** From 1. */
  readonly at: number;
}

export function StageWords({ lesson, words, at }: StageWordsProps) {
  const { guess, numbers } = useLessons();
  const step = lesson.steps[at - 1];
  const said = words.steps[step?.name ?? ''];
  const { ask, isLeftOut } = useAsk(step);
  const isOpen = ask !== undefined && guess === null;
  const point = (isOpen || guess === null ? undefined : step?.answerPointAt) ?? step?.pointAt;
  // A panel that is alone needs no frame to be seen.
  useLit(point && ('token' in point || 'head' in point) ? point : undefined, `${at} ${isOpen}`);
  if (!step || !said) return null;
  return (
    <section className={styles.words} aria-label={say.bar(words.title)} aria-live="polite">
      <p className={styles.say}>{formatAsKnown(said.say, numbers)}</p>
      {ask && isOpen && said.question !== undefined && <p className={styles.asked}>{formatAsKnown(said.question, numbers)}</p>}
      {ask && isOpen && <Question key={step.name} ask={ask} choices={said.choices ?? {}} numbers={numbers} />}
      {ask && guess !== null && <Answer ask={ask} words={said} guess={guess} numbers={numbers} />}
      {isLeftOut && <p>{say.needsModel}</p>}
      {at === lesson.steps.length && !isOpen && (
        <p className={styles.try}>
          <strong>{say.tryIt}</strong> {formatAsKnown(words.tryIt, numbers)}
        </p>
      )}
    </section>
  );
}
