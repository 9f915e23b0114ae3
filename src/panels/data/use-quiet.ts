import { useEffect, useState } from 'react';
import type { Text } from './text';

/** Milliseconds without another step. */
const quiet = 300;

/** The text as it was when nothing had been read for a moment: what costs too much for every step is computed of that. Null until then. */
export function useQuietText(text: Text): Text | null {
  const [shown, setShown] = useState<Text | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setShown(text), quiet);
    return () => clearTimeout(timer);
  }, [text]);
  return shown !== null && shown.model === text.model && shown.session === text.session ? shown : null;
}
