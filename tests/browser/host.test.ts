import { afterEach, describe, expect, it } from 'vitest';
import { compilePlan } from '../../src/attention/compile';
import { createHost } from '../../src/engine/create-host';
import { words } from '../../src/words';
import { stepOf } from '../kernels/support/load-engines';
import { modelOf, randomWeights, smallModel } from '../kernels/support/random-model';

const spec = smallModel;
const other = modelOf({
  layers: 1,
  width: 16,
  hidden: 16,
  vocabulary: 24,
  context: 32,
  attention: { heads: 1, keyValueHeads: 1, headWidth: 16 },
});
const plan = compilePlan(spec);
const weights = randomWeights(spec, 3);
const step = stepOf([1, 7, 30]);

const own = Object.getOwnPropertyDescriptor(navigator, 'gpu');
const offer = (value: unknown): void => {
  Object.defineProperty(navigator, 'gpu', { configurable: true, value });
};
afterEach(() => {
  if (own === undefined) Reflect.deleteProperty(navigator, 'gpu');
  else Object.defineProperty(navigator, 'gpu', own);
});

/** What the browser offers under another name; each device that it gives is in `given`. */
function renamed(description: string): { readonly gpu: Partial<GPU>; readonly given: GPUDevice[] } {
  const real = navigator.gpu;
  const given: GPUDevice[] = [];
  const requestAdapter = async (options?: GPURequestAdapterOptions) => {
    const adapter = (await real.requestAdapter(options)) ?? expect.fail('there is an adapter');
    const requestDevice = async (wanted?: GPUDeviceDescriptor): Promise<GPUDevice> => {
      const device = await adapter.requestDevice(wanted);
      given.push(device);
      return device;
    };
    const info = { vendor: '', architecture: '', device: '', description };
    return { limits: adapter.limits, info, requestDevice } as unknown as GPUAdapter;
  };
  return { gpu: { requestAdapter }, given };
}

/** Float32 sums in another order, logits below 10. */
const sameLogits = (a: Float32Array, b: Float32Array): void => a.forEach((value, i) => expect(value).toBeCloseTo(b[i] ?? NaN, 4));

describe('the host with WebGPU', () => {
  it('times both backends on hardware and keeps the faster', async () => {
    offer(renamed('a graphics card').gpu);
    const host = createHost();
    const report = await host.load(plan, weights, 'auto');
    const { webgpu, cpu } = report.milliseconds;
    expect(report).toMatchObject({ choice: 'auto', reason: 'faster', detail: '' });
    expect(report.backend).toBe((webgpu ?? NaN) <= (cpu ?? NaN) ? 'webgpu' : 'cpu');
    expect(webgpu).toBeGreaterThanOrEqual(0);
    expect(cpu).toBeGreaterThanOrEqual(0);
  });

  it('leaves a software adapter alone unless it is chosen, and says so', async () => {
    const { gpu, given } = renamed('SwiftShader driver');
    offer(gpu);
    const host = createHost();
    await host.prepare(plan, 'auto');
    const report = await host.load(plan, weights, 'auto');
    expect(report).toMatchObject({ backend: 'cpu', reason: 'software', adapter: { software: true }, detail: '' });
    expect(report.milliseconds).toEqual({ webgpu: null, cpu: expect.any(Number) });
    expect(given).toEqual([]);
    expect(await host.choose('webgpu')).toMatchObject({ backend: 'webgpu', reason: 'chosen', adapter: { software: true } });
  });

  it('loads onto the device that was prepared, whatever is prepared, and needs no other', async () => {
    const { gpu, given } = renamed('SwiftShader driver');
    offer(gpu);
    const host = createHost();
    await host.load(plan, weights, 'cpu');
    const expected = await host.forward(step, true);
    await host.prepare(plan, 'webgpu');
    // What is prepared leaves the model that runs alone.
    expect(await host.forward(step, true)).toEqual(expected);
    expect(await host.load(plan, weights, 'webgpu')).toMatchObject({ backend: 'webgpu' });
    expect(given.length).toBe(1);
    sameLogits(await host.forward(step, false), expected.subarray(0, 3 * spec.vocabulary));
  });

  it('does without a device that was prepared for something else, or lost while the weights came', async () => {
    const { gpu, given } = renamed('SwiftShader driver');
    offer(gpu);
    const host = createHost();
    await host.prepare(compilePlan(other), 'webgpu');
    await host.prepare(plan, 'webgpu');
    await host.prepare(plan, 'webgpu');
    await expect.poll(() => given.length).toBe(3);
    // Only the last of them is kept.
    await Promise.all(given.slice(0, 2).map((device) => device.lost));
    given[2]?.destroy();
    await given[2]?.lost;
    expect(await host.load(plan, weights, 'webgpu')).toMatchObject({ backend: 'webgpu', reason: 'chosen' });
    expect(given.length).toBe(4);
    await host.prepare(plan, 'webgpu');
    expect(await host.load(plan, weights, 'cpu')).toMatchObject({ backend: 'cpu', reason: 'chosen' });
  });

  it('runs what is chosen and gives the same logits on either', async () => {
    const host = createHost();
    const onCpu = await host.load(plan, weights, 'cpu');
    expect(onCpu).toMatchObject({ backend: 'cpu', reason: 'chosen', adapter: null, milliseconds: { webgpu: null } });
    const first = await host.forward(step, false);
    const onGpu = await host.choose('webgpu');
    expect(onGpu).toMatchObject({ backend: 'webgpu', reason: 'chosen', milliseconds: { cpu: null } });
    expect(onGpu.adapter?.vendor).toEqual(expect.any(String));
    sameLogits(await host.forward(step, false), first);
    // Both have the same cache, in different memory.
    const cache = (report: typeof onCpu) => report.allocations.filter(({ role }) => role === 'cache');
    expect(cache(onGpu)).toEqual(cache(onCpu));
    expect(cache(onGpu).length).toBe(2);
  });

  it('loads another model in place of the first', async () => {
    const host = createHost();
    await host.load(plan, weights, 'webgpu');
    // A step under way is finished, not lost.
    const last = host.forward(step, false);
    await host.load(compilePlan(other), randomWeights(other, 1), 'webgpu');
    expect((await last).length).toBe(3 * spec.vocabulary);
    expect((await host.forward(stepOf([3]), false)).length).toBe(other.vocabulary);
  });

  it('keeps the model that runs when another cannot be loaded', async () => {
    const host = createHost();
    await host.load(plan, weights, 'cpu');
    await expect(host.load(compilePlan(other), weights, 'cpu')).rejects.toMatchObject({
      name: 'ModelError',
      code: 'wrong-shape',
    });
    expect((await host.forward(step, false)).length).toBe(3 * spec.vocabulary);
  });

  it('says that the device was lost, and starts it again', async () => {
    const host = createHost();
    await host.load(plan, weights, 'webgpu');
    const first = await host.forward(step, true);
    const underWay = host.forward(step, true);
    await host.loseDevice();
    // A step that was submitted before may still succeed; it does not hang, and later steps are rejected.
    const [outcome] = await Promise.allSettled([underWay]);
    if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ name: 'EngineError', code: 'lost' });
    await expect(host.forward(step, true)).rejects.toMatchObject({ name: 'EngineError', code: 'lost' });
    expect(await host.recover()).toMatchObject({ backend: 'webgpu', reason: 'recovered' });
    expect(await host.forward(step, true)).toEqual(first);
  });

  it('falls back to the CPU when the device is lost again at once', async () => {
    const host = createHost();
    await host.load(plan, weights, 'webgpu');
    const first = await host.forward(step, false);
    await host.loseDevice();
    await host.recover();
    await host.loseDevice();
    expect(await host.recover()).toMatchObject({
      backend: 'cpu',
      reason: 'fallback',
      choice: 'webgpu',
      detail: words.engine.lostAgain,
    });
    sameLogits(await host.forward(step, false), first);
  });
});

