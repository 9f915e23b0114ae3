/** The arrays of a plan, in one memory that WebAssembly can reach where there is such. */
import type { TrainerPlan } from '../ops';
import { type TrainerKernel } from './call';
import { multiply } from './multiply';
import { simdMultiply } from './simd-multiply';

export interface PlanArrays {
  readonly arrays: ReadonlyMap<string, Float32Array>;
  /** In vectors, where that is possible. */
  readonly multiply: TrainerKernel;
  readonly vectors: boolean;
}

/** Numbers of b that are put by rows: a text's keys. */
const spareNumbers = 128 * 128;
const page = 65_536;

/** Allocates what a plan needs, and arrays of further names. */
export function allocate(plan: TrainerPlan, further: Readonly<Record<string, number>>, allowVectors = true): PlanArrays {
  const sizes = [...plan.arrays, ...Object.entries(further)];
  // Each begins at a multiple of 16 bytes.
  const rounded = (numbers: number): number => 4 * Math.ceil(numbers / 4);
  const all = sizes.reduce((sum, [, numbers]) => sum + rounded(numbers), spareNumbers);
  const memory = allowVectors ? memoryOf(4 * all) : null;
  const buffer = memory?.buffer ?? new ArrayBuffer(4 * all);
  let from = 0;
  const take = (numbers: number): Float32Array => {
    const array = new Float32Array(buffer, 4 * from, numbers);
    from += rounded(numbers);
    return array;
  };
  const spare = take(spareNumbers);
  const arrays = new Map(sizes.map(([name, numbers]) => [name, take(numbers)]));
  for (const [name, { of, from: at, length }] of plan.parts) {
    const whole = arrays.get(of);
    if (whole) arrays.set(name, whole.subarray(at, at + length));
  }
  const inVectors = memory && vectorsIn(memory, spare);
  return { arrays, multiply: inVectors ?? multiply, vectors: Boolean(inVectors) };
}

/** Null where there is no WebAssembly. */
function memoryOf(bytes: number): WebAssembly.Memory | null {
  try {
    return new WebAssembly.Memory({ initial: Math.ceil(bytes / page) });
  } catch {
    return null;
  }
}

function vectorsIn(memory: WebAssembly.Memory, spare: Float32Array): TrainerKernel | null {
  try {
    return simdMultiply(memory, spare);
  } catch {
    return null;
  }
}
