/** Bytes of a decoder-decoder's cache beside those of a decoder, over the length of the text. */
import { cacheBytes } from '../../../attention/cache-bytes';
import type { TableData } from '../../../charts/figure/table';
import type { LoadedModel } from '../../../decode/session/session-state';
import { type SharedCache, decoderLayout } from '../../../insight/shared-cache';
import { wordsOf } from '../../../words';

const say = wordsOf('sharedCache');

/** Places of the curves: enough for a window that fills up to be seen. */
const steps = 64;

export interface BytesByLength {
  readonly tokens: readonly number[];
  readonly own: readonly number[];
  readonly decoder: readonly number[];
  /** Bytes at any length. */
  at(tokens: number): { readonly own: number; readonly decoder: number };
}

/** From an empty text to one that takes every slot. */
export function bytesByLength({ layout, spec }: Pick<LoadedModel, 'layout' | 'spec'>, shared: SharedCache): BytesByLength {
  const other = decoderLayout(layout, shared, spec.layers.length);
  const at = (tokens: number) => ({ own: cacheBytes(layout, tokens).total, decoder: cacheBytes(other, tokens).total });
  const tokens = Array.from({ length: steps + 1 }, (_, i) => Math.round((i * spec.context) / steps));
  return { tokens, own: tokens.map((n) => at(n).own), decoder: tokens.map((n) => at(n).decoder), at };
}

export function bytesTable({ tokens, own, decoder }: BytesByLength): TableData {
  const c = say.columns;
  return { columns: [c.tokens, c.own, c.decoder], rows: tokens.map((n, i) => [n, own[i] ?? null, decoder[i] ?? null]) };
}
