import { weightings } from '../settings';
import { type TrainerCall, arrayOf, constant } from './call';

/** Scores [rows, length] to weights, in place: row i of a text sees tokens 0 to i, and its weights of later ones are 0. */
export function weigh(call: TrainerCall): void {
  const length = constant(call, 'length');
  const weighting = weightings[constant(call, 'weighting')];
  const [scores, logit] = [arrayOf(call, 'scores'), arrayOf(call, 'logit')];
  // The logit that joins the denominator.
  const extra = weighting === 'softmax-one' ? 0 : weighting === 'sink-logit' ? (logit[0] as number) : -Infinity;
  for (let row = 0; row < constant(call, 'rows'); row++) {
    const seen = (row % length) + 1;
    const all = scores.subarray(row * length, (row + 1) * length);
    if (weighting === 'relu') for (let j = 0; j < seen; j++) all[j] = Math.max(0, all[j] as number) / seen;
    else softmax(all, seen, extra);
    all.fill(0, seen);
  }
}

function softmax(row: Float32Array, seen: number, extra: number): void {
  let largest = extra;
  for (let j = 0; j < seen; j++) if ((row[j] as number) > largest) largest = row[j] as number;
  let sum = Math.exp(extra - largest);
  for (let j = 0; j < seen; j++) {
    const e = Math.exp((row[j] as number) - largest);
    row[j] = e;
    sum += e;
  }
  for (let j = 0; j < seen; j++) row[j] = (row[j] as number) / sum;
}

/**
 * The gradient by weights becomes that by scores, in place. Softmax: ∂s = α ⊙ (∂α − Σ α ∂α), and by the logit in the denominator, a number a row,
 * −(1 − Σ α) Σ α ∂α. ReLU: ∂α ÷ the tokens seen, where α > 0.
 */
export function weighBack(call: TrainerCall): void {
  const length = constant(call, 'length');
  const isRelu = weightings[constant(call, 'weighting')] === 'relu';
  const [weights, gradient, logit] = [arrayOf(call, 'weights'), arrayOf(call, 'gradient'), arrayOf(call, 'logit')];
  for (let row = 0; row < constant(call, 'rows'); row++) {
    const seen = (row % length) + 1;
    const from = row * length;
    let dot = 0;
    let sum = 0;
    for (let j = from; j < from + seen; j++) {
      dot += (weights[j] as number) * (gradient[j] as number);
      sum += weights[j] as number;
    }
    logit[row] = -(1 - sum) * dot;
    for (let j = from; j < from + seen; j++) {
      const weight = weights[j] as number;
      if (isRelu) gradient[j] = weight > 0 ? (gradient[j] as number) / seen : 0;
      else gradient[j] = weight * ((gradient[j] as number) - dot);
    }
    gradient.fill(0, from + seen, from + length);
  }
}
