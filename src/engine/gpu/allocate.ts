/** Creates and fills a plan's buffers on a device. */
import type { Plan, PlanBuffer } from '../../attention/plan';
import type { Weights } from '../../model/weights';
import { emptyBytes, matrixBits, traceBytes, vectorValues } from '../contents';
import { ropeTable } from '../rope-table';
import { mostStepWords } from '../step-words';

export interface GpuBuffers {
  readonly named: ReadonlyMap<string, GPUBuffer>;
  readonly step: GPUBuffer;
  readonly trace: GPUBuffer;
  /** Two, so that a step may be recorded while the one before is still being read. */
  readonly staging: readonly [GPUBuffer, GPUBuffer];
}

/** @throws ModelError for weights that do not fit float16. */
export function allocate(device: GPUDevice, plan: Plan, weights: Weights): GpuBuffers {
  const empty = (label: string, size: number, usage: number): GPUBuffer => device.createBuffer({ label, size, usage });
  const filled = (label: string, data: Uint16Array | Float32Array): GPUBuffer => {
    const buffer = device.createBuffer({
      label,
      size: Math.ceil(data.byteLength / 4) * 4,
      usage: GPUBufferUsage.STORAGE,
      mappedAtCreation: true,
    });
    new Uint8Array(buffer.getMappedRange()).set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
    buffer.unmap();
    return buffer;
  };
  const create = (buffer: PlanBuffer): GPUBuffer => {
    switch (buffer.role) {
      case 'matrix':
        return filled(buffer.name, matrixBits(buffer, weights));
      case 'vector':
        return filled(buffer.name, vectorValues(buffer, weights));
      case 'rope':
        return filled(buffer.name, ropeTable(buffer.base, buffer.headWidth, buffer.positions));
      case 'cache':
      case 'scratch':
        return empty(buffer.name, emptyBytes(buffer, plan), GPUBufferUsage.STORAGE);
    }
  };
  const staging = (): GPUBuffer => empty('staging', traceBytes(plan), GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST);
  return {
    named: new Map(plan.buffers.map((buffer) => [buffer.name, create(buffer)])),
    step: empty('step', mostStepWords(plan) * 4, GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST),
    trace: empty('trace', traceBytes(plan), GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC),
    staging: [staging(), staging()],
  };
}
