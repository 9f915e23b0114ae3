/** Reads a long text under a policy and says how well each token was foreseen; keeps no trace. */
import type { Plan } from '../attention/plan';
import type { EngineHost } from '../engine/host';
import { readTrace } from '../engine/read-trace';
import { policies } from './policies';
import { type ReadingSettings, interventionsOf } from './reading';
import { LiveSlots, type SlotTable } from './slots';
import { windowChunks } from './window-chunks';

export interface LongRead {
  /** Index in the text of the first token that was read. */
  readonly from: number;
  /** −log2 p of the token after each that was read: bits that it took to say it. */
  readonly bits: readonly number[];
  readonly milliseconds: number;
}

/**
 * Reads `tokens` in order, as far as the cache allows, and yields after every chunk. What the engine's cache held is overwritten.
 * @throws EngineError
 */
export async function* readLong(
  host: Pick<EngineHost, 'forward'>,
  plan: Plan,
  tokens: readonly number[],
  settings: ReadingSettings,
): AsyncGenerator<LongRead> {
  const { policy, dropFirst } = settings;
  const { recomputes, attentive, bounded } = policies[policy.kind];
  const interventions = interventionsOf(settings);
  const live = new LiveSlots(policy, plan.slots);
  const last = Math.min(tokens.length - 1, bounded ? plan.positions : plan.slots);

  /** The logits of a step's rows. */
  async function forward(chunk: readonly number[], { slots, keys, positions }: SlotTable): Promise<readonly Float32Array[]> {
    const input = { tokens: Uint32Array.from(chunk), slots, positions, interventions };
    const buffer = await host.forward(input, attentive);
    if (attentive) live.observe(readTrace(plan, buffer, { input, keys, milliseconds: 0 }));
    return chunk.map((_, row) => buffer.subarray(row * plan.vocabulary, (row + 1) * plan.vocabulary));
  }

  for (let at = 0; at < last; ) {
    const began = performance.now();
    const alone = dropFirst && at === 0;
    const count = recomputes || alone ? 1 : Math.min(plan.maxRows, last - at, Math.max(1, live.room));
    let rows: readonly Float32Array[] = [];
    if (recomputes) {
      for (const { chunk, table } of windowChunks(tokens, at, settings, plan.maxRows))
        rows = (await forward(chunk, table)).slice(-1);
    } else {
      for (let i = 0; i < count; i++) live.admit(at + i);
      rows = await forward(tokens.slice(at, at + count), live.table());
      if (alone) live.drop(0);
    }
    yield {
      from: at,
      bits: rows.map((logits, i) => bitsOf(logits, tokens[at + i + 1] ?? 0)),
      milliseconds: performance.now() - began,
    };
    at += count;
  }
}

/** −log2 of a token's probability. */
function bitsOf(logits: Float32Array, token: number): number {
  let top = -Infinity;
  for (const logit of logits) top = Math.max(top, logit);
  let sum = 0;
  for (const logit of logits) sum += Math.exp(logit - top);
  return (Math.log(sum) + top - (logits[token] ?? 0)) / Math.LN2;
}
