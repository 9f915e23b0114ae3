/**
 * Compares a kernel with its reference: the TypeScript kernel with numbers computed in the test, and in a browser, where shaders run for visitors,
 * the shader with the TypeScript kernel.
 */
import { afterAll, beforeAll } from 'vitest';
import { expectClose } from './compare';
import { type KernelCase, openDevice, runOnDevice, runReference } from './run-wgsl';

/** The expected buffers and trace; buffers that are not named must not change. */
export interface Truth {
  readonly buffers?: Readonly<Record<string, ArrayLike<number>>>;
  readonly trace?: ArrayLike<number>;
}

/**
 * The TypeScript kernels sum in double precision and round once to float32, whose spacing at 1 is 1.2e-7; inputs that are rounded
 * on the way (normed values, weights of attention) add a few more.
 */
const ofReference = { absolute: 2e-6, relative: 1e-6 };
/**
 * Shaders sum in float32 in another order. Over the at most 352 terms here, each below about 1, an error of some
 * sqrt(352) · 2^−24 · |sum| is expected, and WGSL allows exp and inverseSqrt a few units in the last place.
 */
const ofDevice = { absolute: 2e-5, relative: 1e-5 };

/** A device for the tests of one file; none in Node. */
export function useDevice(): () => GPUDevice | null {
  let device: GPUDevice | null = null;
  if (typeof document === 'undefined') return () => null;
  beforeAll(async () => {
    device = await openDevice();
  });
  afterAll(() => device?.destroy());
  return () => {
    if (device === null) throw new Error('the device is there once the tests run');
    return device;
  };
}

/** @param device null: only the TypeScript kernel is held to the truth */
export async function hold(device: GPUDevice | null, task: KernelCase, truth: Truth): Promise<void> {
  const reference = runReference(task);
  for (const [name, values] of Object.entries(reference.buffers)) {
    expectClose(values, truth.buffers?.[name] ?? task.buffers[name] ?? [], ofReference, `TypeScript ${name}`);
  }
  expectClose(reference.trace, truth.trace ?? [], ofReference, 'TypeScript trace');
  if (device === null) return;
  for (const variant of ['serial', 'workgroup'] as const) {
    const found = await runOnDevice(device, task, variant);
    for (const [name, values] of Object.entries(found.buffers))
      expectClose(values, reference.buffers[name] ?? [], ofDevice, `${variant} ${name}`);
    expectClose(found.trace, reference.trace, ofDevice, `${variant} trace`);
  }
}
