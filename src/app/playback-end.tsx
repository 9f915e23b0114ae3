/** Announces to screen readers where playing ended. Changes at every step are not announced. */
import { useEffect, useState } from 'react';
import { maxTokens } from '../decode/reader/model-limits';
import type { Session } from '../decode/session/session';
import { useKeepsake } from '../store/react';
import { words } from '../words';
import styles from './app.module.css';

export function PlaybackEnd() {
  const { session, display } = useKeepsake();
  const [told, setTold] = useState('');
  useEffect(
    () =>
      display.subscribe((now, before) => {
        if (now.playing !== before.playing) setTold(now.playing ? '' : words.app.playbackEnded(positionOf(session)));
      }),
    [session, display],
  );
  return (
    <p role="status" className={styles.heard}>
      {told}
    </p>
  );
}

function positionOf({ state }: Session): string {
  const { length, promptLength, reading, model } = state.getState();
  return words.app.position(length, promptLength, model ? maxTokens(reading, model) : 0);
}
