import { useEffect } from 'react';
import { allOf } from '../../engine/logits';
import type { StepTrace } from '../../engine/trace';
import type { Text } from './text';

/**
 * A row's trace with the logits of all tokens. Of a large vocabulary they are asked for, and the trace is undefined until they are there.
 * @param row −1: none
 */
export function useAllLogits({ session, trace: traceOf }: Pick<Text, 'session' | 'trace'>, row: number): StepTrace | undefined {
  const trace = row < 0 ? undefined : traceOf(row);
  const isMissing = trace !== undefined && allOf(trace.logits) === null;
  useEffect(() => {
    if (!isMissing) return undefined;
    const wanted = new AbortController();
    // Its coming is heard as that of a trace that had been discarded.
    session.ensureLogits(row, wanted.signal).catch(() => undefined);
    return () => wanted.abort();
  }, [session, row, isMissing]);
  return isMissing ? undefined : trace;
}
