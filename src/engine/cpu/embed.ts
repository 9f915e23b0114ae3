import { type CpuCall, buffer, param } from './kernel';

/** residual[row] = embedding[token[row]] */
export function embed(call: CpuCall): void {
  const width = param(call, 'width');
  const embedding = buffer(call, 'embedding'); // [vocabulary, width]
  const residual = buffer(call, 'residual'); // [rows, width]
  call.step.tokens.forEach((token, row) => {
    residual.set(embedding.subarray(token * width, (token + 1) * width), row * width);
  });
}
