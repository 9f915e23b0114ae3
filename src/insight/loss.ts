/** How well the model foresaw the tokens of a text, in bits. */
import { meanOfAll } from '../decode/mean';
import { bitsOfNext } from '../decode/next-token';
import type { Indexed } from '../decode/text/sequence';
import type { StepTrace } from '../engine/trace';

const known = new WeakMap<StepTrace, { readonly token: number; readonly bits: number }>();

/**
 * [length − 1] bits of tokens 1 … length − 1, each under the row before it; NaN where that row's trace was discarded. Each trace is looked at
 * once.
 */
export function textBits(
  text: { readonly tokens: Indexed<number>; readonly trace: (index: number) => StepTrace | undefined },
  length: number,
): number[] {
  return Array.from({ length: Math.max(0, length - 1) }, (_, row) => {
    const trace = text.trace(row);
    const token = text.tokens.at(row + 1);
    if (!trace || token === undefined) return Number.NaN;
    const before = known.get(trace);
    if (before?.token === token) return before.bits;
    const bits = bitsOfNext(trace, token);
    known.set(trace, { token, bits });
    return bits;
  });
}

/** The mean of the bits that are known; NaN of none. */
export const meanBits = (bits: readonly number[]): number => meanOfAll(bits.filter(Number.isFinite));
