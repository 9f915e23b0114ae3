import { float16ToFloat32 } from '../../model/float16';
import type { StepInput } from '../engine';

/** A reference kernel's arguments: the op's constants and offsets, its buffers by binding name, the step, and the trace it writes to. */
export interface CpuCall {
  readonly params: Readonly<Record<string, number>>;
  readonly offsets: Readonly<Record<string, number>>;
  readonly buffers: Readonly<Record<string, Float32Array>>;
  /** The matrices of a large model, by binding name, as the file has them; none of them is in `buffers`. */
  readonly halves?: Readonly<Record<string, Uint16Array>>;
  readonly step: StepInput;
  readonly trace: Float32Array;
}

export type CpuKernel = (call: CpuCall) => void;

/** An op's constant by name; a plan without it is a bug. */
export function param(call: CpuCall, name: string): number {
  const value = call.params[name];
  if (value === undefined) throw new Error(`the op lacks the parameter ${name}`);
  return value;
}

/** An op's constant that most layers do not need: what the shader gives it by itself where the op has none. */
export function paramOr(call: CpuCall, name: string, otherwise: number): number {
  return call.params[name] ?? otherwise;
}

/** An op's offset by name; a plan without it is a bug. */
export function offset(call: CpuCall, name: string): number {
  const value = call.offsets[name];
  if (value === undefined) throw new Error(`the op lacks the offset ${name}`);
  return value;
}

/** An op's buffer by binding name; a plan without it is a bug. */
export function buffer(call: CpuCall, name: string): Float32Array {
  const value = call.buffers[name];
  if (value === undefined) throw new Error(`the op lacks the buffer ${name}`);
  return value;
}

/** float32, or of a large model the bits of float16. */
export type Matrix = Float32Array | Uint16Array;

/** An op's matrix by binding name, for `multiply` and `rowOfMatrix`. */
export const matrixOf = (call: CpuCall, name: string): Matrix => call.halves?.[name] ?? buffer(call, name);

/** `length` numbers of a matrix from an offset on; to be read, not written. */
export function rowOfMatrix(matrix: Matrix, from: number, length: number): Float32Array {
  const row = matrix.subarray(from, from + length);
  return row instanceof Float32Array ? row : float16ToFloat32(row);
}
