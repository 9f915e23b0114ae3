/** Says each step to screen readers, at most once a second, and where playing ended. */
import { useEffect, useState } from 'react';
import { spokenStep } from '../panels';
import { maxTokens } from '../decode/reader/model-limits';
import type { Session } from '../decode/session/session';
import { focusOf } from '../store/display';
import { useKeepsake } from '../store/react';
import { words } from '../words';
import styles from './app.module.css';

/** Milliseconds between two sentences. */
const pause = 1000;

export function SpokenStep() {
  const keepsake = useKeepsake();
  const [told, setTold] = useState('');
  useEffect(() => {
    const { session, display } = keepsake;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = -Infinity;
    const say = (): void => {
      timer = undefined;
      last = performance.now();
      const { layer, head } = focusOf(display.getState());
      setTold(spokenStep(session, layer, head) ?? '');
    };
    const stops = [
      session.state.subscribe((now, before) => {
        // The prompt is on the screen as it was written; each token after it is news.
        if (now.length === before.length || now.length <= now.promptLength || now.phase !== 'ready') return;
        timer ??= setTimeout(say, Math.max(0, last + pause - performance.now()));
      }),
      display.subscribe((now, before) => {
        if (now.playing || !before.playing) return;
        clearTimeout(timer);
        timer = undefined;
        last = performance.now();
        setTold(words.app.playbackEnded(positionOf(session)));
      }),
    ];
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [keepsake]);
  return (
    <p role="status" className={styles.heard} data-spoken>
      {told}
    </p>
  );
}

function positionOf({ state }: Session): string {
  const { length, promptLength, reading, model } = state.getState();
  return words.app.position(length, promptLength, model ? maxTokens(reading, model) : 0);
}
