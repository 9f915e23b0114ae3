/** The step's input as the kernels read it: one array of u32, written in one call. See shaders/lib/step.wgsl. */
import type { Plan } from '../attention/plan';
import { words } from '../words';
import { pathOf } from './row-tree';
import { EngineError, type Interventions, type StepInput, maxHeads, opsOf, textIndexOf } from './engine';

const zeroSinkWord = 2;
const indexWord = 3;
const treeWord = 4;
const followingWord = 5;
const silencedWords = { from: 8, to: 8 + maxHeads / 32 };
/** Words before the slots: rows, live, the zero sink, the index of the first token, whether the rows are a tree, one more than the token that follows (0: unknown), two spare ones; a bit for each head. */
export const headerWords = silencedWords.to;

/** Words of the longest step that a plan allows; even, because the kernels read pairs. */
export function maxStepWords(plan: Plan): number {
  return headerWords + 2 * plan.slots + 2 * Math.ceil(plan.maxRows / 2) + (plan.branches ? 2 * plan.maxRows : 0);
}

/** Writes a step into `out` and returns how many words it takes. The step must have been checked. */
export function writeStep(input: StepInput, out: Uint32Array): number {
  const { tokens, slots, positions, interventions } = input;
  const live = slots.length;
  out[0] = tokens.length;
  out[1] = live;
  out[indexWord] = textIndexOf(input);
  writeInterventions(interventions, out);
  for (let rank = 0; rank < live; rank++) {
    out[headerWords + 2 * rank] = slots[rank] ?? 0;
    out[headerWords + 2 * rank + 1] = positions[rank] ?? 0;
  }
  out.set(tokens, headerWords + 2 * live);
  out[treeWord] = input.parents ? 1 : 0;
  out[followingWord] = input.following === undefined ? 0 : input.following + 1;
  const end = headerWords + 2 * live + tokens.length;
  return input.parents ? writePaths(input, out, end + (tokens.length % 2)) : end;
}

/** Writes the path of every row, a bit per row, and how many rows precede it on the path; returns the offset after them. */
function writePaths(input: StepInput, out: Uint32Array, from: number): number {
  for (let row = 0; row < input.tokens.length; row++) {
    const path = pathOf(input, row);
    out[from + 2 * row] = path.reduce((bits, at) => (bits | (1 << at)) >>> 0, 0);
    out[from + 2 * row + 1] = path.length - 1;
  }
  return from + 2 * input.tokens.length;
}

function writeInterventions(interventions: Interventions | undefined, out: Uint32Array): void {
  out[zeroSinkWord] = interventions?.zeroSink ? 1 : 0;
  out.fill(0, silencedWords.from, silencedWords.to);
  for (const head of interventions?.silenced ?? []) {
    const word = silencedWords.from + (head >> 5);
    out[word] = (out[word] ?? 0) | (1 << (head & 31));
  }
}

/**
 * Checks a step against its plan, so that no kernel reads or writes beyond its buffers. Positions may begin at any number, since keys
 * are rotated by their distance from the query; distances must be within the table of rotations.
 * @throws EngineError `input`
 */
export function checkStep(plan: Plan, input: StepInput): void {
  const { tokens, slots, positions, interventions, fillOnly, ops, after } = input;
  const say = words.engine;
  const live = slots.length;
  if (tokens.length < 1 || tokens.length > plan.maxRows) throw new EngineError('input', say.rows(tokens.length, plan.maxRows));
  if (live < tokens.length || live > plan.slots) throw new EngineError('input', say.live(live, plan.slots));
  if (positions.length !== live) throw new EngineError('input', say.pairs(live, positions.length));
  if (fillOnly && plan.earlyExit === null) throw new EngineError('input', say.noExit);
  if (ops !== undefined && !(ops >= 1 && ops <= plan.ops.length)) throw new EngineError('input', say.ops(ops, plan.ops.length));
  if (after !== undefined && !(after >= 0 && after < opsOf(plan, input)))
    throw new EngineError('input', say.ops(after, plan.ops.length));
  if (input.following !== undefined && !(input.following >= 0 && input.following < plan.vocabulary))
    throw new EngineError('input', say.token(input.following, plan.vocabulary));
  for (const token of tokens) if (token >= plan.vocabulary) throw new EngineError('input', say.token(token, plan.vocabulary));
  for (const slot of slots) if (slot >= plan.slots) throw new EngineError('input', say.slot(slot, plan.slots));
  const first = positions[0] ?? 0;
  let before = first;
  for (const position of positions) {
    if (position < before || position - first >= plan.positions) throw new EngineError('input', say.order(plan.positions));
    before = position;
  }
  if (plan.learnedPositions !== null && before >= plan.learnedPositions)
    throw new EngineError('input', say.place(before, plan.learnedPositions));
  const index = textIndexOf(input);
  if (plan.recurrent && !(index >= 0 && index + tokens.length <= plan.positions))
    throw new EngineError('input', say.index(index, plan.positions));
  checkTree(plan, input);
  for (const place of [input.restore, input.keep])
    if (place !== undefined && !(place >= 0 && place < plan.snapshots))
      throw new EngineError('input', say.snapshot(place, plan.snapshots));
  const heads = Math.min(
    maxHeads,
    plan.heads.reduce((sum, count) => sum + count, 0),
  );
  for (const head of interventions?.silenced ?? [])
    if (!(head >= 0 && head < heads)) throw new EngineError('input', say.head(head, heads));
}

/** @throws EngineError `input` for parents that a plan cannot take, or that do not come before their rows. */
function checkTree(plan: Plan, input: StepInput): void {
  const { parents, tokens } = input;
  if (!parents) return;
  const say = words.engine;
  if (!plan.branches || textIndexOf(input) < 1) throw new EngineError('input', say.noTree);
  if (parents.length !== tokens.length || parents.some((parent, row) => parent < -1 || parent >= row))
    throw new EngineError('input', say.parents);
}

/** Numbers of a step's trace buffer: with `capture` all fields, without it the logits alone, none for a step that does not reach them. */
export function traceLength(plan: Plan, input: StepInput, capture: boolean): number {
  const rows = input.tokens.length;
  if (opsOf(plan, input) < plan.ops.length) return 0;
  return capture ? rows * (plan.trace.fixed + plan.trace.perSlot * input.slots.length) : rows * plan.vocabulary;
}

/** Numbers of all logits that come behind a step's trace. */
export function logitsBehind(plan: Plan, input: StepInput, capture: boolean): number {
  if (plan.likeliest === null || !capture || !input.allLogits || opsOf(plan, input) < plan.ops.length) return 0;
  return input.tokens.length * plan.vocabulary;
}
