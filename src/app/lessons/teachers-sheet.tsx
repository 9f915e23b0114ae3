/** A lesson's page for teachers: what it is for, its questions with their answers, and links to hand out. It prints by itself. */
import { use, useEffect, useState } from 'react';
import { measureAnswers } from '../../lessons/answers';
import { rightChoices } from '../../lessons/claims';
import type { Ask, Lesson } from '../../lessons/lesson';
import type { Numbers } from '../../store/known-lessons';
import { defaultState } from '../../store/properties';
import { useDisplay, useKeepsake } from '../../store/react';
import { addressOf } from '../../store/url';
import { wordsOf } from '../../words';
import type { StepWords } from '../../words/lesson-words';
import { formatAsKnown } from '../../words/message';
import { messageOf } from '../../words/message-of';
import { Sheet } from '../sheet';
import { shownNumber } from './shown-number';
import styles from './teachers-sheet.module.css';
import { written } from './written';

const say = wordsOf('lessons').teachers;

type Answers = ReadonlyMap<string, Numbers>;

export function TeachersSheet({ onClose }: { readonly onClose: () => void }) {
  const id = useDisplay((display) => display.teachersOf);
  const { lesson, words } = use(written(id));
  const keepsake = useKeepsake();
  const answers = useAnswers(lesson);
  const { title, teachers } = words;
  useEffect(() => {
    const root = document.documentElement;
    root.dataset['prints'] = 'sheet';
    return () => {
      delete root.dataset['prints'];
    };
  }, []);
  return (
    <Sheet title={say.title(title)} onClose={onClose}>
      <p className={styles.asks}>{words.asks}</p>
      <p>
        {say.minutes(lesson.minutes, lesson.steps.length)} {say.paper(lesson.paper.name, lesson.paper.arxiv)}
      </p>
      <Part title={say.purpose} text={teachers.purpose} />
      <Part title={say.before} text={teachers.before} />
      <section>
        <h3>{say.questions}</h3>
        {answers instanceof Error && <p role="alert">{say.failed(answers.message)}</p>}
        {answers === null && <p>{say.measuring}</p>}
        {lesson.onOpenModel && answers instanceof Map && <p>{say.measuredOn(keepsake.catalogue.models[0]?.name ?? '')}</p>}
        <ol className={styles.questions}>
          {lesson.steps.flatMap(({ name, ask }) => {
            const said = words.steps[name];
            if (!ask || !said) return [];
            const numbers = answers instanceof Map ? (answers.get(name) ?? null) : null;
            return [
              <li key={name}>
                {formatAsKnown(said.say, numbers)} <strong>{formatAsKnown(said.question ?? '', numbers)}</strong>
                <span className={styles.answer}>{answerTo(ask, said, numbers)}</span>
              </li>,
            ];
          })}
        </ol>
      </section>
      <Part title={say.atTheEnd} text={formatAsKnown(words.tryIt, null)} />
      <Part title={say.limits} text={teachers.limits} />
      <section>
        <h3>{say.links}</h3>
        <dl className={styles.links}>
          {linksOf(lesson).map(({ what, at }) => (
            <div key={what}>
              <dt>{what}</dt>
              <dd>
                <code>{addressOf({ ...defaultState, lesson: id, lessonStep: at }, location.href)}</code>
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <p>
        <button type="button" className={styles.print} onClick={() => window.print()}>
          {say.print}
        </button>
      </p>
    </Sheet>
  );
}

function Part({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <section>
      <h3>{title}</h3>
      <p>{text}</p>
    </section>
  );
}

/** Measured once the page is open; null until then. */
function useAnswers(lesson: Lesson): Answers | Error | null {
  const keepsake = useKeepsake();
  const [answers, setAnswers] = useState<Answers | Error | null>(null);
  useEffect(() => {
    let wanted = true;
    void keepsake
      .aside((other) => measureAnswers(other, lesson))
      .catch((error: unknown) => new Error(messageOf(error)))
      .then((found) => wanted && setAnswers(found));
    return () => {
      wanted = false;
    };
  }, [keepsake, lesson]);
  return answers;
}

function answerTo(ask: Ask, { reveal = '', choices = {} }: StepWords, numbers: Numbers | null): string {
  if (numbers === null) return '…';
  const right =
    ask.kind === 'number'
      ? shownNumber(ask, Number(numbers[ask.truth]))
      : ask.kind === 'choice'
        ? formatAsKnown(choices[rightChoices(ask, numbers)[0] ?? ''] ?? '', numbers)
        : null;
  return say.answer(right, formatAsKnown(reveal, numbers));
}

/** The whole, the question in the middle, and what is tried at the end. */
function linksOf({ steps }: Lesson): readonly { readonly what: string; readonly at: number }[] {
  const asking = steps.flatMap(({ ask }, i) => (ask ? [i + 1] : []));
  return [
    { what: say.fromStart, at: 1 },
    { what: say.fromQuestion, at: asking[Math.floor(asking.length / 2)] ?? 1 },
    { what: say.fromEnd, at: steps.length },
  ];
}
