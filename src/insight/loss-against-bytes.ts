/** Recorded loss over the bytes of each model's cache. */
import { cacheBytes } from '../attention/cache-bytes';
import type { CacheLayout } from '../attention/cache-layout';
import { type CatalogueEntry, sawAhead } from '../model/catalogue';

export interface LossPoint {
  readonly id: string;
  readonly name: string;
  /** Bytes of the cache that holds the text, float32 as it is allocated here. */
  readonly bytes: number;
  readonly perToken: number;
  /** Mean loss on held-out text, nats per token, and its standard error over texts. */
  readonly loss: number;
  readonly error: number;
  /** No other point has both a smaller cache and a lower loss. */
  readonly best: boolean;
}

/**
 * A point for each model, by rising bytes. A model that saw later tokens in training has none: its loss is not that of a
 * language model.
 * @param tokens in the caches
 */
export function lossPoints(
  entries: readonly CatalogueEntry[],
  layoutOf: (id: string) => CacheLayout | undefined,
  tokens: number,
): readonly LossPoint[] {
  const points = entries.flatMap((entry) => {
    const layout = layoutOf(entry.id);
    if (!layout || sawAhead(entry)) return [];
    const bytes = cacheBytes(layout, tokens);
    const { id, name, validationLoss: loss, validationLossError: error = 0 } = entry;
    return [{ id, name, bytes: bytes.total, perToken: bytes.perToken, loss, error }];
  });
  return points
    .map((point) => ({ ...point, best: !points.some((other) => isBetter(other, point)) }))
    .toSorted((a, b) => a.bytes - b.bytes || a.loss - b.loss);
}

type Cost = Pick<LossPoint, 'bytes' | 'loss'>;

function isBetter(a: Cost, b: Cost): boolean {
  return a.bytes <= b.bytes && a.loss <= b.loss && (a.bytes < b.bytes || a.loss < b.loss);
}
