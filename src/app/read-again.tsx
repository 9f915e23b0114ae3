/** The row that is looked at, where memory had no room for its trace: it is read again, as panels say of it. */
import { useEffect } from 'react';
import { useFocus, useKeepsake, useSession, useView } from '../store/react';

/** Milliseconds that a row is looked at before it is read: a pointer that passes over rows asks for none. */
const dwell = 120;

/** Draws nothing. A component of its own: what follows every step must not have the page rendered with it. */
export function ReadAgain() {
  const { session } = useKeepsake();
  const { query } = useFocus();
  const playing = useView((view) => view.playing);
  const { node, index, ready } = useSession(({ path, length, phase }) => {
    const looked = query !== null && query < length ? query : length - 1;
    return { index: looked, node: looked < 0 ? undefined : path.at(looked), ready: phase === 'ready' };
  });
  useEffect(() => {
    if (!ready || playing || node === undefined || session.trace(index)) return;
    const wanted = new AbortController();
    // What goes wrong while reading, the session itself says; one that is no longer looked at is none.
    const timer = setTimeout(() => session.ensureTrace(index, wanted.signal).catch(() => undefined), dwell);
    return () => {
      clearTimeout(timer);
      wanted.abort();
    };
  }, [session, node, index, ready, playing]);
  return null;
}
