/** Recomputation: a token is read with its whole window, in the engine's first slots. */
import { type ReadingSettings, unmodified } from './reading-settings';
import type { Indexed } from '../text/sequence';
import type { SlotTable } from './slots';

/** Indices of the tokens that token `at` sees: the pinned and the most recent, in order. Without token 0 the text begins with token 1. */
export function windowIndices(at: number, { policy, dropFirst }: ReadingSettings): readonly number[] {
  if (dropFirst && at > 0) return windowIndices(at - 1, { ...unmodified, policy }).map((index) => index + 1);
  const pinned = at < policy.size ? 0 : policy.pinned;
  const recent = at < policy.size ? 0 : at + 1 - (policy.size - policy.pinned);
  return [
    ...Array.from({ length: pinned }, (_, index) => index),
    ...Array.from({ length: at + 1 - recent }, (_, i) => recent + i),
  ];
}

interface WindowChunk {
  /** The tokens of this step. */
  readonly chunk: readonly number[];
  readonly table: SlotTable;
}

/** The steps that read token `at` of a text with its window, at most `maxRows` rows each; the last row of the last step is its own. */
export function windowChunks(
  tokens: Indexed<number>,
  at: number,
  settings: ReadingSettings,
  maxRows: number,
): readonly WindowChunk[] {
  const indices = windowIndices(at, settings);
  return Array.from({ length: Math.ceil(indices.length / maxRows) }, (_, step) => {
    const upTo = indices.slice(0, (step + 1) * maxRows);
    const slots = Uint32Array.from(upTo, (_index, rank) => rank);
    const keys = Uint32Array.from(upTo);
    const positions = settings.policy.positions === 'original' ? keys : slots;
    return { chunk: upTo.slice(step * maxRows).map((index) => tokens.at(index) ?? 0), table: { slots, keys, positions } };
  });
}
