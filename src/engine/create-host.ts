/** Loads models, chooses the backend by timing, and starts again after a lost device. Runs in a worker, or in Node for tests. */
import { compilePlan } from '../attention/compile';
import { modelTensors } from '../attention/model-layout';
import { readSafetensors } from '../model/safetensors';
import type { ModelSpec } from '../model/spec';
import { type Weights, checkWeights } from '../model/weights';
import { words } from '../words';
import { type Engine, EngineError } from './engine';
import { createCpuEngine } from './cpu/cpu-engine';
import { traceBytes } from './contents';
import { type AdapterReport, requestDevice } from './gpu/device';
import { type WebGpuEngine, createWebGpuEngine } from './gpu/webgpu-engine';
import type { BackendChoice, BackendReport, EngineHost } from './host';

interface Loaded {
  readonly spec: ModelSpec;
  readonly weights: Weights;
  readonly choice: BackendChoice;
  readonly engine: Engine;
}

type Gpu =
  | { readonly engine: WebGpuEngine; readonly adapter: AdapterReport }
  | { readonly engine: null; readonly detail: string };

export function createHost(): EngineHost {
  let loaded: Loaded | null = null;

  /** Starts the wanted backend for a model; the engine that ran before is let go only when the new one stands. */
  async function start(spec: ModelSpec, weights: Weights, choice: BackendChoice, after: 'load' | 'loss'): Promise<BackendReport> {
    const plan = compilePlan(spec);
    const gpu: Gpu = choice === 'cpu' ? { engine: null, detail: '' } : await startGpu(spec, weights);
    const cpu = choice === 'webgpu' && gpu.engine ? null : createCpuEngine(plan, weights);
    const milliseconds = {
      webgpu: gpu.engine ? await timeSteps(gpu.engine) : null,
      cpu: cpu ? await timeSteps(cpu) : null,
    };
    const useGpu = gpu.engine !== null && (milliseconds.cpu === null || (milliseconds.webgpu ?? Infinity) <= milliseconds.cpu);
    const engine = useGpu ? gpu.engine : cpu;
    if (!engine) throw new EngineError('unavailable', words.engine.noWebGPU);
    if (!useGpu) gpu.engine?.dispose();
    if (loaded && loaded.engine !== engine) loaded.engine.dispose();
    loaded = { spec, weights, choice, engine };
    return {
      backend: engine.backend,
      choice,
      reason: reasonOf(choice, gpu.engine !== null, useGpu, after),
      milliseconds,
      adapter: gpu.engine ? gpu.adapter : null,
      detail: gpu.engine ? '' : gpu.detail,
      allocations: engine.allocations(),
    };
  }

  function current(): Loaded {
    if (!loaded) throw new EngineError('unavailable', words.engine.notLoaded);
    return loaded;
  }

  return {
    async load(spec, file, choice) {
      return start(spec, checkWeights(readSafetensors(file), modelTensors(spec)), choice, 'load');
    },
    forward: async (input, capture) => current().engine.forward(input, capture),
    choose: async (choice) => start(current().spec, current().weights, choice, 'load'),
    recover: async () => start(current().spec, current().weights, current().choice, 'loss'),
    async loseDevice() {
      const { engine } = current();
      if ('lose' in engine) (engine as WebGpuEngine).lose();
    },
  };
}

async function startGpu(spec: ModelSpec, weights: Weights): Promise<Gpu> {
  const plan = compilePlan(spec);
  try {
    const { device, adapter } = await requestDevice(traceBytes(plan));
    return { engine: await createWebGpuEngine(device, plan, weights, adapter.software ? 'serial' : 'workgroup'), adapter };
  } catch (error) {
    if (error instanceof EngineError) return { engine: null, detail: error.message };
    throw error;
  }
}

function reasonOf(choice: BackendChoice, gpuStarted: boolean, useGpu: boolean, after: 'load' | 'loss'): BackendReport['reason'] {
  if (after === 'loss') return useGpu ? 'recovered' : 'fallback';
  if (choice === 'webgpu') return useGpu ? 'chosen' : 'fallback';
  if (choice === 'cpu') return 'chosen';
  return gpuStarted ? 'faster' : 'only';
}

/** Median milliseconds of three one-token steps, after one to warm up. Leaves nothing behind: slot 0 is written again by any text. */
async function timeSteps(engine: Engine): Promise<number> {
  const input = { tokens: Uint32Array.of(0), slots: Uint32Array.of(0), positions: Uint32Array.of(0) };
  await engine.forward(input, true);
  const times: number[] = [];
  for (let i = 0; i < 3; i++) {
    const from = performance.now();
    await engine.forward(input, true);
    times.push(performance.now() - from);
  }
  return times.toSorted((a, b) => a - b)[1] ?? Infinity;
}
