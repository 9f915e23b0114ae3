/**
 * The WebGPU backend. A step is one writeBuffer, one compute pass, one copy, one submit and one mapAsync; nothing is created but
 * the command encoder. A step that does not reach the logits ends with the submit: the queue is in order.
 */
import type { Plan } from '../../attention/plan';
import type { Weights } from '../../model/weights';
import { words } from '../../words';
import { messageOf } from '../../words/message-of';
import { type Engine, EngineError, type StepInput, opsOf } from '../engine';
import { checkSnapshot, readable } from '../contents';
import { joinLogits } from '../logits';
import { checkStep, logitsBehind, maxStepWords, traceLength, writeStep } from '../step-words';
import { allocate, gpuAllocations } from './allocate';
import { bindOps } from './bind';
import type { Pipelines } from './pipelines';

export interface WebGpuEngine extends Engine {
  readonly backend: 'webgpu';
  /** Destroys the device, as a driver reset would. */
  lose(): void;
}

/** The first bytes of a buffer, to be brought back. */
interface Copy {
  readonly from: GPUBuffer;
  readonly bytes: number;
}

/**
 * Allocates and uploads everything that steps need, and compiles what is not compiled yet. The engine owns the device from then on.
 * @param pipelines of the same device
 * @throws ModelError for weights that cannot be used; EngineError `unavailable` when the device cannot run the model.
 */
export async function createWebGpuEngine(
  device: GPUDevice,
  plan: Plan,
  weights: Weights,
  pipelines: Pipelines,
): Promise<WebGpuEngine> {
  for (const filter of errorFilters) device.pushErrorScope(filter);
  const buffers = allocate(device, plan, weights);
  const compiling = bindOps(device, plan, buffers, pipelines);
  // The scopes cover only the calls so far; a later error of compiling rejects its own promise.
  const scopes = errorFilters.map(() => device.popErrorScope());
  const ops = await compiling.catch((cause: unknown) => {
    throw new EngineError('unavailable', words.engine.notStarted(messageOf(cause)));
  });
  const errors = (await Promise.all(scopes)).filter((error) => error !== null);
  if (errors[0] !== undefined) throw new EngineError('unavailable', words.engine.notStarted(errors[0].message));

  const stepWords = new Uint32Array(maxStepWords(plan));
  let lostBecause: string | null = null;
  const whenLost = device.lost.then(({ message }) => {
    lostBecause ??= message;
  });
  // A step that the device could not run would leave the last step's numbers: better no device than wrong numbers.
  device.addEventListener('uncapturederror', ({ error }) => {
    lostBecause ??= error.message;
    device.destroy();
  });
  const failIfLost = (): void => {
    if (lostBecause !== null) throw new EngineError('lost', words.engine.lost(lostBecause));
  };

  let underWay = 0;
  let disposed = false;
  /** Waits for steps under way: their caller has not lost a device. */
  const destroyWhenIdle = (): void => {
    if (disposed && underWay === 0) device.destroy();
  };

  /** Where all logits are: a large vocabulary's are not in the trace. */
  const logits = buffers.named.get(plan.likeliest === null ? '' : 'logits') ?? buffers.trace;

  /** @param staging the buffer to which everything is copied, one behind the other; null where nothing is */
  function submit(input: StepInput, staging: GPUBuffer | null, copies: readonly Copy[]): void {
    const [rows, live] = [input.tokens.length, input.slots.length];
    device.queue.writeBuffer(buffers.step, 0, stepWords, 0, writeStep(input, stepWords));
    const encoder = device.createCommandEncoder();
    if (input.keep !== undefined) buffers.snapshots.keep(encoder, input.keep);
    if (input.restore !== undefined) buffers.snapshots.restore(encoder, input.restore);
    const pass = encoder.beginComputePass();
    let current: GPUComputePipeline | null = null;
    for (const op of ops.slice(input.after ?? 0, opsOf(plan, input))) {
      if (op.pipeline !== current) pass.setPipeline(op.pipeline);
      current = op.pipeline;
      pass.setBindGroup(0, op.group);
      pass.dispatchWorkgroups(...op.dispatch(rows, live));
    }
    pass.end();
    let at = 0;
    for (const { from, bytes } of staging === null ? [] : copies) {
      if (staging !== null && bytes > 0) encoder.copyBufferToBuffer(from, 0, staging, at, bytes);
      at += bytes;
    }
    device.queue.submit([encoder.finish()]);
  }

  async function step(input: StepInput, copies: readonly Copy[]): Promise<Float32Array> {
    const bytes = copies.reduce((sum, copy) => sum + copy.bytes, 0);
    if (bytes === 0) {
      failIfLost();
      submit(input, null, []);
      return new Float32Array();
    }
    const staging = await buffers.readback.take();
    try {
      failIfLost();
      submit(input, staging, copies);
    } catch (error) {
      buffers.readback.release(staging);
      throw error;
    }
    try {
      return await buffers.readback.read(staging, bytes);
    } catch {
      throw await loss();
    }
  }

  /** Only a lost device refuses a mapping; it may say why a moment later. */
  async function loss(): Promise<EngineError> {
    await Promise.race([whenLost, new Promise((resolve) => setTimeout(resolve, 100))]);
    return new EngineError('lost', words.engine.lost(lostBecause ?? ''));
  }

  async function contents(name: string, snapshot?: number): Promise<Float32Array> {
    const buffer = readable(plan, buffers.named, name);
    if (snapshot !== undefined) checkSnapshot(plan, name, snapshot);
    failIfLost();
    const staging = device.createBuffer({ size: buffer.size, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST });
    const encoder = device.createCommandEncoder();
    if (snapshot === undefined) encoder.copyBufferToBuffer(buffer, 0, staging, 0, buffer.size);
    else buffers.snapshots.read(encoder, snapshot, buffer, staging);
    device.queue.submit([encoder.finish()]);
    try {
      await staging.mapAsync(GPUMapMode.READ);
      return new Float32Array(staging.getMappedRange().slice(0));
    } catch {
      throw await loss();
    } finally {
      staging.destroy();
    }
  }

  /** Runs something during which the device must not be destroyed. */
  async function during<T>(work: Promise<T>): Promise<T> {
    underWay += 1;
    try {
      return await work;
    } finally {
      underWay -= 1;
      destroyWhenIdle();
    }
  }

  return {
    backend: 'webgpu',
    plan,
    async forward(input, capture) {
      checkStep(plan, input);
      const [first, behind] = [traceLength(plan, input, capture), logitsBehind(plan, input, capture)];
      const copies = [
        { from: capture ? buffers.trace : logits, bytes: first * Float32Array.BYTES_PER_ELEMENT },
        { from: logits, bytes: behind * Float32Array.BYTES_PER_ELEMENT },
      ];
      const numbers = await during(step(input, copies));
      joinLogits(plan, numbers.subarray(capture ? first : 0));
      return numbers;
    },
    contents: (name, snapshot) => during(contents(name, snapshot)),
    allocations: () => gpuAllocations(plan, buffers),
    lose: () => device.destroy(),
    dispose() {
      disposed = true;
      destroyWhenIdle();
    },
  };
}

const errorFilters = ['validation', 'out-of-memory', 'internal'] as const satisfies readonly GPUErrorFilter[];
