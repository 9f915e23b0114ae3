/** A step of a lesson: what it says, what it asks, and the way through. */
import { use } from 'react';
import type { Step } from '../../lessons/lesson';
import { actions } from '../../store/actions';
import { useAvailable, useLessons, useRun } from '../../store/react';
import { words as page, wordsOf } from '../../words';
import { formatAsKnown } from '../../words/message';
import { keyLabel } from '../keys';
import { Answer } from './answer';
import styles from './open-lesson.module.css';
import { Question } from './question';
import { useAsk } from './use-ask';
import { useLit } from './lit';
import { written } from './written';

const say = wordsOf('lessons');

/** @param at from 1 */
export function OpenLesson({ id, at }: { readonly id: string; readonly at: number }) {
  const { lesson, words } = use(written(id));
  const { guess, numbers } = useLessons();
  const step: Step | undefined = lesson.steps[at - 1];
  const said = words.steps[step?.name ?? ''];
  const { ask, isLeftOut } = useAsk(step);
  const open = ask !== undefined && guess === null;
  useLit((open ? undefined : guess === null ? undefined : step?.answerPointAt) ?? step?.pointAt, `${at} ${open}`);
  if (!step || !said) return null;
  const isLast = at === lesson.steps.length;
  return (
    <section className={styles.bar} data-lesson-bar aria-label={say.bar(words.title)}>
      <div className={styles.words} aria-live="polite">
        <p className={styles.say}>{formatAsKnown(said.say, numbers)}</p>
        {ask && said.question !== undefined && open && <p className={styles.asked}>{formatAsKnown(said.question, numbers)}</p>}
        {ask && guess !== null && <Answer ask={ask} words={said} guess={guess} numbers={numbers} />}
        {isLeftOut && <p className={styles.answer}>{say.needsModel}</p>}
        {isLast && !open && (
          <p className={styles.try}>
            <strong>{say.tryIt}</strong> {formatAsKnown(words.tryIt, numbers)}
          </p>
        )}
      </div>
      {ask && open && <Question key={step.name} ask={ask} choices={said.choices ?? {}} numbers={numbers} />}
      <Way title={words.title} names={lesson.steps.map(({ name }) => name)} at={at} id={id} />
    </section>
  );
}

interface WayProps {
  readonly id: string;
  readonly title: string;
  readonly names: readonly string[];
  readonly at: number;
}

/** Back, next, any step, back to this one, and out. */
function Way({ id, title, names, at }: WayProps) {
  const run = useRun();
  const next = useAvailable('nextLessonStep');
  const previous = useAvailable('previousLessonStep');
  const away = useAvailable('returnToStep') === true;
  const asking = useAvailable('skipGuess') === true;
  return (
    <div className={styles.way}>
      <div className={styles.move}>
        <button
          type="button"
          className={styles.button}
          aria-disabled={previous !== true}
          title={keyLabel('PageUp')}
          onClick={() => run('previousLessonStep')}
        >
          {say.back}
        </button>
        <ol className={styles.dots} aria-label={say.steps(title)}>
          {names.map((name, i) => (
            <li key={name}>
              <button
                type="button"
                className={styles.dot}
                aria-label={say.step(i + 1, names.length)}
                title={say.step(i + 1, names.length)}
                aria-current={i + 1 === at ? 'step' : undefined}
                onClick={() => run('lesson', id, i + 1)}
              />
            </li>
          ))}
        </ol>
        <button
          type="button"
          className={away || asking ? styles.button : styles.next}
          aria-disabled={next !== true}
          title={keyLabel('PageDown')}
          onClick={() => run('nextLessonStep')}
        >
          {asking ? say.showAnswer : say.next}
        </button>
      </div>
      <div className={styles.more}>
        {away && (
          <button type="button" className={styles.return} onClick={() => run('returnToStep')}>
            {actions.returnToStep.name}
          </button>
        )}
        <button type="button" className={styles.quiet} aria-keyshortcuts="p" onClick={() => run('present', true)}>
          {page.app.present}
        </button>
        <button type="button" className={styles.quiet} onClick={() => run('lessons')}>
          {say.all}
        </button>
        <button type="button" className={styles.quiet} onClick={() => run('teachersPage', id)}>
          {say.forTeachers}
        </button>
        <button type="button" className={styles.quiet} onClick={() => run('leaveLesson')}>
          {say.leave}
        </button>
      </div>
    </div>
  );
}
