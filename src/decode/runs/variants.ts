/** Texts read under several settings (variants), one after another: what a long run and the StreamingLLM table have in common. */
import type { Plan } from '../../attention/plan';
import { meanOfAll } from '../mean';
import type { EngineHost } from '../../engine/host';
import { readLong } from './long-read';
import { policies } from '../policies';
import type { ReadingSettings } from '../reader/reading-settings';

/** The passage that is read a second time at the end; its second half is what counts. */
export const passage = 48;
/** Tokens over which the time is averaged. */
const timed = 100;

/** What was read of a text under a variant so far. */
export interface VariantRead {
  readonly variant: number;
  readonly text: number;
  /** Tokens to read before the passage comes again. */
  readonly room: number;
  /**
   * Bits of token i + 1, growing while it reads: room − 1 of the text, then those of the passage, token 1 first. NaN at rows that were not
   * sampled.
   */
  readonly bits: readonly number[];
  /** Milliseconds per token, over the last hundred. */
  readonly milliseconds: number;
  readonly done: boolean;
}

/** Tokens of a text that are read before the passage comes again: as many as a full cache has slots, or as there are positions. */
export function roomOf({ policy }: ReadingSettings, length: number, plan: Pick<Plan, 'slots' | 'positions'>): number {
  return Math.min(length, (policies[policy.kind].bounded ? plan.positions : plan.slots) - passage);
}

/** Rows of the passage's second half at its first reading, and at its second after `room` tokens. */
export function passageRows(room: number): { readonly first: readonly number[]; readonly again: readonly number[] } {
  const half = Array.from({ length: passage / 2 }, (_, i) => passage / 2 + i);
  return { first: half, again: half.map((row) => room - 1 + row) };
}

/**
 * Reads every text under every variant, each followed by the text's passage again. Yields at most ten times per second, and at the end of
 * each text.
 * @param texts `<bos>` first in each
 * @param sampled rows of a text of `room` tokens at which a policy that recomputes is read; null: all
 * @throws EngineError
 */
export async function* readVariants(
  host: Pick<EngineHost, 'forward'>,
  plan: Plan,
  texts: readonly (readonly number[])[],
  variants: readonly ReadingSettings[],
  signal: AbortSignal,
  sampled: (room: number) => readonly number[] | null = () => null,
): AsyncGenerator<VariantRead> {
  for (const [text, tokens] of texts.entries()) {
    for (const [variant, settings] of variants.entries()) {
      const room = roomOf(settings, tokens.length, plan);
      const read = [...tokens.slice(0, room), ...tokens.slice(1, passage + 1)];
      const bits: number[] = [];
      const times: number[] = [];
      const found = (done: boolean): VariantRead => ({ variant, text, room, bits, milliseconds: meanOfAll(times), done });
      let told = performance.now();
      for await (const part of readLong(host, plan, read, settings, sampled(room))) {
        if (signal.aborted) return;
        while (bits.length < part.from) bits.push(Number.NaN);
        bits.push(...part.bits);
        times.push(...part.bits.map(() => part.milliseconds / part.bits.length));
        times.splice(0, times.length - timed);
        if (performance.now() - told < 100) continue;
        told = performance.now();
        yield found(false);
      }
      yield found(true);
    }
  }
}
