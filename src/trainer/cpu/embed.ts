import { type TrainerCall, arrayOf, constant } from './call';

/** out [rows, width]: the row of the table [vocabulary, width] that each token names. */
export function embed(call: TrainerCall): void {
  const width = constant(call, 'width');
  const [tokens, weight, out] = [arrayOf(call, 'tokens'), arrayOf(call, 'weight'), arrayOf(call, 'out')];
  for (let row = 0; row < constant(call, 'rows'); row++) {
    const from = (tokens[row] as number) * width;
    out.set(weight.subarray(from, from + width), row * width);
  }
}

/** out [batches, vocabulary, width]: the gradients of the rows that have a token, added up. */
export function embedBack(call: TrainerCall): void {
  const [rows, width, vocabulary] = [constant(call, 'rows'), constant(call, 'width'), constant(call, 'vocabulary')];
  const [tokens, gradient, out] = [arrayOf(call, 'tokens'), arrayOf(call, 'gradient'), arrayOf(call, 'out')];
  for (let text = 0; text < constant(call, 'batches'); text++) {
    const start = text * vocabulary * width;
    out.fill(0, start, start + vocabulary * width);
    for (let row = text * rows; row < (text + 1) * rows; row++) {
      const to = start + (tokens[row] as number) * width;
      for (let i = 0; i < width; i++) out[to + i] = (out[to + i] as number) + (gradient[row * width + i] as number);
    }
  }
}
