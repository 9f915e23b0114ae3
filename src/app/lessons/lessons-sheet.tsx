/** All lessons: what each asks, how long it takes, and which paper it is from. */
import { useRun } from '../../store/react';
import { wordsOf } from '../../words';
import { Sheet } from '../sheet';
import styles from './lessons-sheet.module.css';
import { lessonIds } from '../../lessons';
import { OwnLesson } from './own-lesson';
import { useAllLessons } from './use-all-lessons';

const say = wordsOf('lessons');

export function LessonsSheet({ onClose }: { readonly onClose: () => void }) {
  const run = useRun();
  const all = useAllLessons();
  return (
    <Sheet title={say.title} onClose={onClose}>
      <p>{say.intro}</p>
      {all instanceof Error && <p role="alert">{say.failed(all.message)}</p>}
      <ol className={styles.list}>
        {Array.isArray(all) &&
          all.map(({ lesson, words }) => (
            <li key={lesson.id}>
              <button type="button" className={styles.lesson} onClick={() => run('lesson', lesson.id)}>
                {lessonIds.some((id) => id === lesson.id) && (
                  <img className={styles.picture} src={`./lessons/${lesson.id}.webp`} width={160} height={100} alt="" />
                )}
                <strong>{words.title}</strong>
                <span>{words.asks}</span>
                <span className={styles.facts}>
                  {say.minutes(lesson.minutes)} · <span translate="no">{lesson.paper.name}</span>
                </span>
              </button>
              <button type="button" className={styles.teachers} onClick={() => run('teachersPage', lesson.id)}>
                {say.forTeachers}
              </button>
            </li>
          ))}
      </ol>
      <OwnLesson />
    </Sheet>
  );
}
