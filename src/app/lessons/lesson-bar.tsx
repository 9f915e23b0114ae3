/** The open lesson, between the text and the view; nothing without one. What it is made of comes with the first lesson. */
import { Suspense } from 'react';
import { Boundary, later } from '../../panels';
import { useDisplay, useLessons } from '../../store/react';
import { messageOf } from '../../words/message-of';

const OpenLesson = later<{ readonly id: string; readonly at: number }>(
  ['lessons'],
  async () => (await import('./open-lesson')).OpenLesson,
);

export function LessonBar() {
  const { lesson, lessonStep } = useDisplay((display) => ({ lesson: display.lesson, lessonStep: display.lessonStep }));
  const isHere = useLessons().lesson?.id === lesson;
  if (lesson === '' || !isHere) return null;
  return (
    <Boundary key={lesson} renderFailure={(error) => <p role="alert">{messageOf(error)}</p>}>
      <Suspense fallback={null}>
        <OpenLesson id={lesson} at={lessonStep} />
      </Suspense>
    </Boundary>
  );
}
