/** The presented page as its notes hear it. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { type Asked, type NotesAsk, type NotesNow, channelOf, readNow } from './messages';

/** Milliseconds from one question to the page to the next, and after which a page that says nothing is lost. */
const every = 1500;
const patience = 4000;

interface Heard {
  /** Null until it has said anything. */
  readonly now: NotesNow | null;
  readonly lost: boolean;
  readonly ask: (what: Asked) => void;
}

export function useNow(talk: string): Heard {
  const [now, setNow] = useState<NotesNow | null>(null);
  const [lost, setLost] = useState(false);
  const channel = useRef<BroadcastChannel | null>(null);
  useEffect(() => {
    const opened = new BroadcastChannel(channelOf(talk));
    channel.current = opened;
    let heard = Date.now();
    opened.onmessage = ({ data }: MessageEvent<unknown>) => {
      const told = readNow(data);
      if (told === null) return;
      heard = Date.now();
      setLost(false);
      setNow(told);
    };
    const tell = (): void => {
      opened.postMessage({ keepsake: 'tell' } satisfies NotesAsk);
      setLost(Date.now() - heard > patience);
    };
    tell();
    const timer = setInterval(tell, every);
    return () => {
      clearInterval(timer);
      opened.close();
    };
  }, [talk]);
  const ask = useCallback((what: Asked) => channel.current?.postMessage({ keepsake: 'do', what } satisfies NotesAsk), []);
  return { now, lost, ask };
}
