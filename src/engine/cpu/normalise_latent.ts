import { type CpuCall, buffer, offset, param } from './kernel';
import { rmsNorm } from './norm';

/** RMSNorm of the row's own latent (MLA, 2405.04434), into its slot of the cache and to the trace. */
export function normaliseLatent(call: CpuCall): void {
  const width = param(call, 'latentWidth');
  const { tokens, slots } = call.step;
  const rows = tokens.length;
  for (let row = 0; row < rows; row++) {
    const slot = slots[slots.length - rows + row] ?? 0;
    const normed = rmsNorm(buffer(call, 'rawLatent'), row, width, buffer(call, 'vector'), param(call, 'normEpsilon'));
    buffer(call, 'latent').set(normed, slot * width);
    call.trace.set(normed, rows * offset(call, 'latent') + row * width);
  }
}
