/** Texts with made-up attention: who is live follows from a policy, weights are drawn. */
import { Sequence } from '../../../src/decode/text/sequence';
import { type PolicySettings, policies } from '../../../src/decode/policies';
import { type ReadingSettings, unmodified } from '../../../src/decode/reader/reading-settings';
import { LiveSlots, type SlotTable } from '../../../src/decode/reader/slots';
import { windowIndices } from '../../../src/decode/reader/window-chunks';
import type { StepTrace } from '../../../src/engine/trace';
import type { TracedText } from '../../../src/insight/scores';

interface Shape {
  readonly heads: number;
  /** Of each layer. */
  readonly windows: readonly (number | null)[];
}

/** Numbers in 0 … 1 that are the same at every run. */
export function draws(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A trace whose heads give random weights that add up to 1, within each layer's window. */
function randomTrace({ slots, keys, positions }: SlotTable, { heads, windows }: Shape, draw: () => number): StepTrace {
  const own = positions.at(-1) ?? 0;
  const layers = windows.map((window) => {
    const rows = Array.from({ length: heads }, () => {
      const row = Array.from(positions, (position) => (own - position < (window ?? Infinity) ? draw() + 0.01 : 0));
      const sum = row.reduce((a, b) => a + b, 0);
      return row.map((weight) => weight / sum);
    });
    return { heads, attention: Float32Array.from(rows.flat()), values: {} };
  });
  const index = keys.at(-1) ?? 0;
  return { index, token: 0, keys, slots, positions, logits: new Float32Array(), layers, values: {}, milliseconds: 0 };
}

/** The traces of a text of `length` tokens as a policy has it read. */
export function randomTraces(length: number, reading: Partial<ReadingSettings>, shape: Shape): readonly StepTrace[] {
  const settings = { ...unmodified, ...reading };
  const { policy, dropFirst } = settings;
  const draw = draws(length);
  const live = new LiveSlots(policy, 1024);
  return Array.from({ length }, (_, index) => {
    if (policies[policy.kind].recomputes) {
      const keys = Uint32Array.from(windowIndices(index, settings));
      const slots = Uint32Array.from(keys, (_key, rank) => rank);
      return randomTrace({ slots, keys, positions: policy.positions === 'original' ? keys : slots }, shape, draw);
    }
    live.admit(index);
    const trace = randomTrace(live.table(), shape, draw);
    live.observe([trace]);
    if (dropFirst && index === 0) live.dropFirst();
    return trace;
  });
}

export function textOf(traces: readonly (StepTrace | undefined)[]): TracedText {
  const path = Sequence.of(traces.keys());
  return { path, tokens: path, trace: (index) => traces[index] };
}

/** Every policy, with a budget that a text of 40 tokens is beyond. */
export const everyPolicy: readonly PolicySettings[] = (['full', 'window', 'recompute', 'heavy', 'tova'] as const).flatMap(
  (kind) =>
    (['original', 'cache'] as const).flatMap((positions) =>
      [0, 1, 3].map((pinned) => ({ kind, size: 9, pinned, positions }) satisfies PolicySettings),
    ),
);
