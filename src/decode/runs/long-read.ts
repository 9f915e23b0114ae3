/** Reads a long text under a policy and gives the bits of each token; keeps no trace. */
import type { Plan } from '../../attention/plan';
import type { StepInput } from '../../engine/engine';
import type { EngineHost } from '../../engine/host';
import { readTrace } from '../../engine/read-trace';
import { bitsOfToken } from '../bits-of-token';
import { policies } from '../policies';
import { type ReadingSettings, interventionsOf } from '../reader/reading-settings';
import { type SlotTable, liveSlots } from '../reader/slots';
import { windowChunks } from '../reader/window-chunks';

export interface LongRead {
  /** Index in the text of the first token read. */
  readonly from: number;
  /** −log2 p of the token after each one read, in bits. */
  readonly bits: readonly number[];
  readonly milliseconds: number;
}

/**
 * Reads `text` in order, as far as the cache allows, and yields after every chunk. Overwrites the engine's cache.
 * @param sampled rows, ascending, at which a policy that recomputes is read; null: all. Other policies need every row.
 * @throws EngineError
 */
export async function* readLong(
  host: Pick<EngineHost, 'forward'>,
  plan: Plan,
  text: readonly number[],
  settings: ReadingSettings,
  sampled: readonly number[] | null = null,
): AsyncGenerator<LongRead> {
  const { policy, dropFirst, replaceFirst } = settings;
  const { recomputes, attentive, bounded } = policies[policy.kind];
  const tokens = replaceFirst === null ? text : [replaceFirst, ...text.slice(1)];
  const interventions = interventionsOf(settings);
  const live = liveSlots(policy, plan);
  const last = Math.min(tokens.length - 1, bounded ? plan.positions : plan.slots);

  /** The logits of a step's rows. */
  async function forward(
    chunk: readonly number[],
    { slots, keys, positions }: SlotTable,
    place: Pick<StepInput, 'index'> = {},
  ): Promise<readonly Float32Array[]> {
    const input = { tokens: Uint32Array.from(chunk), slots, positions, interventions, ...place };
    const buffer = await host.forward(input, attentive);
    if (attentive) live.observe(readTrace(plan, buffer, { input, keys, milliseconds: 0 }));
    return chunk.map((_, row) => buffer.subarray(row * plan.vocabulary, (row + 1) * plan.vocabulary));
  }

  const readOf = (from: number, rows: readonly Float32Array[], began: number): LongRead => ({
    from,
    bits: rows.map((logits, i) => bitsOfToken(logits, tokens[from + i + 1] ?? 0)),
    milliseconds: performance.now() - began,
  });

  if (recomputes) {
    for (const at of sampled ?? Array.from({ length: last }, (_, index) => index)) {
      if (at >= last) return;
      const began = performance.now();
      let rows: readonly Float32Array[] = [];
      for (const { chunk, table } of windowChunks(tokens, at, settings, plan.maxRows))
        rows = (await forward(chunk, table)).slice(-1);
      yield readOf(at, rows, began);
    }
    return;
  }
  for (let at = 0; at < last; ) {
    const began = performance.now();
    const alone = dropFirst && at === 0;
    const count = alone ? 1 : Math.min(plan.maxRows, last - at, Math.max(1, live.free));
    for (let i = 0; i < count; i++) live.admit(at + i);
    const rows = await forward(tokens.slice(at, at + count), live.table(), { index: at });
    if (alone) live.dropFirst();
    yield readOf(at, rows, began);
    at += count;
  }
}
