/** The cached keys and values of one head of a layer, in the order of the text. */
import { useEffect, useMemo, useState } from 'react';
import type { CacheArray } from '../../../attention/cache-layout';
import type { StepTrace } from '../../../engine/trace';
import { placesOf } from '../../../store/kept-arrays';
import { useDrawnSession } from '../../../store/react';
import { attentionOf } from '../../data/layer-attention';
import type { Text } from '../../data/text';

/** Of `tokens.length` tokens, `width` numbers each. */
export interface HeadCache {
  /** The row after which it is read. */
  readonly index: number;
  /** [tokens] index in the text of each */
  readonly tokens: readonly number[];
  readonly width: number;
  /** [tokens, width] */
  readonly key: Float32Array;
  readonly value: Float32Array;
}

interface Read {
  readonly of: string;
  readonly index: number;
  readonly node: number;
  readonly key: Float32Array;
  readonly value: Float32Array;
}

/**
 * While another row is read, the previous one's stays; `index` says whose it is. Null until there is one, or where its trace was discarded.
 * @param layer the one that is looked at; where it reads another's cache, that is read
 */
export function useKeysValues(text: Text, layer: number, group: number, row: number): HeadCache | null {
  const { model, path } = text;
  const session = useDrawnSession();
  const source = attentionOf(text, layer)?.keysOf ?? layer;
  const node = path.at(row);
  const of = `${model?.spec.id} ${source}`;
  const [read, setRead] = useState<Read | null>(null);
  useEffect(() => {
    const wanted = new AbortController();
    const get = (array: string): Promise<Float32Array | null> => session.cacheArray(source, array, row, wanted.signal);
    const keep = ([key, value]: readonly (Float32Array | null)[]): void => {
      if (!wanted.signal.aborted && key && value && node !== undefined) setRead({ of, index: row, node, key, value });
    };
    // The session reports errors of reading itself.
    if (node !== undefined) Promise.all([get('key'), get('value')]).then(keep, () => undefined);
    return () => wanted.abort();
  }, [session, source, row, node, of]);
  return useMemo(() => {
    const arrays = model?.layout.filter((array) => array.layer === source) ?? [];
    const [array] = arrays.filter(({ name }) => name === 'key');
    if (read === null || read.of !== of || path.at(read.index) !== read.node || array === undefined) return null;
    const trace = text.trace(read.index);
    const window = attentionOf(text, source)?.window ?? null;
    return trace ? headCache(read, array, group, trace, window) : null;
  }, [read, of, path, model, source, group, text]);
}

function headCache(
  { index, key, value }: Read,
  array: CacheArray,
  group: number,
  trace: StepTrace,
  window: number | null,
): HeadCache {
  const places = placesOf(array, trace, window);
  const [groups = 1, width = 1] = array.shape.map(({ size }) => size);
  const rowsOf = (numbers: Float32Array): Float32Array => {
    const rows = new Float32Array(places.length * width);
    places.forEach((place, i) => {
      const from = (place * groups + group) * width;
      rows.set(numbers.subarray(from, from + width), i * width);
    });
    return rows;
  };
  return { index, tokens: [...trace.keys].slice(-places.length), width, key: rowsOf(key), value: rowsOf(value) };
}
