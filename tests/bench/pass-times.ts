/** How long a device's compute passes take by its own clock (the feature `timestamp-query`), seen from outside of who records them. */

export interface PassTimes {
  /** The next pass that begins is timed. */
  next(): void;
  /** Of the pass that was timed last. */
  milliseconds(): Promise<number>;
}

const bytes = 16;

export function passTimes(device: GPUDevice): PassTimes {
  const querySet = device.createQuerySet({ type: 'timestamp', count: 2 });
  const resolved = device.createBuffer({ size: bytes, usage: GPUBufferUsage.QUERY_RESOLVE | GPUBufferUsage.COPY_SRC });
  const staging = device.createBuffer({ size: bytes, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST });
  let wanted = false;
  const createCommandEncoder = device.createCommandEncoder.bind(device);
  device.createCommandEncoder = (descriptor) => {
    const encoder = createCommandEncoder(descriptor);
    const begin = encoder.beginComputePass.bind(encoder);
    encoder.beginComputePass = (pass) => {
      const timestampWrites = { querySet, beginningOfPassWriteIndex: 0, endOfPassWriteIndex: 1 };
      const timing = wanted ? { timestampWrites } : {};
      wanted = false;
      return begin({ ...pass, ...timing });
    };
    return encoder;
  };
  return {
    next: () => {
      wanted = true;
    },
    async milliseconds() {
      const encoder = createCommandEncoder();
      encoder.resolveQuerySet(querySet, 0, 2, resolved, 0);
      encoder.copyBufferToBuffer(resolved, 0, staging, 0, bytes);
      device.queue.submit([encoder.finish()]);
      await staging.mapAsync(GPUMapMode.READ);
      const [from = 0n, to = 0n] = new BigUint64Array(staging.getMappedRange().slice(0));
      staging.unmap();
      return Number(to - from) / 1e6;
    },
  };
}
