/** Passkeys asked of one model: digits recalled, by text length and key depth. */
import { greatestIndex } from 'd3-array';
import type { EngineHost } from '../../engine/host';
import { type PasskeyText, keyLength, passkeyDepths, passkeyLengths, passkeyText } from './passkey-text';
import { interventionsOf, unmodified } from '../reader/reading-settings';
import type { LoadedModel } from '../session/session-state';

/** One text that was asked. */
export interface PasskeyAnswer {
  /** Length of the text, in trained lengths. */
  readonly times: number;
  readonly depth: number;
  readonly trial: number;
  /** How many of the key's five digits are the likeliest token, each after the correct ones before it. */
  readonly digitsRight: number;
}

/** Cells of the grid. */
export const cells = passkeyLengths.length * passkeyDepths.length;

/** A trial's number: every cell has its own texts, the same for every model. */
export function trialNumber(times: number, depth: number, trial: number): number {
  return 1_000_000 * (trial + 1) + 1000 * times + Math.round(100 * depth);
}

/** The text of a trial of a cell, for a model that was trained on texts of `trained` tokens. */
export function trialText(trained: number, times: number, depth: number, trial: number): PasskeyText {
  return passkeyText(times * trained, depth, trialNumber(times, depth, trial));
}

/** Asks every cell `trials` times, short texts first, and yields each answer; ends early when aborted. */
export async function* askPasskeys(
  host: Pick<EngineHost, 'forward'>,
  model: LoadedModel,
  trials: number,
  signal: AbortSignal,
): AsyncGenerator<PasskeyAnswer> {
  for (const times of passkeyLengths) {
    for (const depth of passkeyDepths) {
      for (let trial = 0; trial < trials && !signal.aborted; trial++) {
        const digitsRight = await ask(host, model, times, depth, trial, signal);
        if (digitsRight !== null) yield { times, depth, trial, digitsRight };
      }
    }
  }
}

/** Null when aborted. @throws EngineError */
async function ask(
  host: Pick<EngineHost, 'forward'>,
  { spec, plan, tokenizer }: LoadedModel,
  times: number,
  depth: number,
  trial: number,
  signal: AbortSignal,
): Promise<number | null> {
  const { text, key } = trialText(spec.trainedContext, times, depth, trial);
  const tokens = [...spec.start, ...tokenizer.encode(text + key).tokens];
  const inputs = tokens.slice(0, -1);
  const positions = Uint32Array.from(inputs, (_, i) => i);
  let right = 0;
  for (let from = 0; from < inputs.length; from += plan.maxRows) {
    if (signal.aborted) return null;
    const chunk = inputs.slice(from, from + plan.maxRows);
    const live = positions.slice(0, from + chunk.length);
    const input = {
      tokens: Uint32Array.from(chunk),
      slots: live,
      positions: live,
      interventions: interventionsOf(unmodified),
      index: from,
    };
    const logits = await host.forward(input, false);
    for (let row = Math.max(0, inputs.length - keyLength - from); row < chunk.length; row++) {
      const own = logits.subarray(row * plan.vocabulary, (row + 1) * plan.vocabulary);
      if (greatestIndex(own) === tokens[from + row + 1]) right += 1;
    }
  }
  return right;
}
