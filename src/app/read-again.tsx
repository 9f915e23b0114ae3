/** Recomputes the focused row where its trace was discarded; panels say so meanwhile. */
import { useEffect } from 'react';
import { useFocus, useKeepsake, useSession, useDisplay } from '../store/react';

/** Milliseconds for which a row must be focused before it is recomputed: a pointer that passes over rows starts nothing. */
const dwell = 120;

/** Draws nothing. A separate component: it renders at every step, and the page must not render with it. */
export function ReadAgain() {
  const { session } = useKeepsake();
  const { query } = useFocus();
  const playing = useDisplay((display) => display.playing);
  const { node, index, ready } = useSession(({ path, length, phase }) => {
    const looked = query !== null && query < length ? query : length - 1;
    return { index: looked, node: looked < 0 ? undefined : path.at(looked), ready: phase === 'ready' };
  });
  useEffect(() => {
    if (!ready || playing || node === undefined || session.trace(index)) return;
    const wanted = new AbortController();
    // Failures while reading are in the session's state; a row that is no longer focused is no failure.
    const timer = setTimeout(() => session.ensureTrace(index, wanted.signal).catch(() => undefined), dwell);
    return () => {
      clearTimeout(timer);
      wanted.abort();
    };
  }, [session, node, index, ready, playing]);
  return null;
}
