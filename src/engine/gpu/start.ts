/** Starts the WebGPU backend, or says why it cannot. */
import type { Plan } from '../../attention/plan';
import type { Weights } from '../../model/weights';
import { EngineError } from '../engine';
import { largestBuffer } from './allocate';
import { type AdapterReport, requestDevice } from './device';
import { type WebGpuEngine, createWebGpuEngine } from './webgpu-engine';

export type StartedGpu =
  | { readonly engine: WebGpuEngine; readonly adapter: AdapterReport }
  /** `detail`: a sentence that says why there is no engine. */
  | { readonly engine: null; readonly detail: string };

/** Software adapters get the kernels without barriers. @throws ModelError for weights that cannot be used. */
export async function startGpu(plan: Plan, weights: Weights): Promise<StartedGpu> {
  let device: GPUDevice | null = null;
  try {
    const found = await requestDevice(largestBuffer(plan));
    device = found.device;
    return {
      engine: await createWebGpuEngine(device, plan, weights, found.adapter.software ? 'serial' : 'workgroup'),
      adapter: found.adapter,
    };
  } catch (error) {
    device?.destroy();
    // WebGPU throws a RangeError when it has no memory to map.
    if (error instanceof EngineError || error instanceof RangeError) return { engine: null, detail: error.message };
    throw error;
  }
}