describe('the host without WebGPU', () => {
  it('runs on the CPU and says why', async () => {
    offer(undefined);
    const report = await createHost().load(plan, weights, 'auto');
    expect(report).toMatchObject({
      backend: 'cpu',
      reason: 'only',
      adapter: null,
      detail: words.engine.noWebGPU,
      milliseconds: { webgpu: null },
    });
  });

  it('runs on the CPU where there is no adapter, though WebGPU was chosen', async () => {
    offer({ requestAdapter: async () => null });
    const report = await createHost().load(plan, weights, 'webgpu');
    expect(report).toMatchObject({ backend: 'cpu', reason: 'fallback', detail: words.engine.noAdapter });
  });

  it('runs on the CPU where the adapter gives no device', async () => {
    const limits = { maxBufferSize: 2 ** 28, maxStorageBufferBindingSize: 2 ** 27 };
    const info = { vendor: '', architecture: '', device: '', description: '' };
    const requestDevice = async (): Promise<never> => {
      throw new DOMException('no device today', 'OperationError');
    };
    offer({ requestAdapter: async () => ({ limits, info, requestDevice }) });
    const report = await createHost().load(plan, weights, 'auto');
    expect(report).toMatchObject({ backend: 'cpu', reason: 'only' });
    expect(report.detail).toContain('no device today');
  });

  it('runs on the CPU where the adapter admits no buffer as large as the model needs', async () => {
    const info = { vendor: '', architecture: '', device: '', description: '' };
    offer({ requestAdapter: async () => ({ info, limits: { maxBufferSize: 1000, maxStorageBufferBindingSize: 1000 } }) });
    const report = await createHost().load(plan, weights, 'webgpu');
    expect(report).toMatchObject({ backend: 'cpu', reason: 'fallback' });
    expect(report.detail).toContain('allows 0.001 MB');
  });

  it('falls back when the device is lost and does not return', async () => {
    const host = createHost();
    await host.load(plan, weights, 'webgpu');
    const first = await host.forward(step, false);
    await host.loseDevice();
    offer(undefined);
    expect(await host.recover()).toMatchObject({ backend: 'cpu', reason: 'fallback', detail: words.engine.noWebGPU });
    sameLogits(await host.forward(step, false), first);
  });

  it('asks for a model before anything else', async () => {
    await expect(createHost().forward(step, true)).rejects.toMatchObject({ name: 'EngineError', code: 'unavailable' });
    await expect(createHost().choose('cpu')).rejects.toMatchObject({ name: 'EngineError', code: 'unavailable' });
  });
});
