/**
 * The WebGPU backend. A step is one writeBuffer, one compute pass, one copy, one submit and one mapAsync; nothing is created but
 * the command encoder.
 */
import type { Plan } from '../../attention/plan';
import type { Weights } from '../../model/weights';
import { words } from '../../words';
import { type Engine, EngineError, type StepInput } from '../engine';
import type { Lanes } from '../shader-source';
import { checkStep, mostStepWords, traceLength, writeStep } from '../step-words';
import { allocate, gpuAllocations } from './allocate';
import { bindOps } from './bind';

export interface WebGpuEngine extends Engine {
  readonly backend: 'webgpu';
  /** Destroys the device, as a driver reset would. */
  lose(): void;
}

/**
 * Allocates, uploads and compiles everything that steps need. The device belongs to the engine from then on.
 * @throws ModelError for weights that cannot be used; EngineError `unavailable` when the device cannot run the model.
 */
export async function createWebGpuEngine(device: GPUDevice, plan: Plan, weights: Weights, lanes: Lanes): Promise<WebGpuEngine> {
  for (const filter of errorFilters) device.pushErrorScope(filter);
  const buffers = allocate(device, plan, weights);
  const compiling = bindOps(device, plan, buffers, lanes);
  // The scopes end with what was called so far; what compiling finds later rejects its own promise.
  const scopes = errorFilters.map(() => device.popErrorScope());
  const ops = await compiling.catch((cause: unknown) => {
    throw new EngineError('unavailable', words.engine.notStarted(messageOf(cause)));
  });
  const errors = (await Promise.all(scopes)).filter((error) => error !== null);
  if (errors[0] !== undefined) throw new EngineError('unavailable', words.engine.notStarted(errors[0].message));

  const stepWords = new Uint32Array(mostStepWords(plan));
  let lostBecause: string | null = null;
  const whenLost = device.lost.then(({ message }) => {
    lostBecause ??= message;
  });
  // A step that the device could not run would leave the last step's numbers behind: better no device than wrong numbers.
  device.addEventListener('uncapturederror', ({ error }) => {
    lostBecause ??= error.message;
    device.destroy();
  });
  const failIfLost = (): void => {
    if (lostBecause !== null) throw new EngineError('lost', words.engine.lost(lostBecause));
  };

  let underWay = 0;
  let disposed = false;
  /** Steps under way are let finish: their caller has not lost a device. */
  const destroyWhenIdle = (): void => {
    if (disposed && underWay === 0) device.destroy();
  };

  function submit(input: StepInput, staging: GPUBuffer, bytes: number): void {
    const rows = input.tokens.length;
    device.queue.writeBuffer(buffers.step, 0, stepWords, 0, writeStep(input, stepWords));
    const encoder = device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    let current: GPUComputePipeline | null = null;
    for (const op of ops) {
      if (op.pipeline !== current) pass.setPipeline(op.pipeline);
      current = op.pipeline;
      pass.setBindGroup(0, op.group);
      pass.dispatchWorkgroups(...op.dispatch(rows));
    }
    pass.end();
    encoder.copyBufferToBuffer(buffers.trace, 0, staging, 0, bytes);
    device.queue.submit([encoder.finish()]);
  }

  async function step(input: StepInput, bytes: number): Promise<Float32Array> {
    const staging = await buffers.readback.take();
    try {
      failIfLost();
      submit(input, staging, bytes);
    } catch (error) {
      buffers.readback.release(staging);
      throw error;
    }
    try {
      return await buffers.readback.read(staging, bytes);
    } catch {
      // Only a lost device refuses the mapping; it may say why a moment later.
      await Promise.race([whenLost, new Promise((resolve) => setTimeout(resolve, 100))]);
      throw new EngineError('lost', words.engine.lost(lostBecause ?? ''));
    }
  }

  return {
    backend: 'webgpu',
    plan,
    async forward(input, capture) {
      checkStep(plan, input);
      underWay += 1;
      try {
        return await step(input, traceLength(plan, input, capture) * Float32Array.BYTES_PER_ELEMENT);
      } finally {
        underWay -= 1;
        destroyWhenIdle();
      }
    },
    allocations: () => gpuAllocations(plan, buffers),
    lose: () => device.destroy(),
    dispose() {
      disposed = true;
      destroyWhenIdle();
    },
  };
}

const errorFilters = ['validation', 'out-of-memory', 'internal'] as const satisfies readonly GPUErrorFilter[];

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
