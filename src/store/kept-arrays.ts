/** What scripts are given of a step and of a layer's cache: by name, with its shape, and per token in the order of the text. */
import type { CacheArray } from '../attention/cache-layout';
import { mechanismOf } from '../attention/mechanisms';
import { DecodeError } from '../decode/session/errors';
import type { Session } from '../decode/session/session';
import type { LoadedModel } from '../decode/session/session-state';
import { allOf } from '../engine/logits';
import type { StepTrace } from '../engine/trace';
import { words } from '../words';

/** Numbers with their extents; a copy. */
export interface ScriptArray {
  readonly data: Float32Array;
  readonly shape: readonly number[];
}

/**
 * @param trace of the token after which the cache is read; it has the slots of the tokens that were live then
 * @throws DecodeError `overtaken` where the text has changed meanwhile
 */
export async function keptArrays(
  session: Session,
  { spec, layout }: LoadedModel,
  layer: number,
  trace: StepTrace,
): Promise<Record<string, ScriptArray>> {
  const attention = spec.layers[layer]?.attention;
  const window = attention === undefined ? null : mechanismOf(attention).window(attention);
  const node = (): number | undefined => session.state.getState().path.at(trace.index);
  const meant = node();
  const arrays: Record<string, ScriptArray> = {};
  for (const array of layout.filter((one) => one.layer === layer)) {
    const numbers = await session.cacheArray(layer, array.name, trace.index);
    if (numbers === null || node() !== meant) throw new DecodeError('overtaken', words.decode.overtaken);
    const shape = array.shape.map(({ size }) => size);
    arrays[array.name] =
      array.per === 'constant' ? { data: numbers.slice(), shape } : rowsAt(numbers, placesOf(array, trace, window), shape);
  }
  return arrays;
}

/**
 * [tokens kept] the row of each: its slot; of a layer with a window, its slot modulo the ring's length, and only the window's are sure to be
 * there still; of a segment, at its
 * index modulo the segment's length, and only those of the segment that is being read are kept.
 */
export function placesOf({ capacity }: CacheArray, { slots, keys, index }: StepTrace, window: number | null): readonly number[] {
  if (capacity === undefined) return [...slots];
  if (window !== null) return Array.from(slots.subarray(Math.max(0, slots.length - window)), (slot) => slot % capacity);
  const first = index - (index % capacity);
  return Array.from(
    keys.filter((key) => key >= first),
    (key) => key % capacity,
  );
}

function rowsAt(numbers: Float32Array, places: readonly number[], shape: readonly number[]): ScriptArray {
  const width = shape.reduce((product, size) => product * size, 1);
  const data = new Float32Array(places.length * width);
  places.forEach((place, row) => data.set(numbers.subarray(place * width, (place + 1) * width), row * width));
  return { data, shape: [places.length, ...shape] };
}

/** A step's numbers; copies, which may be kept and changed. */
export interface ScriptTrace {
  /** Index of the token in the text; the first is 0. */
  readonly index: number;
  readonly token: number;
  /** [vocabulary] logits of the next token. */
  readonly logits: Float32Array;
  /** For each layer, the attention of every head over the live slots, row by row; [heads, 0] of a layer without weights per token. */
  readonly attention: readonly { readonly data: Float32Array; readonly shape: readonly [heads: number, keys: number] }[];
  /** For each layer, its other traced numbers of the row, by name: `keyNorm`, `residualNorm`, and those of its mechanism, `gamma`, `stateNorm` … */
  readonly values: readonly Readonly<Record<string, Float32Array>>[];
  /** [keys] index in the text, slot and rotary position of what was live, in the order of the rows of `attention`. */
  readonly keys: Uint32Array;
  readonly slots: Uint32Array;
  readonly positions: Uint32Array;
  readonly milliseconds: number;
}

/** @param index of the step in the text */
export function scriptTrace(
  index: number,
  { token, logits, layers, keys, slots, positions, milliseconds }: StepTrace,
): ScriptTrace {
  const attention = layers.map((layer) => {
    const data = layer.attention?.slice() ?? new Float32Array();
    return { data, shape: [layer.heads, data.length / layer.heads] as const };
  });
  const values = layers.map((layer) => structuredClone(layer.values));
  const places = { keys: keys.slice(), slots: slots.slice(), positions: positions.slice() };
  return { index, token, logits: (allOf(logits) ?? new Float32Array()).slice(), attention, values, ...places, milliseconds };
}
