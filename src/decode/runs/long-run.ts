/** One long text under several policies, one after another: bits per token, and what can still be recalled at the end. */
import type { StoreApi } from 'zustand/vanilla';
import type { Plan } from '../../attention/plan';
import type { EngineHost } from '../../engine/host';
import { meanOfAll } from '../mean';
import { passageRows, readVariants } from './variants';
import { type LongRunVariant, type LongRunState, emptyLongRun } from './long-run-state';
import type { ReadingSettings } from '../reader/reading-settings';

/** Tokens per point of the curve. */
export const block = 100;
/** Most variants of one run. */
export const maxVariants = 6;

/**
 * Reads the first `total` tokens and then the opening passage again under each variant, and writes the results to `state`.
 * @param tokens those that begin every text first
 * @throws EngineError
 */
export async function runLong(
  host: Pick<EngineHost, 'forward'>,
  plan: Plan,
  tokens: readonly number[],
  requested: { readonly variants: readonly ReadingSettings[]; readonly total: number },
  state: StoreApi<LongRunState>,
  signal: AbortSignal,
): Promise<void> {
  const total = Math.min(requested.total, tokens.length);
  const variants = requested.variants.slice(0, maxVariants);
  state.setState({
    ...emptyLongRun,
    running: true,
    total,
    variants: variants.map((settings) => variantOf(settings, [], 0, Number.NaN, false)),
  });
  for await (const { variant, room, bits, milliseconds, done } of readVariants(
    host,
    plan,
    [tokens.slice(0, total)],
    variants,
    signal,
  )) {
    const settings = variants[variant];
    if (!settings) continue;
    state.setState((s) => ({ variants: s.variants.with(variant, variantOf(settings, bits, room, milliseconds, done)) }));
  }
}

/** Figures from a variant's bits; bits[i] are those of token i + 1. */
export function variantOf(
  settings: ReadingSettings,
  bits: readonly number[],
  room: number,
  milliseconds: number,
  done: boolean,
): LongRunVariant {
  const read = bits.slice(0, Math.max(0, room - 1));
  const blocks = Array.from({ length: Math.floor(read.length / block) }, (_, i) =>
    meanOfAll(read.slice(i * block, (i + 1) * block)),
  );
  return {
    settings,
    blocks,
    tokens: read.length,
    toRead: room,
    mean: meanOfAll(read.slice(settings.policy.size)),
    recall: done ? recallOf(bits, room) : Number.NaN,
    milliseconds,
    done,
  };
}

/** Bits per token by which the passage's second half is easier at its second reading; NaN where either was not read. */
export function recallOf(bits: ArrayLike<number>, room: number): number {
  const { first, again } = passageRows(room);
  const mean = (rows: readonly number[]): number => meanOfAll(rows.map((row) => bits[row] ?? Number.NaN));
  return mean(first) - mean(again);
}
