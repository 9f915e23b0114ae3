/** Loads models, chooses the backend by timing, and starts again after a lost device. Runs in a worker, or in Node for tests. */
import type { Plan } from '../attention/plan';
import { float16ToFloat32 } from '../model/float16';
import { readSafetensors } from '../model/safetensors';
import { type Weights, checkWeights } from '../model/weights';
import { loadWords, words } from '../words';
import { createCpuEngine } from './cpu/cpu-engine';
import { type Engine, EngineError } from './engine';
import { PreparedGpus, prepareGpu } from './gpu/prepare';
import { type StartedGpu, startGpu } from './gpu/start';
import type { BackendChoice, BackendReport, EngineHost } from './host';
import { isLarge, memoryNeeded } from './memory';
import { ropeTable } from './rope-table';
import { timeSteps } from './time-steps';

/** A model to start. */
interface Request {
  readonly plan: Plan;
  /** Views into the safetensors file, so that another backend can be filled from it. */
  readonly weights: Weights;
  readonly choice: BackendChoice;
}

interface Loaded {
  readonly plan: Plan;
  readonly engine: Engine;
  /** How it was started; null for a recording, which no other backend can be filled from. */
  readonly request: Request | null;
}

export function createHost(): EngineHost {
  let loaded: Loaded | null = null;
  const prepared = new PreparedGpus();
  /** Steps that succeeded since the last recovery; a device that is lost again before the first such step is not tried again. */
  let stepsSinceRecovery = Infinity;

  const current = (): Loaded => {
    if (loaded === null) throw new EngineError('unavailable', words.engine.notLoaded);
    return loaded;
  };

  /** The previous engine is released only when the new one has started. */
  function adopt(engine: Engine, request: Request | null): void {
    loaded?.engine.dispose();
    loaded = { plan: engine.plan, engine, request };
    stepsSinceRecovery = Infinity;
  }

  async function start(request: Request): Promise<BackendReport> {
    const { engine, report } = await startChosen(request, prepared);
    adopt(engine, request);
    return report;
  }

  return {
    async prepare(plan, choice) {
      if (choice !== 'cpu') prepared.begin(plan, choice);
      // The table is kept for both backends.
      for (const buffer of plan.buffers)
        if (buffer.role === 'rope') ropeTable(buffer.base, buffer.headWidth, buffer.positions, buffer.scaling);
    },
    async load(plan, file, choice) {
      return start({ plan, weights: checkWeights(readSafetensors(file), plan.tensors), choice });
    },
    async play(plan, recording, choice) {
      const [{ createRecordedEngine }] = await Promise.all([import('./recorded/recorded-engine'), loadWords('recording')]);
      const engine = await createRecordedEngine(plan, recording);
      adopt(engine, null);
      return { ...nowhere, choice };
    },
    async forward(input, capture) {
      const trace = await current().engine.forward(input, capture);
      stepsSinceRecovery += 1;
      return trace;
    },
    contents: async (name, snapshot) => current().engine.contents(name, snapshot),
    tensor: async (name) => tensorOf(current(), name),
    async choose(choice) {
      const { request } = current();
      return request === null ? { ...nowhere, choice } : start({ ...request, choice });
    },
    async recover() {
      const { request } = current();
      if (request === null) return { ...nowhere, choice: 'auto' };
      const { plan, weights, choice } = request;
      const gpu =
        stepsSinceRecovery > 0
          ? await startGpu(await prepareGpu(plan, choice), plan, weights)
          : { engine: null, adapter: null, detail: words.engine.lostAgain };
      const { engine, report } = await settle(request, gpu, false);
      adopt(engine, request);
      stepsSinceRecovery = 0;
      return { ...report, reason: engine.backend === 'cpu' ? 'fallback' : 'recovered' };
    },
    async loseDevice() {
      const { engine } = current();
      if ('lose' in engine && typeof engine.lose === 'function') engine.lose();
    },
  };
}

