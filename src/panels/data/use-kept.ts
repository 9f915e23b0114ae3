import { useEffect, useState } from 'react';
import { useDrawnSession } from '../../store/react';
import type { Text } from './text';

interface Read {
  readonly of: string;
  readonly values: Float32Array | null;
}

/**
 * What a layer keeps after the token at `index`, read from the engine; see Session.cacheArray. Null until it is there, and where there is nothing
 * to read. While another token's is loading, the previous one stays, so that the picture does not blink between steps.
 */
export function useKept({ model, path }: Text, layer: number, array: string, index: number): Float32Array | null {
  const session = useDrawnSession();
  const node = path.at(index);
  const [read, setRead] = useState<Read>({ of: '', values: null });
  const kind = `${model?.spec.id} ${layer} ${array}`;
  useEffect(() => {
    // A read that is still queued is cancelled when it is no longer needed.
    const wanted = new AbortController();
    const keep = (values: Float32Array | null): void => {
      if (!wanted.signal.aborted) setRead({ of: kind, values });
    };
    // The session reports errors of reading itself.
    if (node !== undefined) session.cacheArray(layer, array, index, wanted.signal).then(keep, () => keep(null));
    return () => wanted.abort();
  }, [session, layer, array, index, node, kind]);
  return read.of === kind && node !== undefined ? read.values : null;
}

/** Several of them together: null where the model lacks one; no array until all are there. */
export function useTensors({ model }: Text, tensors: readonly string[]): readonly (Float32Array | null)[] | null {
  const session = useDrawnSession();
  const [read, setRead] = useState<{ readonly of: string; readonly all: readonly (Float32Array | null)[] }>({ of: '', all: [] });
  const names = tensors.join(' ');
  const of = `${model?.spec.id} ${names}`;
  useEffect(() => {
    let wanted = true;
    const all = names.split(' ').map((name) => session.weights(name).catch(() => null));
    if (model)
      void Promise.all(all).then((found) => {
        if (wanted) setRead({ of, all: found });
      });
    return () => {
      wanted = false;
    };
  }, [session, model, names, of]);
  return read.of === of ? read.all : null;
}

/** Weights of the model by their tensor's name; see Session.weights. Null until it is there, or where the model has none. */
export function useWeights({ model }: Text, tensor: string): Float32Array | null {
  const session = useDrawnSession();
  const [read, setRead] = useState<Read>({ of: '', values: null });
  const of = `${model?.spec.id} ${tensor}`;
  useEffect(() => {
    let wanted = true;
    const keep = (values: Float32Array | null): void => {
      if (wanted) setRead({ of, values });
    };
    if (model) session.weights(tensor).then(keep, () => keep(null));
    return () => {
      wanted = false;
    };
  }, [session, model, tensor, of]);
  return read.of === of ? read.values : null;
}
