/** The memory that a model takes, computed from its plan before anything of it is loaded. */
import type { Plan } from '../../attention/plan';
import { traceBytesFor } from '../../decode/text/trace-history';
import { type LimitsProblem, isLarge, limitsProblem, memoryNeeded } from '../../engine/memory';

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
  const here = globalThis.navigator as (Navigator & { readonly deviceMemory?: number }) | undefined;
  const reported = here?.deviceMemory === undefined ? null : here.deviceMemory * 2 ** 30;
  const memory = reported !== null && total > reported ? reported : null;
  const adapter = await (here?.gpu as GPU | undefined)?.requestAdapter().catch(() => null);
  if (!adapter) return { runs: 'cpu', problem: null, memory };
  const problem = limitsProblem(plan, adapter.limits);
  return { runs: problem === null ? 'webgpu' : 'cpu', problem, memory };
}
