/** How long a prompt takes to read, whole and with the early exit of a decoder-decoder (YOCO, 2405.05254, section 2.3). */
import { median } from 'd3-array';
import type { Plan } from '../../attention/plan';
import type { Interventions } from '../../engine/engine';
import type { EngineHost } from '../../engine/host';

export interface PrefillMeasure {
  /** Tokens that were read. */
  readonly rows: number;
  /** Of these, the ones that went no further than what fills the caches: all but the last. */
  readonly skippedRows: number;
  /** Wall-clock milliseconds until the last token's logits are there, each the median of `repeats` readings. */
  readonly milliseconds: { readonly whole: number; readonly early: number };
  /** The furthest that a logit of the last token differs between the two: 0, or something is wrong. */
  readonly difference: number;
}

/** An odd number of readings each way, taken in turns, so that neither has the warmer caches. */
const repeats = 3;

/**
 * Reads `tokens` from the start both ways under a full cache. What the engine's cache held is overwritten.
 * @returns null for a model in which every layer keeps something of every token
 * @throws EngineError
 */
export async function measurePrefill(
  host: Pick<EngineHost, 'forward'>,
  plan: Plan,
  tokens: readonly number[],
  interventions: Interventions,
): Promise<PrefillMeasure | null> {
  if (plan.earlyExit === null || tokens.length === 0) return null;
  const last = tokens.length - 1;

  async function read(from: number, to: number, fillOnly: boolean): Promise<Float32Array> {
    const places = Uint32Array.from({ length: to }, (_, i) => i);
    const input = { tokens: Uint32Array.from(tokens.slice(from, to)), slots: places, positions: places, interventions, fillOnly };
    const logits = await host.forward(input, false);
    return logits.slice(-plan.vocabulary);
  }

  /** Milliseconds, and the last token's logits. It is a step of its own both ways. */
  async function once(fillOnly: boolean): Promise<{ readonly time: number; readonly logits: Float32Array }> {
    const began = performance.now();
    for (let from = 0; from < last; from += plan.maxRows) await read(from, Math.min(from + plan.maxRows, last), fillOnly);
    const logits = await read(last, tokens.length, false);
    return { time: performance.now() - began, logits };
  }

  const times: { readonly whole: number[]; readonly early: number[] } = { whole: [], early: [] };
  let difference = 0;
  for (let i = 0; i < repeats; i++) {
    const whole = await once(false);
    const early = await once(true);
    times.whole.push(whole.time);
    times.early.push(early.time);
    early.logits.forEach(
      (logit, token) => (difference = Math.max(difference, Math.abs(logit - (whole.logits[token] ?? Number.NaN)))),
    );
  }
  return {
    rows: tokens.length,
    skippedRows: last,
    milliseconds: { whole: median(times.whole) ?? Number.NaN, early: median(times.early) ?? Number.NaN },
    difference,
  };
}
