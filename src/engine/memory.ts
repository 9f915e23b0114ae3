/** How much memory a plan takes on a backend, from the plan alone: it can be said, and refused, before anything is taken. */
import type { Plan, PlanBuffer } from '../attention/plan';
import { bufferBytes, readbackBytes, traceBytes } from './contents';
import type { BackendName } from './engine';
import { maxStepWords } from './step-words';

/** Bytes by use. */
export interface MemoryNeeded {
  readonly weights: number;
  /** What layers keep between steps, and the snapshots of their states. */
  readonly cache: number;
  /** The trace, and on WebGPU the two buffers that bring it back. */
  readonly trace: number;
  /** Numbers of one step, tables of rotations, the step's input. */
  readonly scratch: number;
  readonly total: number;
}

/** What a device gives, in bytes. */
export interface MemoryLimits {
  /** The limits of a WebGPU adapter. */
  readonly maxBufferSize: number;
  readonly maxStorageBufferBindingSize: number;
  /** Of all memory, where that is known. */
  readonly memory?: number;
}

/** `buffer`: one buffer is larger than a device allows; `memory`: all together are more than there is. In bytes. */
export interface LimitsProblem {
  readonly kind: 'buffer' | 'memory';
  readonly needed: number;
  readonly given: number;
}

/** Beyond this many bytes of float16 a model is large: the CPU keeps its matrices as they are, and two backends are not tried at once. */
const largeBytes = 50e6;

/** Bytes of all matrices and vectors of a plan, as the file and a GPU have them. */
export function weightBytes(plan: Plan): number {
  return sum(plan, ({ role }) => role === 'matrix' || role === 'vector');
}

/** Whether the weights are large enough that the CPU keeps them in float16, and no engine is built only to be timed. */
export function isLarge(plan: Plan): boolean {
  return weightBytes(plan) > largeBytes;
}

/** Bytes that an engine of this plan allocates; the file of weights, which is kept to start again from, is not among them. */
export function memoryNeeded(plan: Plan, backend: BackendName): MemoryNeeded {
  const states = sum(plan, ({ name }) => plan.states.includes(name));
  const matrices = sum(plan, ({ role }) => role === 'matrix');
  const weights = weightBytes(plan) + (backend === 'cpu' && !isLarge(plan) ? matrices : 0);
  const cache = sum(plan, ({ role }) => role === 'cache') + plan.snapshots * states;
  const trace = traceBytes(plan) + (backend === 'webgpu' ? 2 * readbackBytes(plan) : 0);
  const step = backend === 'webgpu' ? maxStepWords(plan) * Uint32Array.BYTES_PER_ELEMENT : 0;
  const scratch = sum(plan, ({ role }) => role === 'scratch' || role === 'rope') + step;
  return { weights, cache, trace, scratch, total: weights + cache + trace + scratch };
}

/** Bytes of the largest buffer that a plan needs, which the device must allow. */
export function largestBuffer(plan: Plan): number {
  return plan.buffers.reduce((largest, buffer) => Math.max(largest, bufferBytes(buffer, plan)), readbackBytes(plan));
}

/** Why a device cannot hold a plan on WebGPU; null if its limits admit it. */
export function limitsProblem(plan: Plan, limits: MemoryLimits): LimitsProblem | null {
  const needed = largestBuffer(plan);
  const given = Math.min(limits.maxBufferSize, limits.maxStorageBufferBindingSize);
  if (needed > given) return { kind: 'buffer', needed, given };
  const { total } = memoryNeeded(plan, 'webgpu');
  return limits.memory !== undefined && total > limits.memory ? { kind: 'memory', needed: total, given: limits.memory } : null;
}

function sum(plan: Plan, counts: (buffer: PlanBuffer) => boolean): number {
  return plan.buffers.reduce((bytes, buffer) => bytes + (counts(buffer) ? bufferBytes(buffer, plan) : 0), 0);
}
