/** The offsets of a plan's ops on the device: one uniform buffer with a slice per op, written once. */
import type { Plan } from '../../attention/plan';
import { param } from '../kernel';
import { kernelOf } from '../kernels';

export interface GpuOffsets {
  readonly buffer: GPUBuffer;
  /** Bytes of an op's slice; the slice of op n is at n times this. */
  readonly slice: number;
}

/** Slices have the device's alignment for uniform bindings (256 bytes, room for 64 offsets). */
export function createOffsets(device: GPUDevice, { ops }: Plan): GpuOffsets {
  const slice = device.limits.minUniformBufferOffsetAlignment;
  const buffer = device.createBuffer({
    label: 'offsets',
    size: ops.length * slice,
    usage: GPUBufferUsage.UNIFORM,
    mappedAtCreation: true,
  });
  const words = new Uint32Array(buffer.getMappedRange());
  ops.forEach(({ kernel, offsets }, op) => {
    const values = kernelOf(kernel).offsets.map((name) => param(offsets, name));
    words.set(values, (op * slice) / Uint32Array.BYTES_PER_ELEMENT);
  });
  buffer.unmap();
  return { buffer, slice };
}
