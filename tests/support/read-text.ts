/** A text read with an engine, token after token, and what is counted over its rows. */
import type { Engine, StepInput } from '../../src/engine/engine';
import type { Logits } from '../../src/engine/logits';
import { readTrace } from '../../src/engine/read-trace';
import type { StepTrace } from '../../src/engine/trace';
import { allLogits } from './all-logits';

/** Which tokens a row sees: the indices of earlier ones that are still there when token `index` is read. */
export type Kept = (index: number) => readonly number[];

const everything: Kept = (index) => Array.from({ length: index }, (_, i) => i);

/** One row per token; token i is in slot i at position i. What is not kept once is not seen again. */
export async function readText(engine: Engine, ids: readonly number[], kept: Kept = everything): Promise<StepTrace[]> {
  const rows: StepTrace[] = [];
  for (const [index, token] of ids.entries()) {
    const live = Uint32Array.from([...kept(index), index]);
    const input: StepInput = { tokens: Uint32Array.of(token), slots: live, positions: live, index, allLogits: true };
    rows.push(...readTrace(engine.plan, await engine.forward(input, true), { input, keys: live, milliseconds: 0 }));
  }
  return rows;
}

/** Nats per token, of all tokens but the first. */
export function meanLoss(rows: readonly StepTrace[], ids: readonly number[]): number {
  const losses = ids.slice(1).map((token, i) => lossOf((rows[i] as StepTrace).logits, token));
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}

/** −log of the token's probability. */
export function lossOf(known: Logits, token: number): number {
  const logits = allLogits(known);
  const largest = logits.reduce((most, logit) => Math.max(most, logit), -Infinity);
  const sum = logits.reduce((total, logit) => total + Math.exp(logit - largest), 0);
  return Math.log(sum) + largest - (logits[token] as number);
}

const likeliestOf = (logits: Float32Array): number =>
  logits.reduce((best, logit, token) => (logit > (logits[best] as number) ? token : best), 0);

/** The tokens that follow if each is the likeliest. */
export async function greedyAfter(engine: Engine, ids: readonly number[], count: number): Promise<readonly number[]> {
  const text = [...ids];
  let [last] = (await readText(engine, text)).slice(-1);
  while (text.length < ids.length + count && last) {
    text.push(likeliestOf(allLogits(last.logits)));
    const live = Uint32Array.from(text, (_, i) => i);
    const input: StepInput = { tokens: Uint32Array.of(text.at(-1) ?? 0), slots: live, positions: live, allLogits: true };
    [last] = readTrace(engine.plan, await engine.forward(input, true), { input, keys: live, milliseconds: 0 });
  }
  return text.slice(ids.length);
}

/** Mean attention on position 0 by layer and head, over the rows from `from` on. */
export function sinkShares(rows: readonly StepTrace[], from: number): readonly (readonly number[])[] {
  const counted = rows.slice(from);
  return (counted[0]?.layers ?? []).map(({ heads }, layer) =>
    Array.from({ length: heads }, (_, head) => {
      const shares = counted.map(({ keys, layers }) => layers[layer]?.attention?.[head * keys.length] ?? 0);
      return shares.reduce((sum, share) => sum + share, 0) / shares.length;
    }),
  );
}
