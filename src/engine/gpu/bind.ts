/** Compiles a plan's kernels and binds their buffers, once: a step then only sets and dispatches. */
import type { Op, Plan } from '../../attention/plan';
import { type Kernel, pipelineKey } from '../kernel';
import { kernelOf } from '../kernels';
import type { MatVecVariant } from '../shader-source';
import type { GpuBuffers } from './allocate';

export interface BoundOp {
  readonly pipeline: GPUComputePipeline;
  readonly group: GPUBindGroup;
  /** Workgroups for a step of `rows` tokens over `live` slots. */
  dispatch(rows: number, live: number): readonly [x: number, y: number, z: number];
}

interface Module {
  readonly shader: GPUShaderModule;
  readonly layout: GPUBindGroupLayout;
  readonly pipelineLayout: GPUPipelineLayout;
}

/**
 * All pipelines are compiled together and asynchronously; ops that differ in buffers and offsets alone share one, as layers of the same shape do.
 * @throws GPUPipelineError for a shader that the driver does not compile
 */
export async function bindOps(
  device: GPUDevice,
  plan: Plan,
  buffers: GpuBuffers,
  variant: MatVecVariant,
): Promise<readonly BoundOp[]> {
  const modules = new Map<string, Module>();
  const pipelines = new Map<string, Promise<GPUComputePipeline>>();
  const bound = plan.ops.map(async (op, index): Promise<BoundOp> => {
    const kernel = kernelOf(op.kernel);
    const module = existing(modules, op.kernel, () => createModule(device, op.kernel, kernel, variant));
    const pipeline = existing(pipelines, pipelineKey(op), () =>
      device.createComputePipelineAsync({
        label: op.kernel,
        layout: module.pipelineLayout,
        compute: { module: module.shader, constants: op.params },
      }),
    );
    const entries: GPUBindGroupEntry[] = kernel.bindings.map(({ name }, binding) => ({
      binding,
      resource: { buffer: bufferOf(buffers, op, name) },
    }));
    if (kernel.offsets.length > 0) {
      const { buffer, slice } = buffers.offsets;
      entries.push({ binding: entries.length, resource: { buffer, offset: index * slice, size: slice } });
    }
    const group = device.createBindGroup({ label: op.kernel, layout: module.layout, entries });
    return { pipeline: await pipeline, group, dispatch: (rows, live) => kernel.dispatch(op.params, rows, variant, live) };
  });
  return Promise.all(bound);
}

/**
 * Layouts are written out rather than taken from the shader (`auto`): a kernel may leave a binding unused, and ops of one kernel
 * share their layout though their constants differ.
 */
function createModule(device: GPUDevice, name: string, kernel: Kernel, variant: MatVecVariant): Module {
  const storage = kernel.bindings.map(
    ({ access }): GPUBufferBindingType => (access === 'read' ? 'read-only-storage' : 'storage'),
  );
  const types: readonly GPUBufferBindingType[] = kernel.offsets.length > 0 ? [...storage, 'uniform'] : storage;
  const entries = types.map((type, binding) => ({ binding, visibility: GPUShaderStage.COMPUTE, buffer: { type } }));
  const layout = device.createBindGroupLayout({ label: name, entries });
  return {
    shader: device.createShaderModule({ label: name, code: kernel.wgsl(variant) }),
    layout,
    pipelineLayout: device.createPipelineLayout({ label: name, bindGroupLayouts: [layout] }),
  };
}

function bufferOf(buffers: GpuBuffers, op: Op, binding: string): GPUBuffer {
  if (binding === 'step' || binding === 'trace') return buffers[binding];
  const buffer = buffers.named.get(op.buffers[binding] ?? '');
  if (buffer === undefined) throw new RangeError(`${op.kernel} has no buffer for ${binding}`);
  return buffer;
}

function existing<T>(made: Map<string, T>, name: string, make: () => T): T {
  const known = made.get(name);
  if (known !== undefined) return known;
  const created = make();
  made.set(name, created);
  return created;
}