/** Of a recording. */
const nowhere: Omit<BackendReport, 'choice'> = {
  backend: 'recorded',
  reason: 'recorded',
  milliseconds: { webgpu: null, cpu: null },
  adapter: null,
  detail: '',
  allocations: [],
};

function tensorOf({ plan, request }: Loaded, name: string): Float32Array {
  if (request === null || !plan.tensors.some((tensor) => tensor.name === name))
    throw new EngineError('input', words.engine.noNumbers(name));
  const isMatrix = plan.buffers.some((buffer) => buffer.role === 'matrix' && buffer.tensors.includes(name));
  const { weights } = request;
  // A copy, because it is transferred to the page's thread.
  return isMatrix ? float16ToFloat32(weights.float16Bits(name)) : weights.float32(name).slice();
}

interface Started {
  readonly engine: Engine;
  readonly report: BackendReport;
}

/** Starts what the visitor chose, or both backends. @throws ModelError for weights that cannot be used. */
async function startChosen(request: Request, prepared: PreparedGpus): Promise<Started> {
  const { plan, weights, choice } = request;
  const gpu =
    choice === 'cpu'
      ? { engine: null, adapter: null, detail: '' }
      : await startGpu(await prepared.take(plan, choice), plan, weights);
  return settle(request, gpu, request.choice === 'auto');
}

/**
 * Keeps the GPU's engine if it runs, or, if both are timed, the faster of the two; else the CPU's. A large model on hardware is not copied
 * to the CPU as well, only to find that it is slower there.
 */
async function settle({ plan, weights, choice }: Request, gpu: StartedGpu, timeBoth: boolean): Promise<Started> {
  const gpuTime = gpu.engine === null ? null : await timeSteps(gpu.engine).catch(() => null);
  const cpu = gpuTime === null || (timeBoth && !isLarge(plan)) ? startCpu(plan, weights) : null;
  const cpuTime = cpu === null ? null : await timeSteps(cpu);
  const engine = faster({ engine: gpu.engine, time: gpuTime }, { engine: cpu, time: cpuTime });
  if (engine !== gpu.engine) gpu.engine?.dispose();
  const report: BackendReport = {
    backend: engine.backend,
    choice,
    reason: reasonOf(plan, choice, gpu, gpuTime !== null, engine.backend),
    milliseconds: { webgpu: gpuTime, cpu: cpuTime },
    adapter: gpu.adapter,
    detail: gpu.engine === null ? gpu.detail : '',
    allocations: engine.allocations(),
  };
  return { engine, report };
}

interface Timed {
  readonly engine: Engine | null;
  /** Milliseconds per step; null if it was not timed or did not run. */
  readonly time: number | null;
}

function faster(gpu: Timed, cpu: Timed): Engine {
  const engine = (gpu.time ?? Infinity) <= (cpu.time ?? Infinity) ? (gpu.engine ?? cpu.engine) : cpu.engine;
  if (engine === null) throw new EngineError('unavailable', words.engine.notLoaded);
  return engine;
}

/** @throws EngineError `memory` */
function startCpu(plan: Plan, weights: Weights): Engine {
  try {
    return createCpuEngine(plan, weights);
  } catch (error) {
    // An array that there is no memory for is a RangeError.
    if (error instanceof RangeError) throw new EngineError('memory', words.engine.noMemory(memoryNeeded(plan, 'cpu').total));
    throw error;
  }
}

function reasonOf(
  plan: Plan,
  choice: BackendChoice,
  gpu: StartedGpu,
  gpuRan: boolean,
  backend: Engine['backend'],
): BackendReport['reason'] {
  if (choice === 'auto' && gpu.engine === null && gpu.adapter?.software) return 'software';
  if (choice === 'auto') return !gpuRan ? 'only' : isLarge(plan) ? 'large' : 'faster';
  return choice === backend ? 'chosen' : 'fallback';
}
