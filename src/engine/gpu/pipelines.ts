/** The kernels that are compiled on one device. They depend on no weights, so they are compiled while those are on their way. */
import type { Op, Plan } from '../../attention/plan';
import { type Kernel, pipelineKey } from '../kernel';
import { kernelOf } from '../kernels';
import type { MatVecVariant } from '../shader-source';

interface Module {
  readonly shader: GPUShaderModule;
  readonly layout: GPUBindGroupLayout;
  readonly pipelineLayout: GPUPipelineLayout;
}

/** Ops that differ in buffers and offsets alone share a pipeline, as layers of the same shape do. */
export class Pipelines {
  readonly variant: MatVecVariant;
  readonly #device: GPUDevice;
  readonly #modules = new Map<string, Module>();
  readonly #pipelines = new Map<string, Promise<GPUComputePipeline>>();

  constructor(device: GPUDevice, variant: MatVecVariant) {
    this.#device = device;
    this.variant = variant;
  }

  /** Begins to compile all that a plan runs, together; a failure is heard by who asks for the pipeline. */
  begin(plan: Plan): void {
    for (const op of plan.ops) this.of(op).catch(() => undefined);
  }

  /** @returns rejects with GPUPipelineError for a shader that the driver does not compile */
  of(op: Op): Promise<GPUComputePipeline> {
    return existing(this.#pipelines, pipelineKey(op), () => {
      const module = this.#module(op.kernel);
      return this.#device.createComputePipelineAsync({
        label: op.kernel,
        layout: module.pipelineLayout,
        compute: { module: module.shader, constants: op.params },
      });
    });
  }

  layout(kernel: string): GPUBindGroupLayout {
    return this.#module(kernel).layout;
  }

  #module(name: string): Module {
    return existing(this.#modules, name, () => createModule(this.#device, name, kernelOf(name), this.variant));
  }
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

function existing<T>(made: Map<string, T>, name: string, make: () => T): T {
  const known = made.get(name);
  if (known !== undefined) return known;
  const created = make();
  made.set(name, created);
  return created;
}
