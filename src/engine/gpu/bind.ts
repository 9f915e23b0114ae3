/** Compiles a plan's kernels and binds their buffers, once: a step then only sets and dispatches. */
import type { Op, Plan } from '../../attention/plan';
import { type Lanes, kernelOf } from '../kernels';
import type { GpuBuffers } from './allocate';

export interface BoundOp {
  readonly pipeline: GPUComputePipeline;
  readonly group: GPUBindGroup;
  /** Workgroups along x and y for a step of `rows` tokens. */
  dispatch(rows: number): readonly [number, number];
}

/**
 * All pipelines are compiled together and asynchronously; ops that differ in buffers alone share one.
 * @throws Error for a shader that does not compile, which is a bug.
 */
export async function bindOps(device: GPUDevice, plan: Plan, buffers: GpuBuffers, lanes: Lanes): Promise<readonly BoundOp[]> {
  const modules = new Map<string, GPUShaderModule>();
  const pipelines = new Map<string, Promise<GPUComputePipeline>>();
  const pipelineOf = (op: Op): Promise<GPUComputePipeline> => {
    const identity = `${op.kernel} ${JSON.stringify(op.params)}`;
    let pipeline = pipelines.get(identity);
    if (!pipeline) {
      const code = kernelOf(op.kernel).wgsl(lanes);
      const module = modules.get(op.kernel) ?? device.createShaderModule({ label: op.kernel, code });
      modules.set(op.kernel, module);
      pipeline = device.createComputePipelineAsync({
        label: op.kernel,
        layout: 'auto',
        compute: { module, constants: op.params },
      });
      pipelines.set(identity, pipeline);
    }
    return pipeline;
  };
  return Promise.all(
    plan.ops.map(async (op) => {
      const kernel = kernelOf(op.kernel);
      const pipeline = await pipelineOf(op);
      const bound = kernel.bindings.map((binding) => buffers.named.get(op.buffers[binding] ?? ''));
      const resources = [buffers.step, ...bound, ...(kernel.writesTrace ? [buffers.trace] : [])];
      const entries = resources.map((buffer, binding) => {
        if (!buffer) throw new Error(`${op.kernel} has no buffer for binding ${binding}`);
        return { binding, resource: { buffer } };
      });
      const group = device.createBindGroup({ label: op.kernel, layout: pipeline.getBindGroupLayout(0), entries });
      return { pipeline, group, dispatch: (rows: number) => kernel.dispatch(op.params, rows, lanes) };
    }),
  );
}
