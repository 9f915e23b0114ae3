/** The shapes of all models of the catalogue. */
import { useEffect, useState } from 'react';
import type { ModelSpec } from '../../model/spec';
import { useKeepsake } from '../../store/react';

/** The shapes of all models, once they are read; why not, where they cannot be. */
export function useSpecs(): ReadonlyMap<string, ModelSpec> | Error | null {
  const { specs } = useKeepsake();
  const [known, setKnown] = useState<ReadonlyMap<string, ModelSpec> | Error | null>(null);
  useEffect(() => {
    let there = true;
    const tell = (what: ReadonlyMap<string, ModelSpec> | Error): void => {
      if (there) setKnown(what);
    };
    specs().then(tell, (error: unknown) => tell(error instanceof Error ? error : new Error(String(error))));
    return () => {
      there = false;
    };
  }, [specs]);
  return known;
}
