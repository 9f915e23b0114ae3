/** What the engine held of a row and of a key on the way to their score, and the weights that made it. */
import { useEffect, useState } from 'react';
import { writtenRow } from '../../../attention/written-row';
import type { LoadedModel } from '../../../decode/session/session-state';
import type { StepTrace } from '../../../engine/trace';
import { type ScoredLayer, scoreTensors } from '../../../insight/score-weights';
import { useDrawnSession } from '../../../store/react';
import type { Text } from '../../data/text';
import { useTensors } from '../../data/use-kept';

/** Of a query's row and a key's, whose they are, and the row's trace with the cached keys that it saw. */
export interface SeenScore {
  readonly model: LoadedModel;
  readonly scored: ScoredLayer;
  readonly row: number;
  readonly key: number;
  readonly trace: StepTrace;
  /** The residual after each writer, and the queries last. */
  readonly ofRow: readonly Float32Array[];
  readonly ofKey: readonly Float32Array[];
  /** [slots, keyValueHeads, headWidth] */
  readonly keys: Float32Array;
}

/**
 * While another cell's are read, the previous one's stay, so that the picture does not blink between steps: what is returned says whose they are. Null
 * until there are some.
 */
export function useSeenScore({ model, path }: Text, scored: ScoredLayer | null, row: number, key: number): SeenScore | null {
  const session = useDrawnSession();
  const [node, keyNode] = [path.at(row), path.at(key)];
  const [seen, setSeen] = useState<(SeenScore & { readonly nodes: readonly [number, number] }) | null>(null);
  const layer = scored?.layer ?? -1;
  useEffect(() => {
    const wanted = new AbortController();
    const { signal } = wanted;
    const written = (index: number, at: number, query: boolean) =>
      session.partialRow(
        { name: `written ${at} ${query}`, partOf: (plan) => writtenRow(plan, at, query)?.row ?? null },
        index,
        signal,
      );
    const read = async (): Promise<void> => {
      if (model === null || scored === null || node === undefined || keyNode === undefined || key > row) return;
      const { source } = scored;
      const trace = await session.ensureTrace(row, signal);
      const keys = await session.cacheArray(source, 'key', row, signal);
      const ofRow = await written(row, layer, true);
      const ofKey = await written(key, source, false);
      if (signal.aborted || !keys || !ofRow || !ofKey) return;
      setSeen({ model, scored, row, key, trace, ofRow, ofKey, keys, nodes: [node, keyNode] });
    };
    // The session reports errors of reading itself.
    read().catch(() => undefined);
    return () => wanted.abort();
  }, [session, model, scored, layer, row, key, node, keyNode]);
  const holds =
    seen?.model === model &&
    seen?.scored === scored &&
    path.at(seen.row) === seen.nodes[0] &&
    path.at(seen.key) === seen.nodes[1];
  return holds ? seen : null;
}

/** Weights of a layer's queries and keys, in the order of `scoreTensors`, and the table of learned positions; null until they are there. */
export interface ScoreTensors {
  readonly query: readonly (Float32Array | null)[];
  readonly key: readonly (Float32Array | null)[];
  readonly positions: Float32Array | null;
}

export function useScoreTensors(text: Text, scored: ScoredLayer | null): ScoreTensors | null {
  const names = scored === null ? [] : [...scoreTensors(scored, 'query'), ...scoreTensors(scored, 'key')];
  const found = useTensors(text, [...names, 'positions.weight']);
  const half = names.length / 2;
  return found && { query: found.slice(0, half), key: found.slice(half, 2 * half), positions: found.at(-1) ?? null };
}
