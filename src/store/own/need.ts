/** The memory that a model takes, computed from its plan before anything of it is loaded. */
import { compilePlan } from '../../attention/compile';
import type { Plan } from '../../attention/plan';
import { traceBytesFor } from '../../decode/text/trace-history';
import { type LimitsProblem, isLarge, limitsProblem, memoryNeeded } from '../../engine/memory';
import { CheckpointError } from '../../model/checkpoint/errors';
import type { ModelSpec } from '../../model/spec';

/** In bytes. */
export interface Need {
  /** Of the engine, and once more: they are kept to start again from when a device is lost. */
  readonly weights: number;
  /** With every slot taken. */
  readonly cache: number;
  /** What a step computes and shows, and what is kept of the rows of a text that fills the cache. */
  readonly steps: number;
  readonly total: number;
}

/** @param file bytes of the weights as they are handed to the engine */
export function needOf(plan: Plan, file: number): Need {
  const { trace, slots } = plan;
  // Row t of a text has weights over t + 1 tokens.
  const rows = 4 * (trace.fixed * slots + (trace.perSlot * slots * (slots + 1)) / 2);
  const engine = memoryNeeded(plan, 'webgpu');
  const weights = engine.weights + file;
  const steps = engine.trace + engine.scratch + Math.min(rows, traceBytesFor(plan));
  return { weights, cache: engine.cache, steps, total: weights + engine.cache + steps };
}

/** How long a text a model's cache has room for, and what the model then takes. */
export interface SlotChoice {
  readonly slots: number;
  readonly need: Need;
}

/** The rotations of keys are known for as many positions. */
const mostSlots = 32_768;
const fewestSlots = 256;

/** The slots that a model may be opened with: what its spec has, others up to its trained context, as far as there is memory for them. */
export function slotChoices(spec: ModelSpec, file: number): readonly SlotChoice[] {
  const most = Math.min(spec.trainedContext, mostSlots);
  const sizes = new Set([spec.context, most]);
  for (let slots = fewestSlots; slots < most; slots *= 2) sizes.add(slots);
  return [...sizes]
    .toSorted((a, b) => a - b)
    .map((slots) => ({ slots, need: needOf(compilePlan({ ...spec, context: slots }), file) }))
    .filter(({ slots, need }) => slots === spec.context || need.total <= memoryBound().bytes);
}

/** More than this is not tried, where a browser does not say how much memory there is, or says its largest number. */
const boundBytes = 16 * 2 ** 30;
/** Browsers report powers of two, and none above this that is not rounded down from much more. */
const largestReported = 8 * 2 ** 30;

/** The most memory that a model may take here; `isReported`: half as much again as the browser reports, which rounds to a power of two. */
export function memoryBound(): { readonly bytes: number; readonly isReported: boolean } {
  const reported = reportedMemory();
  return reported !== null && reported < largestReported
    ? { bytes: 1.5 * reported, isReported: true }
    : { bytes: boundBytes, isReported: false };
}

/** Bytes of memory that the browser reports; null where it does not. */
function reportedMemory(): number | null {
  const here = globalThis.navigator as (Navigator & { readonly deviceMemory?: number }) | undefined;
  return here?.deviceMemory === undefined ? null : here.deviceMemory * 2 ** 30;
}

/**
 * Refuses a model that this machine surely cannot hold.
 * @param parameters of the model, to say how many are possible
 * @throws CheckpointError `too-large`
 */
export function mustFit(name: string, { total, weights }: Need, parameters: number): void {
  const { bytes: given, isReported } = memoryBound();
  if (total <= given) return;
  const most = (parameters * Math.max(0, given - (total - weights))) / weights;
  // Two figures: others have other caches.
  const digits = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, most))) - 1);
  throw new CheckpointError('too-large', { name, needed: total, given, isReported, most: Math.floor(most / digits) * digits });
}

/** Whether a model is so large that its visitor is asked before it is read. */
export const isAskedFor = isLarge;

/** How a model and this machine get along. */
export interface Fit {
  /** `webgpu`: it runs there; `cpu`: there is no WebGPU, or a buffer is too large for it. */
  readonly runs: 'webgpu' | 'cpu';
  /** What the GPU has too little of. */
  readonly problem: LimitsProblem | null;
  /** Bytes of memory that the browser reports, where the model needs more than that; it reports 8 GiB at most. */
  readonly memory: number | null;
}

export async function fitHere(plan: Plan, { total }: Need): Promise<Fit> {
  const reported = reportedMemory();
  const memory = reported !== null && total > reported ? reported : null;
  const adapter = await (globalThis.navigator?.gpu as GPU | undefined)?.requestAdapter().catch(() => null);
  if (!adapter) return { runs: 'cpu', problem: null, memory };
  const problem = limitsProblem(plan, adapter.limits);
  return { runs: problem === null ? 'webgpu' : 'cpu', problem, memory };
}
