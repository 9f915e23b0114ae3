/** Wraps a device so that its calls are counted: on the device, its queue, and the encoders, passes and buffers that come from it. */

const onDevice = [
  'createBuffer',
  'createTexture',
  'createSampler',
  'createBindGroup',
  'createBindGroupLayout',
  'createPipelineLayout',
  'createShaderModule',
  'createComputePipeline',
  'createComputePipelineAsync',
  'createRenderPipeline',
  'createRenderPipelineAsync',
  'createQuerySet',
  'createCommandEncoder',
] as const;
const onQueue = ['submit', 'writeBuffer', 'writeTexture', 'onSubmittedWorkDone'] as const;
const onEncoder = ['beginComputePass', 'copyBufferToBuffer'] as const;
const onPass = ['dispatchWorkgroups'] as const;
const onBuffer = ['mapAsync'] as const;

type Counted = (typeof onDevice | typeof onQueue | typeof onEncoder | typeof onPass | typeof onBuffer)[number];
export type DeviceCalls = Readonly<Record<Counted | 'bytesCopied', number>>;

interface Count {
  /** The calls since its last call. */
  take(): DeviceCalls;
}

/** Counts in place: returns the same device. */
export function countCalls(device: GPUDevice): { readonly device: GPUDevice; readonly counted: Count } {
  const none = (): Record<Counted | 'bytesCopied', number> => {
    const names = [...onDevice, ...onQueue, ...onEncoder, ...onPass, ...onBuffer, 'bytesCopied'] as const;
    return Object.fromEntries(names.map((name) => [name, 0])) as Record<(typeof names)[number], number>;
  };
  let calls = none();

  /** Replaces methods of an object by counting ones; `made` sees what they return. */
  function count<T extends object>(
    target: T,
    names: readonly (Counted & keyof T)[],
    made: (name: Counted, result: unknown, args: readonly unknown[]) => void = () => undefined,
  ): void {
    for (const name of names) {
      const original = target[name] as (...args: unknown[]) => unknown;
      const counting = (...args: unknown[]): unknown => {
        calls[name] += 1;
        const result = original.apply(target, args);
        made(name, result, args);
        return result;
      };
      Object.defineProperty(target, name, { configurable: true, value: counting });
    }
  }

  count(device.queue, onQueue);
  count(device, onDevice, (name, result) => {
    if (name === 'createBuffer') count(result as GPUBuffer, onBuffer);
    if (name !== 'createCommandEncoder') return;
    count(result as GPUCommandEncoder, onEncoder, (made, pass, args) => {
      if (made === 'copyBufferToBuffer') calls.bytesCopied += Number(args[4]);
      if (made === 'beginComputePass') count(pass as GPUComputePassEncoder, onPass);
    });
  });
  return {
    device,
    counted: {
      take() {
        const taken = calls;
        calls = none();
        return taken;
      },
    },
  };
}
