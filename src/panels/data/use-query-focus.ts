import { useCallback } from 'react';
import { useRun } from '../../store/react';

/** What a chart over the rows of the text does with the pointer: hover previews the row, a click holds it. */
export function useQueryFocus(): { onHover: (query: number | null) => void; onLock: (query: number) => void } {
  const run = useRun();
  const onHover = useCallback((query: number | null) => run('preview', query === null ? null : { query }), [run]);
  const onLock = useCallback((query: number) => run('lock', { query }), [run]);
  return { onHover, onLock };
}
