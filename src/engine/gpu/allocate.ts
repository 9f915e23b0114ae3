/** Creates and fills a plan's buffers on a device. */
import type { Plan, PlanBuffer } from '../../attention/plan';
import type { Weights } from '../../model/weights';
import type { Allocation } from '../engine';
import { allocationsOf, emptyBytes, matrixBits, traceBytes, vectorValues } from '../contents';
import { ropeTable } from '../rope-table';
import { maxStepWords } from '../step-words';
import { type GpuSnapshots, createSnapshots } from './snapshots';
import { type GpuOffsets, createOffsets } from './offsets';
import { type Readback, createReadback } from './readback';

export interface GpuBuffers {
  /** The plan's own buffers. */
  readonly named: ReadonlyMap<string, GPUBuffer>;
  readonly step: GPUBuffer;
  readonly trace: GPUBuffer;
  readonly offsets: GpuOffsets;
  readonly readback: Readback;
  readonly snapshots: GpuSnapshots;
}

/** @throws ModelError `overflow` for weights that do not fit float16, RangeError when memory is short. */
export function allocate(device: GPUDevice, plan: Plan, weights: Weights): GpuBuffers {
  const { STORAGE, COPY_DST, COPY_SRC } = GPUBufferUsage;
  const trace = traceBytes(plan);
  const named = new Map(plan.buffers.map((buffer) => [buffer.name, create(device, buffer, plan, weights)]));
  return {
    named,
    snapshots: createSnapshots(device, plan, named),
    step: device.createBuffer({
      label: 'step',
      size: maxStepWords(plan) * Uint32Array.BYTES_PER_ELEMENT,
      usage: STORAGE | COPY_DST,
    }),
    trace: device.createBuffer({ label: 'trace', size: trace, usage: STORAGE | COPY_SRC }),
    offsets: createOffsets(device, plan),
    readback: createReadback(device, trace),
  };
}

/** Bytes of the largest buffer that a plan needs, which the device must allow. */
export function largestBuffer(plan: Plan): number {
  return plan.buffers.reduce((largest, buffer) => Math.max(largest, bufferBytes(buffer, plan)), traceBytes(plan));
}

/** The device memory that the plan's buffers have allocated. */
export function gpuAllocations(plan: Plan, buffers: GpuBuffers): readonly Allocation[] {
  const shared = [buffers.step, buffers.trace, buffers.offsets.buffer].map(({ label, size }) => ({
    name: label,
    role: label,
    layer: null,
    bytes: size,
  }));
  return [...allocationsOf(plan, (name) => buffers.named.get(name)?.size ?? 0, buffers.snapshots.buffer?.size ?? 0), ...shared];
}

function create(device: GPUDevice, buffer: PlanBuffer, plan: Plan, weights: Weights): GPUBuffer {
  const { STORAGE, COPY_DST, COPY_SRC } = GPUBufferUsage;
  const size = bufferBytes(buffer, plan);
  const contents = initialContents(buffer, weights);
  const created = device.createBuffer({
    label: buffer.name,
    size,
    usage: STORAGE | COPY_SRC | (plan.states.includes(buffer.name) ? COPY_DST : 0),
    mappedAtCreation: contents !== null,
  });
  if (contents !== null) {
    new Uint8Array(created.getMappedRange()).set(new Uint8Array(contents.buffer, contents.byteOffset, contents.byteLength));
    created.unmap();
  }
  return created;
}

function initialContents(buffer: PlanBuffer, weights: Weights): Uint16Array | Float32Array | null {
  switch (buffer.role) {
    case 'matrix':
      return matrixBits(buffer, weights);
    case 'vector':
      return vectorValues(buffer, weights);
    case 'rope':
      return ropeTable(buffer.base, buffer.headWidth, buffer.positions, buffer.scaling);
    case 'cache':
    case 'scratch':
      return null;
  }
}

function bufferBytes(buffer: PlanBuffer, plan: Plan): number {
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
