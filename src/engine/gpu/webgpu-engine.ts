/**
 * The WebGPU backend. A step is one writeBuffer, one compute pass, one submit and one mapAsync; nothing is created but the
 * command encoder.
 */
import type { Plan } from '../../attention/plan';
import type { Weights } from '../../model/weights';
import { words } from '../../words';
import { type Allocation, type Engine, EngineError, type StepInput } from '../engine';
import type { Lanes } from '../kernels';
import { checkStep, mostStepWords, traceLength, writeStep } from '../step-words';
import { allocate } from './allocate';
import { bindOps } from './bind';

export interface WebGpuEngine extends Engine {
  /** Destroys the device, as a driver reset would. */
  lose(): void;
}

/** @throws ModelError, or EngineError `lost`. */
export async function createWebGpuEngine(device: GPUDevice, plan: Plan, weights: Weights, lanes: Lanes): Promise<WebGpuEngine> {
  const buffers = allocate(device, plan, weights);
  const ops = await bindOps(device, plan, buffers, lanes);
  const stepWords = new Uint32Array(mostStepWords(plan));
  let lost = false;
  let turn = 0;
  const whenLost = device.lost.then(() => {
    lost = true;
  });
  const lostError = (): EngineError => new EngineError('lost', words.engine.lost);

  /** Records, submits and reads one step; rejects when the device is lost on the way. */
  async function run(input: StepInput, capture: boolean): Promise<Float32Array> {
    const rows = input.tokens.length;
    const bytes = traceLength(plan, input, capture) * Float32Array.BYTES_PER_ELEMENT;
    const staging = buffers.staging[turn === 0 ? 0 : 1];
    turn = 1 - turn;
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
    await staging.mapAsync(GPUMapMode.READ, 0, bytes);
    const trace = new Float32Array(staging.getMappedRange(0, bytes).slice(0));
    staging.unmap();
    return trace;
  }

  return {
    backend: 'webgpu',
    plan,
    async forward(input, capture) {
      checkStep(plan, input);
      if (lost) throw lostError();
      try {
        return await run(input, capture);
      } catch (error) {
        // A lost device rejects the mapping just before, or just after, it says so itself.
        await Promise.race([whenLost, new Promise((resolve) => setTimeout(resolve, 100))]);
        throw lost ? lostError() : error;
      }
    },
    allocations: () =>
      plan.buffers.map(
        (buffer): Allocation => ({
          name: buffer.name,
          role: buffer.role,
          layer: buffer.role === 'cache' ? buffer.array.layer : null,
          bytes: buffers.named.get(buffer.name)?.size ?? 0,
        }),
      ),
    lose: () => device.destroy(),
    dispose: () => device.destroy(),
  };
}
