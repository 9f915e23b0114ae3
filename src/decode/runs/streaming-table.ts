/** The StreamingLLM table (Xiao et al. 2309.17453): its variants, and reading them on the model in the page. */
import { sum } from 'd3-array';
import type { StoreApi } from 'zustand/vanilla';
import type { Plan } from '../../attention/plan';
import type { EngineHost } from '../../engine/host';
import type { ModelSpec } from '../../model/spec';
import {
  type CacheRow,
  type Cell,
  type StreamingTableSize,
  type StreamingTableState,
  type FirstToken,
  type Table,
  emptyStreamingTable,
} from './streaming-table-state';
import { passage, passageRows, readVariants, roomOf } from './variants';
import { type PolicySettings, type PositionKind, fullPolicy, policies } from '../policies';
import { type ReadingSettings, unmodified } from '../reader/reading-settings';
import { windowIndices } from '../reader/window-chunks';

export const cacheRows: readonly CacheRow[] = ['full', 'window', 'recompute', 1, 2, 4, 8];

export const firstTokens: readonly FirstToken[] = ['kept', 'newline', 'zeroSink'];

export const positionKinds: readonly PositionKind[] = ['original', 'cache'];

/** Rows of a text at which recomputation is read: it costs O(size²) a token. */
const maxSampled = 128;

/**
 * The variants of the table at a budget. Two kinds of cells share the computation of another: without sinks nothing lies between pinned
 * tokens and the window, so both position kinds give the same distances; and recomputation never sees the first token once that has left
 * the window.
 * @param newline the token that replaces the first; null where the tokenizer has none, which omits those cells
 * @param kinds how the model's positions may be counted; cells of others are left out
 */
export function tableOf(size: number, newline: number | null, kinds: readonly PositionKind[] = positionKinds): Table {
  const order: readonly CacheRow[] = ['window', 'full', 1, 2, 4, 8, 'recompute'];
  const variants: ReadingSettings[] = [];
  const cells: Cell[] = [];
  for (const cache of order.filter((row) => typeof row !== 'number' || row < size)) {
    for (const first of firstTokens.filter((kind) => kind !== 'newline' || newline !== null)) {
      for (const positions of kinds.toSorted()) {
        const same =
          cache === 'recompute' && first === 'newline'
            ? 'first'
            : typeof cache !== 'number' && positions === 'original' && kinds.length > 1
              ? 'positions'
              : null;
        if (same === null) variants.push(settingsOf(cache, positions, first, size, newline));
        const variant = same === 'first' ? variantOf(cells, cache, 'kept') : variants.length - 1;
        cells.push({ cache, positions, first, variant, same });
      }
    }
  }
  return { variants, cells };
}

const variantOf = (cells: readonly Cell[], cache: CacheRow, first: FirstToken): number =>
  cells.find((cell) => cell.cache === cache && cell.first === first)?.variant ?? 0;

function settingsOf(
  cache: CacheRow,
  positions: PositionKind,
  first: FirstToken,
  size: number,
  newline: number | null,
): ReadingSettings {
  const policy: PolicySettings =
    cache === 'full'
      ? { ...fullPolicy, size }
      : typeof cache === 'number'
        ? { kind: 'window', size, pinned: cache, positions }
        : { kind: cache, size, pinned: 0, positions };
  return { ...unmodified, policy, zeroSink: first === 'zeroSink', replaceFirst: first === 'newline' ? newline : null };
}

/** Default size: two texts of eight times the trained context, with a budget of a quarter of it, as in the recorded table. */
export function defaultSize(trained: number): StreamingTableSize {
  return { texts: 2, length: 8 * trained, size: Math.max(8, Math.round(trained / 4)) };
}

/** What stands for the trained context: where the cache has fewer slots, as many as it has, so that a full one can be compared. */
export const trainedHere = ({
  spec,
  plan,
}: {
  readonly spec: Pick<ModelSpec, 'trainedContext'>;
  readonly plan: Pick<Plan, 'slots'>;
}): number => Math.min(spec.trainedContext, plan.slots);

/** The row from which a text counts: beyond the trained context; where positions end before, in its second half. */
export const countedFrom = (length: number, trained: number): number => (length > trained ? trained : Math.floor(length / 2));

/** Fits a size to what there is: texts as many as are available, longer than the trained context, within the positions. */
export function fitSize(
  requested: StreamingTableSize,
  available: number,
  trained: number,
  { positions }: Pick<Plan, 'positions'>,
): StreamingTableSize {
  const longest = Math.min(available, positions - passage);
  const length = Math.min(longest, Math.max(trained + 1, Math.round(requested.length)));
  const texts = Math.max(1, Math.min(Math.floor(available / length), Math.round(requested.texts)));
  return { texts, length, size: Math.max(8, Math.min(countedFrom(length, trained), Math.round(requested.size))) };
}

/**
 * Rows at which recomputation is read: up to 128 between twice the row from which the text counts, where it is so long, and its end, and the
 * passage's both times.
 */
export function sampledRows(length: number, from: number): readonly number[] {
  const begin = length > 2 * from ? 2 * from : from;
  const step = Math.max(1, Math.floor((length - begin) / maxSampled));
  const spread = Array.from({ length: Math.min(maxSampled, Math.ceil((length - begin) / step)) }, (_, i) => begin + i * step);
  const { first, again } = passageRows(length + 1);
  return [...new Set([...first, ...spread, ...again])].toSorted((a, b) => a - b);
}

/** Rows that the engine computes for one text under a variant; a recomputed row costs its whole window. */
export function rowsToRead(
  settings: ReadingSettings,
  length: number,
  from: number,
  plan: Pick<Plan, 'slots' | 'positions'>,
): number {
  if (!policies[settings.policy.kind].recomputes) return roomOf(settings, length + 1, plan) - 1 + passage;
  return sum(sampledRows(length, from), (row) => windowIndices(row, settings).length);
}

/**
 * Reads all variants text after text, so that the table is complete after the first text and gets more certain with each.
 * @param tokens the long text, those that begin every text first
 * @throws EngineError
 */
export async function runStreamingTable(
  host: Pick<EngineHost, 'forward'>,
  plan: Plan,
  tokens: readonly number[],
  requested: {
    readonly size: StreamingTableSize;
    /** How the model's positions may be counted. */
    readonly kinds?: readonly PositionKind[];
    readonly trained: number;
    readonly newline: number | null;
    /** Tokens that begin every text. */
    readonly start: number;
  },
  state: StoreApi<StreamingTableState>,
  signal: AbortSignal,
): Promise<void> {
  const { kinds, newline, start } = requested;
  const size = fitSize(requested.size, tokens.length - start, requested.trained, plan);
  const from = countedFrom(size.length, requested.trained);
  const table = tableOf(size.size, newline, kinds);
  const texts = Array.from({ length: size.texts }, (_, text) => [
    ...tokens.slice(0, start),
    ...tokens.slice(start + text * size.length, start + (text + 1) * size.length),
  ]);
  state.setState({ ...emptyStreamingTable, ...table, running: true, size, from, read: table.variants.map(() => []) });
  const sampled = sampledRows(size.length, from);
  for await (const { variant, text, room, bits, done } of readVariants(
    host,
    plan,
    texts,
    table.variants,
    signal,
    () => sampled,
  )) {
    if (!done) state.setState({ now: { variant, text, tokens: bits.length, toRead: room - 1 + passage } });
    else state.setState((s) => ({ read: s.read.with(variant, [...(s.read[variant] ?? []), Float32Array.from(bits)]) }));
  }
}
