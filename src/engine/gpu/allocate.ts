/** Creates and fills a plan's buffers on a device. */
import type { Plan, PlanBuffer } from '../../attention/plan';
import type { Weights } from '../../model/weights';
import type { Allocation } from '../engine';
import { allocationsOf, bufferBytes, readbackBytes, traceBytes, vectorValues, writeMatrix } from '../contents';
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
    readback: createReadback(device, readbackBytes(plan)),
  };
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
  const isFilled = buffer.role !== 'cache' && buffer.role !== 'scratch';
  const created = device.createBuffer({
    label: buffer.name,
    size: bufferBytes(buffer, plan),
    usage: STORAGE | COPY_SRC | (plan.states.includes(buffer.name) ? COPY_DST : 0),
    mappedAtCreation: isFilled,
  });
  if (isFilled) {
    fill(created.getMappedRange(), buffer, weights);
    created.unmap();
  }
  return created;
}

/** Straight into the device's memory, so that of a large model nothing is there twice. */
function fill(
  mapped: ArrayBuffer,
  buffer: Extract<PlanBuffer, { readonly role: 'matrix' | 'vector' | 'rope' }>,
  weights: Weights,
): void {
  if (buffer.role === 'matrix') writeMatrix(buffer, weights, new Uint16Array(mapped));
  else if (buffer.role === 'vector') new Float32Array(mapped).set(vectorValues(buffer, weights));
  else new Float32Array(mapped).set(ropeTable(buffer.base, buffer.headWidth, buffer.positions, buffer.scaling));
}
