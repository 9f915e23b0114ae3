import { afterEach, describe, expect, it } from 'vitest';
import { compilePlan } from '../../src/attention/compile';
import { connectHost } from '../../src/engine/connect';
import { createHost } from '../../src/engine/create-host';
import type { EngineHost } from '../../src/engine/host';
import { ModelError } from '../../src/model/errors';
import { EngineError } from '../../src/engine/engine';
import { stepOf } from '../kernels/support/load-engines';
import { randomWeights, smallModel } from '../kernels/support/random-model';

const spec = smallModel;
const plan = compilePlan(spec);
const step = stepOf([1, 7, 30]);

describe('the engine in its worker', () => {
  const workers: Worker[] = [];
  function start(): EngineHost {
    const worker = new Worker(new URL('../../src/engine/worker.ts', import.meta.url), { type: 'module' });
    workers.push(worker);
    return connectHost(worker).host;
  }
  afterEach(() => {
    for (const worker of workers.splice(0)) worker.terminate();
  });

  it('finds WebGPU there and computes what it computes here', async () => {
    const host = start();
    const here = createHost();
    expect(await host.load(plan, randomWeights(spec, 1), 'webgpu')).toMatchObject({ backend: 'webgpu', reason: 'chosen' });
    await here.load(plan, randomWeights(spec, 1), 'webgpu');
    const trace = await host.forward(step, true);
    expect(trace).toEqual(await here.forward(step, true));
    expect(trace.buffer.byteLength).toBe(trace.byteLength);
  });

  it('takes the weights over', async () => {
    const weights = randomWeights(spec, 1);
    await start().load(plan, weights, 'cpu');
    expect(weights.byteLength).toBe(0);
  });

  it('sends errors with their class, code and details', async () => {
    const host = start();
    const broken = await host.load(plan, new ArrayBuffer(20), 'cpu').catch((error: unknown) => error);
    expect(broken).toBeInstanceOf(ModelError);
    expect(broken).toMatchObject({ code: 'not-safetensors', details: { bytes: 20 } });
    const early = await host.forward(step, true).catch((error: unknown) => error);
    expect(early).toBeInstanceOf(EngineError);
    expect(early).toMatchObject({ code: 'unavailable' });
  });

  it('loses the device and recovers', async () => {
    const host = start();
    await host.load(plan, randomWeights(spec, 1), 'webgpu');
    const first = await host.forward(step, false);
    await host.loseDevice();
    await expect(host.forward(step, false)).rejects.toMatchObject({ code: 'lost' });
    expect(await host.recover()).toMatchObject({ reason: 'recovered', backend: 'webgpu' });
    expect(await host.forward(step, false)).toEqual(first);
  });

  it('says so when the worker cannot start', async () => {
    const worker = new Worker(URL.createObjectURL(new Blob(['throw new Error("nothing here")'], { type: 'text/javascript' })));
    workers.push(worker);
    await expect(connectHost(worker).host.choose('cpu')).rejects.toMatchObject({ name: 'EngineError', code: 'unavailable' });
  });
});
