import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { compilePlan } from '../../../src/attention/compile';
import { isSoftware, requestAdapter, requestDevice } from '../../../src/engine/gpu/device';
import { prepareGpu } from '../../../src/engine/gpu/prepare';
import { spec } from '../decode/fake-host';

const info = { vendor: '', architecture: '', device: '', description: '' };

describe('isSoftware', () => {
  it.each([
    { ...info, vendor: 'google', architecture: 'swiftshader', description: 'SwiftShader driver 5.0.0' },
    { ...info, vendor: 'mesa', description: 'llvmpipe (LLVM 15.0.6, 256 bits)' },
    { ...info, description: 'lavapipe' },
    { ...info, vendor: 'microsoft', description: 'Microsoft Basic Render Driver' },
    { ...info, vendor: 'any', isFallbackAdapter: true },
  ])('knows $vendor $description', (adapter) => {
    expect(isSoftware(adapter)).toBe(true);
  });

  it.each([
    { ...info, vendor: 'apple', architecture: 'metal-3' },
    { ...info, vendor: 'nvidia', architecture: 'ada', isFallbackAdapter: false },
    { ...info, vendor: 'intel', architecture: 'gen-12lp', description: 'Intel(R) Iris(R) Xe Graphics' },
    info,
  ])('takes $vendor $architecture for hardware', (adapter) => {
    expect(isSoftware(adapter)).toBe(false);
  });
});

describe('a browser that does not answer', () => {
  const never = new Promise<never>(() => undefined);
  const limits = { maxBufferSize: 1e9, maxStorageBufferBindingSize: 1e9 };
  const noAnswer = 'did not answer in 3 seconds';

  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  function offer(ask: () => Promise<unknown>): void {
    vi.stubGlobal('navigator', { gpu: { requestAdapter: ask } });
  }
  const deviceOf = async (largest: number): Promise<GPUDevice> => requestDevice(await requestAdapter(), largest);
  /** The outcome of a request after some milliseconds. */
  async function after(milliseconds: number, request: Promise<unknown>): Promise<string> {
    let outcome = 'pending';
    request.then(
      () => (outcome = 'given'),
      (error: Error) => (outcome = error.message),
    );
    await vi.advanceTimersByTimeAsync(milliseconds);
    return outcome;
  }

  it('has three seconds for an adapter', async () => {
    offer(() => never);
    const request = deviceOf(1000);
    expect(await after(2999, request)).toBe('pending');
    expect(await after(2, request)).toContain(noAnswer);
  });

  it('has three seconds for a device, and one that comes later is destroyed', async () => {
    const destroy = vi.fn<() => void>();
    let give: (device: unknown) => void = () => undefined;
    const device = new Promise((resolve) => (give = resolve));
    offer(async () => ({ limits, info, requestDevice: () => device }));
    const request = deviceOf(1000);
    expect(await after(3001, request)).toContain(noAnswer);
    expect(destroy).not.toHaveBeenCalled();
    give({ destroy });
    await vi.advanceTimersByTimeAsync(1);
    expect(destroy).toHaveBeenCalledOnce();
  });

  it('requests no device if the adapter came too late', async () => {
    const ask = vi.fn<() => Promise<never>>(() => never);
    let give: (adapter: unknown) => void = () => undefined;
    const adapter = new Promise((resolve) => (give = resolve));
    offer(() => adapter);
    const request = deviceOf(1000);
    expect(await after(3001, request)).toContain(noAnswer);
    give({ limits, info, requestDevice: ask });
    await vi.advanceTimersByTimeAsync(1);
    expect(ask).not.toHaveBeenCalled();
  });

  it('keeps a device that came in time', async () => {
    const destroy = vi.fn<() => void>();
    offer(async () => ({ limits, info, requestDevice: async () => ({ destroy }) }));
    expect(await after(10_000, deviceOf(1000))).toBe('given');
    expect(destroy).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('has the model run on the CPU, and says why', async () => {
    offer(() => never);
    const prepared = prepareGpu(compilePlan(spec), 'auto');
    await vi.advanceTimersByTimeAsync(3001);
    expect(await prepared).toMatchObject({ device: null, adapter: null, detail: expect.stringContaining(noAnswer) });
  });
});
