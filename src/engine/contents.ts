/** What a plan's buffers hold when a model is loaded; the same for both backends. */
import { allocatedBytes } from '../attention/cache-bytes';
import type { Plan, PlanBuffer } from '../attention/plan';
import type { Weights } from '../model/weights';
import { words } from '../words';
import { type Allocation, EngineError } from './engine';

type Of<Role extends PlanBuffer['role']> = Extract<PlanBuffer, { role: Role }>;

/**
 * Writes a matrix buffer's tensors into `out`, stacked by rows, one tensor at a time, as half-precision bits. Rounded to float16 even if the file is more precise, so that
 * both backends compute with the same weights.
 * @throws ModelError `overflow`
 */
export function writeMatrix(buffer: Of<'matrix'>, weights: Weights, out: Uint16Array): void {
  let at = 0;
  for (const tensor of buffer.tensors) {
    const all = weights.float16Bits(tensor);
    const first = (buffer.from ?? 0) * buffer.columns;
    const part = buffer.from === undefined ? all : all.subarray(first, first + out.length);
    out.set(part, at);
    at += part.length;
  }
}

/** A vector buffer's parts end to end, float32; a part without a tensor is zeros. */
export function vectorValues(buffer: Of<'vector'>, weights: Weights): Float32Array<ArrayBuffer> {
  const values = new Float32Array(buffer.parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const { tensor, length, from = 0 } of buffer.parts) {
    if (tensor !== null) values.set(weights.float32(tensor).subarray(from, from + length), at);
    at += length;
  }
  return values;
}

/** Bytes of a buffer that starts empty: a cache array with all its slots, or scratch for every row. */
export function emptyBytes(buffer: Of<'cache'> | Of<'scratch'>, plan: Plan): number {
  if (buffer.role === 'scratch') return plan.maxRows * buffer.width * Float32Array.BYTES_PER_ELEMENT;
  return allocatedBytes(buffer.array, plan.slots);
}

/** Bytes of a buffer as a GPU has it: matrices in float16, all else in float32. */
export function bufferBytes(buffer: PlanBuffer, plan: Plan): number {
  switch (buffer.role) {
    case 'matrix':
      return buffer.rows * buffer.columns * Uint16Array.BYTES_PER_ELEMENT;
    case 'vector':
      return buffer.parts.reduce((sum, { length }) => sum + length, 0) * Float32Array.BYTES_PER_ELEMENT;
    case 'rope':
      return buffer.positions * buffer.headWidth * Float32Array.BYTES_PER_ELEMENT;
    case 'cache':
    case 'scratch':
      return emptyBytes(buffer, plan);
  }
}

/** The plan's buffers, and the snapshots of its states, with the bytes that a backend has allocated for each. */
export function allocationsOf(plan: Plan, bytesOf: (name: string) => number, snapshots: number): Allocation[] {
  const buffers = plan.buffers.map((buffer) => ({
    name: buffer.name,
    role: buffer.role,
    layer: buffer.role === 'cache' ? buffer.array.layer : null,
    bytes: bytesOf(buffer.name),
  }));
  return snapshots === 0 ? buffers : [...buffers, { name: 'snapshots', role: 'snapshots', layer: null, bytes: snapshots }];
}

/** The float32 buffer of that name. @throws EngineError `input` if there is none, or it is not float32 */
export function readable<Buffer>(plan: Plan, buffers: ReadonlyMap<string, Buffer>, name: string): Buffer {
  const buffer = buffers.get(name);
  const role = plan.buffers.find((one) => one.name === name)?.role;
  if (buffer === undefined || role === undefined || role === 'matrix')
    throw new EngineError('input', words.engine.noNumbers(name));
  return buffer;
}

/** @throws EngineError `input` for a buffer that snapshots do not have, or a snapshot beyond the plan's */
export function checkSnapshot(plan: Plan, name: string, place: number): void {
  if (!plan.states.includes(name)) throw new EngineError('input', words.engine.noNumbers(name));
  if (!(place >= 0 && place < plan.snapshots)) throw new EngineError('input', words.engine.snapshot(place, plan.snapshots));
}

/** Bytes of the most that a step brings back: its trace, and of a large vocabulary all logits of its rows. */
export function readbackBytes(plan: Plan): number {
  const logits = plan.maxRows * plan.vocabulary * Float32Array.BYTES_PER_ELEMENT;
  return plan.likeliest === null ? traceBytes(plan) : traceBytes(plan) + logits;
}

/** Bytes of the longest trace that a plan's steps write. */
export function traceBytes(plan: Plan): number {
  return plan.maxRows * (plan.trace.fixed + plan.trace.perSlot * plan.slots) * Float32Array.BYTES_PER_ELEMENT;
}
