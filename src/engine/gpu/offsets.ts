/** The offsets of a plan's ops on the device: one uniform buffer, of which each op has a slice of its own, written once. */
import type { Plan } from '../../attention/plan';
import { param } from '../kernel';
import { kernelOf } from '../kernels';

export interface GpuOffsets {
  readonly buffer: GPUBuffer;
  /** Bytes of an op's slice; the n-th op's begins at n times as many. */
  readonly slice: number;
}

/** Slices are as far apart as the device wants bindings to begin (256 bytes, room for 64 offsets). */
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
