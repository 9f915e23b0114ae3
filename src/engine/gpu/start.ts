/** Starts the WebGPU backend on a device that was prepared, or says why it cannot. */
import type { Plan } from '../../attention/plan';
import type { Weights } from '../../model/weights';
import { EngineError } from '../engine';
import type { AdapterReport } from './device';
import type { PreparedGpu } from './prepare';
import { type WebGpuEngine, createWebGpuEngine } from './webgpu-engine';

export type StartedGpu =
  | { readonly engine: WebGpuEngine; readonly adapter: AdapterReport }
  /** `detail`: a sentence that says why there is no engine; '' where a software adapter was left alone. */
  | { readonly engine: null; readonly adapter: AdapterReport | null; readonly detail: string };

/** @throws ModelError for weights that cannot be used. */
export async function startGpu(gpu: PreparedGpu, plan: Plan, weights: Weights): Promise<StartedGpu> {
  if (gpu.device === null) return { engine: null, adapter: gpu.adapter, detail: gpu.detail };
  try {
    return { engine: await createWebGpuEngine(gpu.device, plan, weights, gpu.pipelines), adapter: gpu.adapter };
  } catch (error) {
    gpu.device.destroy();
    // WebGPU throws a RangeError when it has no memory to map.
    if (error instanceof EngineError || error instanceof RangeError)
      return { engine: null, adapter: null, detail: error.message };
    throw error;
  }
}
