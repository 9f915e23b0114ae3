import { type CpuCall, buffer, offset, param } from './kernel';
import { rotatedDot } from './rotated-dot';
import { heldAt, sharesOf } from './segment';
import { sinkLogits, softmax } from './softmax';
import { rowIndexOf } from '../row-tree';

/**
 * Softmax attention of every head among the tokens of a row's own segment, joined with what `recall` read from earlier ones:
 * headOutput = n Σ_j α_j v_j + f · headOutput; n = 1 and f = α_h over groups (2406.07368), n = 1 − σ(β_h) and f = σ(β_h) where heads are `gated` (2404.07143).
 * Keys that are `turned` are already rotated. The weights α stay in the scratch, indexed by place in the segment; then the step's own
 * keys and values are cached. A silenced head shows its weights and adds nothing to the residual.
 */
export function attendSegment(call: CpuCall): void {
  const [heads, width, segment] = [param(call, 'heads'), param(call, 'headWidth'), param(call, 'segment')];
  const headOutput = buffer(call, 'headOutput'); // [rows, heads, width]
  const local = buffer(call, 'local'); // [rows, heads, segment]
  const rows = call.step.tokens.length;
  for (let row = 0; row < rows; row++) {
    const index = rowIndexOf(call.step, row);
    const place = index % segment;
    const start = index - place;
    for (let head = 0; head < heads; head++) {
      const weights = local.subarray((row * heads + head) * segment, (row * heads + head + 1) * segment);
      weights.fill(0, place + 1);
      for (let j = 0; j <= place; j++) weights[j] = score(call, row, head, start + j, place - j);
      softmax(weights, place + 1, sinkLogits(call.step));
      const [own, earlier] = sharesOf(call, head);
      const out = headOutput.subarray((row * heads + head) * width, (row * heads + head + 1) * width);
      const sums = new Float64Array(width);
      for (let j = 0; j <= place; j++) {
        const value = heldAt(call, 'value', row, start + j, head);
        for (let i = 0; i < width; i++)
          sums[i] = (sums[i] as number) + (weights[j] as number) * (value.from[value.start + i] as number);
      }
      if (call.step.interventions?.silenced.includes(offset(call, 'firstHead') + head)) out.fill(0);
      else for (let i = 0; i < width; i++) out[i] = own * (sums[i] as number) + earlier * (out[i] as number);
    }
  }
  if (call.step.parents) return;
  for (let row = Math.max(0, rows - segment); row < rows; row++) keep(call, row, rowIndexOf(call.step, row) % segment);
}

function score(call: CpuCall, row: number, head: number, index: number, distance: number): number {
  const width = param(call, 'headWidth');
  const key = heldAt(call, 'key', row, index, head);
  const apart = param(call, 'turned') === 1 ? 0 : distance;
  const q = row * param(call, 'stride') + head * width;
  const [projected, rope] = [buffer(call, 'projected'), buffer(call, 'rope')];
  const product = rotatedDot(projected, q, key.from, key.start, rope, apart, width, param(call, 'interleaved') === 1);
  return product / Math.sqrt(width);
}

/** Caches a row's keys and values at a place of the segment. */
function keep(call: CpuCall, row: number, place: number): void {
  const all = param(call, 'heads') * param(call, 'headWidth');
  const projected = buffer(call, 'projected'); // [rows, stride] q, k, v
  const k = row * param(call, 'stride') + all;
  buffer(call, 'segmentKey').set(projected.subarray(k, k + all), place * all);
  buffer(call, 'segmentValue').set(projected.subarray(k + all, k + 2 * all), place * all);
}
