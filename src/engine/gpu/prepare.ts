/** Begins the WebGPU backend of a model before its weights are there: the device, and the kernels that its plan runs. */
import type { Plan } from '../../attention/plan';
import { words } from '../../words';
import { EngineError } from '../engine';
import type { BackendChoice } from '../host';
import { largestBuffer, limitsProblem } from '../memory';
import { type AdapterReport, requestAdapter, requestDevice } from './device';
import { Pipelines } from './pipelines';

export type PreparedGpu =
  | {
      readonly device: GPUDevice;
      readonly adapter: AdapterReport;
      readonly pipelines: Pipelines;
      isLost(): boolean;
    }
  /** `detail`: a sentence that says why there is no device; '' where a software adapter was left alone. */
  | { readonly device: null; readonly adapter: AdapterReport | null; readonly detail: string };

/**
 * A software adapter is only used where WebGPU was chosen by name: it computes on the CPU too (SwiftShader on two cores
 * took at least twice as long as the CPU's engine for every shipped model). It gets the kernels without barriers.
 */
export async function prepareGpu(plan: Plan, choice: BackendChoice): Promise<PreparedGpu> {
  try {
    const found = await requestAdapter();
    const adapter = found.report;
    if (adapter.software && choice !== 'webgpu') return { device: null, adapter, detail: '' };
    const problem = limitsProblem(plan, found.adapter.limits);
    if (problem !== null) throw new EngineError('unavailable', words.engine.tooLarge(problem.needed, problem.given));
    const device = await requestDevice(found, largestBuffer(plan));
    const pipelines = new Pipelines(device, adapter.software ? 'serial' : 'workgroup');
    pipelines.begin(plan);
    let lost = false;
    void device.lost.then(() => (lost = true));
    return { device, adapter, pipelines, isLost: () => lost };
  } catch (error) {
    if (error instanceof EngineError) return { device: null, adapter: null, detail: error.message };
    throw error;
  }
}

/** One model's device at most, from when it is begun until it is taken. */
export class PreparedGpus {
  #begun: { readonly largest: number; readonly choice: BackendChoice; readonly gpu: Promise<PreparedGpu> } | null = null;

  begin(plan: Plan, choice: BackendChoice): void {
    this.#discard();
    const gpu = prepareGpu(plan, choice);
    // Heard by who takes it.
    gpu.catch(() => undefined);
    this.#begun = { largest: largestBuffer(plan), choice, gpu };
  }

  /** What was begun if it serves this plan and choice, else another. */
  async take(plan: Plan, choice: BackendChoice): Promise<PreparedGpu> {
    const begun = this.#begun;
    if (begun?.choice !== choice || begun.largest !== largestBuffer(plan)) {
      this.#discard();
      return prepareGpu(plan, choice);
    }
    this.#begun = null;
    const gpu = await begun.gpu;
    return gpu.device !== null && gpu.isLost() ? prepareGpu(plan, choice) : gpu;
  }

  #discard(): void {
    this.#begun?.gpu.then(({ device }) => device?.destroy()).catch(() => undefined);
    this.#begun = null;
  }
}
