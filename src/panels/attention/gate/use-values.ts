/** What a layer keeps of every token, as it lies in the engine: its values, or its keys. */
import { useMemo } from 'react';
import { placesOf } from '../../../store/kept-arrays';
import { attentionOf } from '../../data/layer-attention';
import type { Text } from '../../data/text';
import { useKept } from '../../data/use-kept';

export interface LayerValues {
  /** [slots, groups, width] */
  readonly numbers: Float32Array;
  readonly groups: number;
  readonly width: number;
  /** Slots of the last tokens that the row saw. */
  readonly places: readonly number[];
}

/** As it was after a row; null until it is there, and for a layer that caches no keys and values. */
export function useValues(text: Text, layer: number, array: 'key' | 'value', row: number): LayerValues | null {
  const attention = attentionOf(text, layer);
  const source = attention?.keysOf ?? layer;
  const numbers = useKept(text, source, attention?.cachesKeys ? array : '', row);
  const shape = text.model?.layout.find((each) => each.layer === source && each.name === array);
  const trace = row < 0 ? undefined : text.trace(row);
  const window = attentionOf(text, source)?.window ?? null;
  return useMemo(() => {
    const [groups, width] = shape?.shape.map(({ size }) => size) ?? [];
    if (!numbers || !shape || !trace || groups === undefined || width === undefined) return null;
    return { numbers, groups, width, places: placesOf(shape, trace, window) };
  }, [numbers, shape, trace, window]);
}
