/** Binds a plan's buffers to its compiled kernels, once: a step then only sets and dispatches. */
import type { Op, Plan } from '../../attention/plan';
import { kernelOf } from '../kernels';
import type { GpuBuffers } from './allocate';
import type { Pipelines } from './pipelines';

export interface BoundOp {
  readonly pipeline: GPUComputePipeline;
  readonly group: GPUBindGroup;
  /** Workgroups for a step of `rows` tokens over `live` slots. */
  dispatch(rows: number, live: number): readonly [x: number, y: number, z: number];
}

/** @throws GPUPipelineError for a shader that the driver does not compile */
export async function bindOps(
  device: GPUDevice,
  plan: Plan,
  buffers: GpuBuffers,
  pipelines: Pipelines,
): Promise<readonly BoundOp[]> {
  const bound = plan.ops.map(async (op, index): Promise<BoundOp> => {
    const kernel = kernelOf(op.kernel);
    const pipeline = pipelines.of(op);
    const entries: GPUBindGroupEntry[] = kernel.bindings.map(({ name }, binding) => ({
      binding,
      resource: { buffer: bufferOf(buffers, op, name) },
    }));
    if (kernel.offsets.length > 0) {
      const { buffer, slice } = buffers.offsets;
      entries.push({ binding: entries.length, resource: { buffer, offset: index * slice, size: slice } });
    }
    const group = device.createBindGroup({ label: op.kernel, layout: pipelines.layout(op.kernel), entries });
    const { variant } = pipelines;
    return { pipeline: await pipeline, group, dispatch: (rows, live) => kernel.dispatch(op.params, rows, variant, live) };
  });
  return Promise.all(bound);
}

function bufferOf(buffers: GpuBuffers, op: Op, binding: string): GPUBuffer {
  const name = op.buffers[binding];
  // An op that names a buffer for it writes there what others write into the trace.
  if (name === undefined && (binding === 'step' || binding === 'trace')) return buffers[binding];
  const buffer = buffers.named.get(name ?? '');
  if (buffer === undefined) throw new RangeError(`${op.kernel} has no buffer for ${binding}`);
  return buffer;
}
