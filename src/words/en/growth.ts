/** What the panel of the growing cache says. Loaded with its panel. */
import { exponential, fixed } from '../numbers';
import { plural, whole } from './amounts';

/** Layers in a row as a range. */
const layersOf = (layers: readonly number[], all: number): string => {
  const [first = 0] = layers;
  const last = layers.at(-1) ?? first;
  if (layers.length === all) return all === 1 ? 'The layer' : 'Each layer';
  if (layers.length === 1) return `Layer ${first}`;
  return last - first === layers.length - 1 ? `Layers ${first}–${last}` : `Layers ${layers.join(', ')}`;
};

const milliseconds = (time: number): string => `${time < 10 ? fixed(time, 1) : whole(Math.round(time))} ms`;

/** A difference of logits: small ones with a power of ten. */
const logit = (value: number): string => (value < 0.001 ? exponential(value, 1) : fixed(value, 3));

export const growth = {
  where: 'M_t are the multiplications of row t with the cache, M_0…t those of computing all rows up to t again without it.',
  /** @param perToken tokens, and bytes of each @param constant bytes that do not depend on them */
  line: (perToken: readonly { readonly tokens: number; readonly bytes: number }[], constant: number, total: number): string =>
    perToken.length === 0
      ? `${plural(constant, 'byte')} at any length of text`
      : `${[
          ...perToken.map(({ tokens, bytes }) => `${plural(tokens, 'token')} × ${plural(bytes, 'byte')}`),
          ...(constant > 0 ? [plural(constant, 'byte')] : []),
        ].join(' + ')} = ${plural(total, 'byte')}`,
  idea: 'A token’s keys and values are added once, then only read.',
  /** Where what is kept does not grow. */
  ideas: {
    state: 'Every token changes what is kept, so it never grows.',
    segment: 'Each segment takes the place of the one before, which a memory keeps.',
  },
  slots: (layers: readonly number[], all: number, kept: number, slots: number): string =>
    `${layersOf(layers, all)}: ${whole(kept)} of ${plural(slots, 'slot')} taken`,
  ring: (layers: readonly number[], all: number, places: number): string =>
    `${layersOf(layers, all)}: a ring of ${plural(places, 'slot')}; each new token overwrites the oldest`,
  segment: (layers: readonly number[], all: number, places: number): string =>
    `${layersOf(layers, all)}: one segment of ${plural(places, 'token')}, overwritten by the next`,
  state: (layers: readonly number[], all: number, heads: number, extents: readonly number[]): string =>
    `${layersOf(layers, all)}, ${plural(heads, 'head')}: a state of ${extents.join(' × ')} numbers per head`,
  cells: {
    sink: 'sink',
    newest: 'newest',
    kept: 'kept',
    evicted: 'evicted',
    beyond: 'kept, but not seen by this row',
    free: 'free',
  },
  own: 'this cache',
  multiHead: 'MHA',
  step: 'token',
  kib: 'KiB',
  figure: (total: number, multiHead: number): string =>
    `Bytes of the cache over the text: now ${plural(total, 'byte')}; multi-head attention of this width would take ${plural(multiHead, 'byte')}`,
  /** @param times how often the number without is that with it */
  multiplications: (cached: number, whole_: number, times: number): string =>
    `This step: ${whole(cached)} multiplications; without the cache ${whole(whole_)}${times < 1.05 ? '' : ` (${times < 10 ? fixed(times, 1) : whole(Math.round(times))}\u00a0×)`}`,
  counted:
    'Products of vectors and matrices (multiply–adds). With the cache, one row goes through the layers. Without it every row of the text does, and the last one’s logits are computed.',
  compute: 'Compute this row again, without the cache',
  stop: 'Stop',
  running: (rows: number): string => `Reading all ${plural(rows, 'token')} again in a second engine…`,
  failed: (error: string): string => `The row could not be computed again: ${error}`,
  again: (rows: number, passes: number): string =>
    passes === 1
      ? `All ${plural(rows, 'token')} read again from scratch, at once, in a second engine:`
      : `All ${plural(rows, 'token')} read again from scratch, in ${plural(passes, 'pass', 'passes')} in a second engine:`,
  /** @param cached milliseconds of the last row alone, with all before it cached @param evicting the page's row saw less than all tokens */
  way: (backend: string, time: number, cached: number, difference: number, evicting: boolean): string =>
    `${backend}: ${milliseconds(time)}, with a cache ${milliseconds(cached)}. ${
      Number.isNaN(difference)
        ? 'A logit is no number.'
        : difference === 0
          ? 'Every logit is identical to the last bit.'
          : evicting
            ? `A logit differs by up to ${logit(difference)}: that is what evicting did.`
            : `A logit differs by up to ${logit(difference)}: rounding.`
    }`,
  noRow: 'This row’s trace was discarded to save memory.',
  columns: { token: 'token', live: 'tokens kept', bytes: 'bytes', cached: 'multiplications with the cache', whole: 'without it' },
} as const;
