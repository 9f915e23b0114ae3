/** Asks the browser for a GPU device. */
import { words } from '../../words';
import { EngineError } from '../engine';
import type { BackendReport } from '../host';

export type AdapterReport = NonNullable<BackendReport['adapter']>;

export interface GpuDevice {
  readonly device: GPUDevice;
  readonly adapter: AdapterReport;
}

/** Names under which CPUs appear as adapters. */
const softwareNames = /swiftshader|llvmpipe|lavapipe|basic render|software/i;

/** @throws EngineError `unavailable` with a sentence that says why. */
export async function requestDevice(largestBuffer: number): Promise<GpuDevice> {
  const gpu = (globalThis.navigator as Navigator | undefined)?.gpu as GPU | undefined;
  if (!gpu) throw new EngineError('unavailable', words.engine.noWebGPU);
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) throw new EngineError('unavailable', words.engine.noAdapter);
  const limit = Math.min(adapter.limits.maxBufferSize, adapter.limits.maxStorageBufferBindingSize);
  if (largestBuffer > limit) throw new EngineError('unavailable', words.engine.tooLarge(largestBuffer, limit));
  const device = await adapter.requestDevice({
    requiredLimits: {
      maxBufferSize: Math.max(largestBuffer, 1 << 28),
      maxStorageBufferBindingSize: Math.max(largestBuffer, 1 << 27),
    },
  });
  const { vendor, architecture, description } = adapter.info;
  // Chrome's own flag for adapters that are not hardware; older types do not know it.
  const fallback = 'isFallbackAdapter' in adapter.info && adapter.info.isFallbackAdapter === true;
  const software = fallback || softwareNames.test(`${vendor} ${architecture} ${description} ${adapter.info.device}`);
  return { device, adapter: { vendor, architecture, description, software } };
}
