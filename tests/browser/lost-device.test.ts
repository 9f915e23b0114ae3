import { describe, expect, it } from 'vitest';
import { compilePlan } from '../../src/attention/compile';
import { modelTensors } from '../../src/attention/model-layout';
import { Pipelines } from '../../src/engine/gpu/pipelines';
import { createWebGpuEngine } from '../../src/engine/gpu/webgpu-engine';
import { readSafetensors } from '../../src/model/safetensors';
import { checkWeights } from '../../src/model/weights';
import { stepOf } from '../kernels/support/load-engines';
import { randomWeights, smallModel } from '../kernels/support/random-model';
import { openDevice } from '../kernels/support/run-wgsl';

const spec = smallModel;
const plan = compilePlan(spec);
const weights = checkWeights(readSafetensors(randomWeights(spec, 3)), modelTensors(spec));
const step = stepOf([1, 7, 30]);
const lost = { name: 'EngineError', code: 'lost' };

describe('a device that goes away', () => {
  it('refuses every step that waits, and every later one', async () => {
    const device = await openDevice();
    const engine = await createWebGpuEngine(device, plan, weights, new Pipelines(device, 'serial'));
    await engine.forward(step, true);
    // Five at once: two are submitted, three wait for a staging buffer.
    const steps = Array.from({ length: 5 }, () => engine.forward(step, true));
    device.destroy();
    const outcomes = await Promise.allSettled(steps);
    expect(outcomes.slice(2).every(({ status }) => status === 'rejected')).toBe(true);
    for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject(lost);
    await expect(engine.forward(step, true)).rejects.toMatchObject(lost);
  });

  it('is discarded on an error that nobody asked about: no step may return what the last one left', async () => {
    const device = await openDevice();
    const engine = await createWebGpuEngine(device, plan, weights, new Pipelines(device, 'serial'));
    await engine.forward(step, true);
    device.createBuffer({ label: 'wrong', size: 16, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.MAP_WRITE });
    // Chromium sends what was asked of the device with the next submit.
    device.queue.submit([]);
    await device.lost;
    await expect(engine.forward(step, true)).rejects.toMatchObject({ ...lost, message: expect.stringMatching(/map/iu) });
  });

  it('is unavailable when it admits no buffer as large as the model needs', async () => {
    const device = await openDevice();
    // The trace alone would be a gigabyte; a device that asks for nothing special admits 256 MiB.
    const large = compilePlan({ ...spec, context: 2 ** 17 }, { maxRows: 2 ** 10 });
    await expect(createWebGpuEngine(device, large, weights, new Pipelines(device, 'serial'))).rejects.toMatchObject({
      name: 'EngineError',
      code: 'unavailable',
    });
    device.destroy();
  });
});
