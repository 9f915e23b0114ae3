/** Brings a step's trace back from the device through a ring of staging buffers, so that two steps may be under way at once. */
export interface Readback {
  /** A free staging buffer; waits, first come first served, while all are in use. */
  take(): Promise<GPUBuffer>;
  /** Returns a buffer that was taken and not read. */
  release(staging: GPUBuffer): void;
  /** Maps the first `bytes` of a buffer that was taken and copied to, copies them out, and frees the buffer. */
  read(staging: GPUBuffer, bytes: number): Promise<Float32Array<ArrayBuffer>>;
}

/** A ring of two buffers of `bytes` each. */
export function createReadback(device: GPUDevice, bytes: number): Readback {
  const usage = GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST;
  const free = [0, 1].map((place) => device.createBuffer({ label: `staging ${place}`, size: bytes, usage }));
  const waiting: ((buffer: GPUBuffer) => void)[] = [];

  const release = (buffer: GPUBuffer): void => {
    const next = waiting.shift();
    if (next === undefined) free.push(buffer);
    else next(buffer);
  };

  return {
    release,
    async take() {
      return free.shift() ?? new Promise<GPUBuffer>((resolve) => waiting.push(resolve));
    },
    async read(staging, wanted) {
      try {
        await staging.mapAsync(GPUMapMode.READ, 0, wanted);
        const values = new Float32Array(staging.getMappedRange(0, wanted).slice(0));
        staging.unmap();
        return values;
      } finally {
        release(staging);
      }
    },
  };
}
