/** How what a model keeps grows with its text: a slot for each token, a ring that is overwritten, a segment, a state. By layers that keep alike. */
import { arrayBytes } from '../attention/cache-bytes';
import type { CacheArray, CacheLayout } from '../attention/cache-layout';
import { mechanismOf } from '../attention/mechanisms';
import type { TokenRange } from '../decode/reader/reading-settings';
import type { StepTrace } from '../engine/trace';
import type { ModelSpec } from '../model/spec';
import { isLookedAt, ringRanks } from './ring';

export type Kept =
  /** A slot for each token. */
  | { readonly kind: 'slots' }
  /** The last tokens, each over the oldest; a row sees `window` of them. */
  | { readonly kind: 'ring'; readonly places: number; readonly window: number }
  /** A run of tokens, overwritten by the next run. */
  | { readonly kind: 'segment'; readonly places: number }
  /** One of each head, of a size that stays. */
  | { readonly kind: 'state'; readonly heads: number; readonly extents: readonly number[] };

export interface KeptAlike {
  readonly layers: readonly number[];
  readonly kept: Kept;
}

/** What the layers of a model keep; those that keep nothing of their own are in none. */
export function keptAlike(spec: ModelSpec, layout: CacheLayout): readonly KeptAlike[] {
  const found = new Map<string, { readonly layers: number[]; readonly kept: Kept }>();
  spec.layers.forEach(({ attention }, layer) => {
    const mechanism = mechanismOf(attention);
    const window = mechanism.window(attention);
    const segment = mechanism.sums?.(attention).group ?? mechanism.memory?.(attention).segment ?? null;
    const own = layout.filter((array) => array.layer === layer && !array.forDisplay);
    const all: readonly Kept[] = [
      ...(segment === null ? [] : [{ kind: 'segment', places: segment } as const]),
      ...own.flatMap((array) => kindOf(array, window)),
    ];
    for (const [key, kept] of new Map(all.map((each) => [JSON.stringify(each), each]))) {
      const known = found.get(key);
      if (known) known.layers.push(layer);
      else found.set(key, { layers: [layer], kept });
    }
  });
  return [...found.values()];
}

/** Whether any layer keeps single tokens that could be evicted: slots, or a ring of them. */
export function hasSlots(kept: readonly KeptAlike[]): boolean {
  return kept.some(({ kept: { kind } }) => kind === 'slots' || kind === 'ring');
}

/** None for a segment's arrays, and for what goes with a state: its normaliser, a convolution's last inputs. */
function kindOf({ per, capacity, shape }: CacheArray, window: number | null): readonly Kept[] {
  const [first, ...others] = shape;
  if (per === 'token' && capacity === undefined) return [{ kind: 'slots' }];
  if (per === 'token') return window === null ? [] : [{ kind: 'ring', places: capacity ?? 0, window }];
  const isState = first?.name === 'heads' && others.length > 1;
  return isState ? [{ kind: 'state', heads: first.size, extents: others.map(({ size }) => size) }] : [];
}

/** What a cell holds. */
export const cellKinds = ['free', 'kept', 'sink', 'newest', 'evicted', 'beyond'] as const;
export type CellKind = (typeof cellKinds)[number];
const code = Object.fromEntries(cellKinds.map((kind, i) => [kind, i])) as Readonly<Record<CellKind, number>>;

/** The most tokens that are drawn one by one; of a longer text the last ones, and those before them that are kept. */
const most = 1024;

/**
 * [cells] one for each token up to the row, in the order of the text, then a free one for each slot that is left.
 * @param slots that the model, or its policy, has
 */
export function slotCells(row: Pick<StepTrace, 'index' | 'keys'>, slots: number, sink: TokenRange, room: number): Uint8Array {
  const from = Math.max(0, row.index + 1 - most);
  const before = row.keys.filter((key) => key < from);
  const tokens = row.index + 1 - from;
  const free = Math.max(0, Math.min(slots - row.keys.length, room - before.length - tokens));
  const cells = new Uint8Array(before.length + tokens + free);
  const of = (key: number): number =>
    key === row.index ? code.newest : key >= sink.from && key < sink.to ? code.sink : code.kept;
  before.forEach((key, i) => (cells[i] = of(key)));
  cells.fill(code.evicted, before.length, before.length + tokens);
  for (const key of row.keys) if (key >= from) cells[before.length + key - from] = of(key);
  return cells;
}

/** [places] of a ring, in the order of memory. */
export function ringCells(
  row: Pick<StepTrace, 'index' | 'keys' | 'slots' | 'positions'>,
  { places, window }: Extract<Kept, { kind: 'ring' }>,
  sink: TokenRange,
): Uint8Array {
  return Uint8Array.from(ringRanks(row, places), (rank) => {
    const key = rank < 0 ? undefined : row.keys[rank];
    if (key === undefined) return code.free;
    if (key === row.index) return code.newest;
    if (!isLookedAt(row, rank, window)) return code.beyond;
    return key >= sink.from && key < sink.to ? code.sink : code.kept;
  });
}

/** [places] of a segment when the token at `index` is read: its own run, and what is left of the run before. */
export function segmentCells(index: number, places: number): Uint8Array {
  const own = index % places;
  return Uint8Array.from({ length: places }, (_, place) =>
    place === own ? code.newest : place < own ? code.kept : index >= places ? code.beyond : code.free,
  );
}

/** Bytes of a cache that holds `live` tokens, term by term. */
export interface BytesByTerm {
  /** Arrays that hold as many tokens as each other. */
  readonly perToken: readonly { readonly tokens: number; readonly bytes: number }[];
  readonly constant: number;
}

export function bytesByTerm(layout: CacheLayout, live: number): BytesByTerm {
  const perToken = new Map<number, number>();
  let constant = 0;
  for (const array of layout) {
    if (array.forDisplay) continue;
    const tokens = Math.min(live, array.capacity ?? live);
    if (array.per === 'constant') constant += arrayBytes(array);
    else perToken.set(tokens, (perToken.get(tokens) ?? 0) + arrayBytes(array));
  }
  return { perToken: [...perToken].map(([tokens, bytes]) => ({ tokens, bytes })), constant };
}

export function totalBytes({ perToken, constant }: BytesByTerm): number {
  return perToken.reduce((sum, { tokens, bytes }) => sum + tokens * bytes, constant);
}

/** Bytes per token of multi-head attention of the same layers and width, float32: a key and a value as wide as the model. */
export const multiHeadBytes = ({ layers, width }: ModelSpec, bytesPerElement: number): number =>
  2 * layers.length * width * bytesPerElement;
