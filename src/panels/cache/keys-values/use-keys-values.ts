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
  const current = read !== null && read.of === of && path.at(read.index) === read.node ? read : null;
  const array = model?.layout.find((each) => each.layer === source && each.name === 'key');
  const trace = current ? text.trace(current.index) : undefined;
  const window = attentionOf(text, source)?.window ?? null;
  // A step alone, before what it adds is read, changes none of these.
  return useMemo(
    () => (current && array && trace ? headCache(current, array, group, trace, window) : null),
    [current, array, group, trace, window],
  );
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
