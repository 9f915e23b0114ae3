/** A layer's MLP for one token: its numbers in the engine, and the weights. */
import { activationOf } from '../../../attention/mlp';
import { useEffect, useMemo, useState } from 'react';
import type { LoadedModel } from '../../../decode/session/session-state';
import { type MlpWeights, type Unembedding, mlpTensorsOf } from '../../../insight/mlp';
import { useDrawnSession } from '../../../store/react';
import type { Text } from '../../data/text';
import { useTensors, useWeights } from '../../data/use-kept';

/** What the engine held when a token's row was read, and whose it is. */
export interface SeenRow {
  readonly model: LoadedModel | null;
  readonly layer: number;
  readonly index: number;
  readonly node: number;
  readonly residual: Float32Array;
  readonly product: Float32Array;
}

/**
 * See Session.mlpRow. While another token's is read, the previous one stays, so that the picture does not blink between steps: what is
 * returned says whose it is. Null until there is one.
 */
export function useMlpRow({ model, path }: Text, layer: number, index: number): SeenRow | null {
  const session = useDrawnSession();
  const node = path.at(index);
  const [seen, setSeen] = useState<SeenRow | null>(null);
  useEffect(() => {
    const wanted = new AbortController();
    const keep = (row: Awaited<ReturnType<typeof session.mlpRow>>): void => {
      if (!wanted.signal.aborted && row && node !== undefined) setSeen({ model, layer, index, node, ...row });
    };
    // The session reports errors of reading itself.
    if (node !== undefined) session.mlpRow(layer, index, wanted.signal).then(keep, () => undefined);
    return () => wanted.abort();
  }, [session, model, layer, index, node]);
  return seen && seen.model === model && seen.layer === layer && path.at(seen.index) === seen.node ? seen : null;
}

/** Null until they are there. */
export function useMlpWeights(text: Text, layer: number): MlpWeights | null {
  const spec = text.model?.spec;
  const own = spec?.layers[layer];
  const mlp = own?.mlp ?? null;
  const found = useTensors(text, Object.values(mlpTensorsOf(own ?? {}, layer)));
  const epsilon = spec?.normEpsilon ?? 0;
  return useMemo(() => {
    const [norm, normBias = null, gate = null, gateBias = null, value, valueBias = null, output] = found ?? [];
    if (!(mlp && norm && value && output)) return null;
    return { epsilon, norm, normBias, activation: activationOf(mlp), gate, gateBias, value, valueBias, output };
  }, [found, mlp, epsilon]);
}

/** Null until it is there. */
export function useUnembedding(text: Text): Unembedding | null {
  const norm = useWeights(text, 'norm.weight');
  const output = useWeights(text, text.model?.spec.tiedEmbedding ? 'embedding.weight' : 'output.weight');
  return useMemo(() => (norm && output ? { norm, output } : null), [norm, output]);
}
