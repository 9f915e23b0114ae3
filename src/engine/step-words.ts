/** The step's input as the kernels read it: one array of u32, written in one piece. See shaders/lib/step.wgsl. */
import type { Plan } from '../attention/plan';
import { words } from '../words';
import { EngineError, type StepInput } from './engine';

/** Words before the tokens: rows, live, where the pairs begin, and room to grow. */
const headerWords = 16;

/** Words of the longest step that a plan allows. */
export function mostStepWords(plan: Plan): number {
  return headerWords + plan.maxRows + 2 * plan.slots;
}

/** Writes a step into `out` and returns how many words it takes. The step must have been checked. */
export function writeStep(input: StepInput, out: Uint32Array): number {
  const rows = input.tokens.length;
  const live = input.slots.length;
  const pairs = headerWords + rows;
  out[0] = rows;
  out[1] = live;
  out[2] = pairs;
  out.set(input.tokens, headerWords);
  for (let rank = 0; rank < live; rank++) {
    out[pairs + 2 * rank] = input.slots[rank] ?? 0;
    out[pairs + 2 * rank + 1] = input.positions[rank] ?? 0;
  }
  return pairs + 2 * live;
}

/**
 * Holds a step against its plan, so that no kernel reads or writes beyond its buffers. Positions may begin anywhere, since keys
 * are rotated by their distance from the query; distances must lie within the table of rotations, which has `slots` of them.
 * @throws EngineError `input`
 */
export function checkStep(plan: Plan, { tokens, slots, positions }: StepInput): void {
  const say = words.engine;
  const live = slots.length;
  if (tokens.length < 1 || tokens.length > plan.maxRows) throw new EngineError('input', say.rows(tokens.length, plan.maxRows));
  if (live < tokens.length || live > plan.slots) throw new EngineError('input', say.live(live, plan.slots));
  if (positions.length !== live) throw new EngineError('input', say.pairs(live, positions.length));
  for (const token of tokens) if (token >= plan.vocabulary) throw new EngineError('input', say.token(token, plan.vocabulary));
  for (const slot of slots) if (slot >= plan.slots) throw new EngineError('input', say.slot(slot, plan.slots));
  const first = positions[0] ?? 0;
  let before = first;
  for (const position of positions) {
    if (position < before || position - first >= plan.slots) throw new EngineError('input', say.order(plan.slots));
    before = position;
  }
}

/** Numbers of a step's trace buffer: with `capture` all fields, without it the logits alone. */
export function traceLength(plan: Plan, input: StepInput, capture: boolean): number {
  const rows = input.tokens.length;
  return capture ? rows * (plan.trace.fixed + plan.trace.perSlot * input.slots.length) : rows * plan.vocabulary;
}
