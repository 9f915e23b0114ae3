/** The way through for a mouse: it comes when the pointer moves or the focus is in it, and goes again. */
import { useEffect, useState } from 'react';
import { useAvailable, useRun } from '../../store/react';
import { wordsOf } from '../../words';
import styles from './stage.module.css';

const say = wordsOf('stage').bar;
/** Milliseconds after the last move until it goes. */
const stays = 2500;

export function StageBar() {
  const run = useRun();
  const moved = usePointerMoves();
  const inLesson = useAvailable('leaveLesson') === true;
  return (
    <nav className={styles.bar} aria-label={say.label} data-moved={moved || undefined}>
      {inLesson && (
        <>
          <button type="button" onClick={() => run('previousLessonStep')}>
            {say.back}
          </button>
          <button type="button" onClick={() => run('nextLessonStep')}>
            {say.next}
          </button>
        </>
      )}
      <button type="button" onClick={() => run('blank')}>
        {say.blank}
      </button>
      <button type="button" onClick={() => run('notes')}>
        {say.notes}
      </button>
      <button type="button" onClick={() => run('qr')}>
        {say.qr}
      </button>
      <button type="button" onClick={() => run('profile')}>
        {say.profile}
      </button>
      <button type="button" onClick={() => run('present', false)}>
        {say.end}
      </button>
    </nav>
  );
}

function usePointerMoves(): boolean {
  const [moved, setMoved] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const move = (): void => {
      setMoved(true);
      clearTimeout(timer);
      timer = setTimeout(() => setMoved(false), stays);
    };
    window.addEventListener('pointermove', move);
    return () => {
      window.removeEventListener('pointermove', move);
      clearTimeout(timer);
    };
  }, []);
  return moved;
}
