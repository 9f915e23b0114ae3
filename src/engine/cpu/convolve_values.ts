import { textIndexOf } from '../engine';
import { type CpuCall, buffer, offset, param } from './kernel';
import { rowAt, rowIndexOf } from '../row-tree';

/**
 * A masked depthwise convolution over every head's values (You et al. 2406.07368): headOutput += Σ_{i=0}^{⌊κ/2⌋} w_{⌊κ/2⌋−i} v_{t−i}, for a kernel of κ taps whose
 * later half would see ahead. Values before a text's first token are 0. The last ⌊κ/2⌋ values are cached, each at its token's index
 * modulo ⌊κ/2⌋. A silenced head adds nothing to the residual.
 */
export function convolveValues(call: CpuCall): void {
  const [heads, width, stride] = [param(call, 'heads'), param(call, 'headWidth'), param(call, 'stride')];
  const kernel = param(call, 'kernel');
  const past = Math.floor(kernel / 2);
  const all = heads * width;
  const projected = buffer(call, 'projected'); // [rows, stride] q, k, v
  const vector = buffer(call, 'vector'); // [heads] not used here, then [heads, kernel] taps
  const inputs = buffer(call, 'convolutionInputs'); // [past, heads, width]
  const headOutput = buffer(call, 'headOutput'); // [rows, heads, width]
  const rows = call.step.tokens.length;
  const begins = textIndexOf(call.step);
  for (let row = 0; row < rows; row++) {
    const index = rowIndexOf(call.step, row);
    for (let head = 0; head < heads; head++) {
      if (call.step.interventions?.silenced.includes(offset(call, 'firstHead') + head)) continue;
      const sums = new Float64Array(width);
      for (let i = 0; i <= Math.min(past, index); i++) {
        const [from, start] =
          index - i >= begins
            ? [projected, rowAt(call.step, row, index - i) * stride + 2 * all + head * width]
            : [inputs, ((index - i) % past) * all + head * width];
        const tap = vector[heads + head * kernel + past - i] as number;
        for (let j = 0; j < width; j++) sums[j] = (sums[j] as number) + tap * (from[start + j] as number);
      }
      const out = (row * heads + head) * width;
      for (let j = 0; j < width; j++) headOutput[out + j] = (headOutput[out + j] as number) + (sums[j] as number);
    }
  }
  if (call.step.parents) return;
  for (let row = Math.max(0, rows - past); row < rows; row++) {
    const v = row * stride + 2 * all;
    inputs.set(projected.subarray(v, v + all), ((begins + row) % past) * all);
  }
}
