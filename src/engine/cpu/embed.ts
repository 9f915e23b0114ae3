import { type CpuCall, buffer, param, paramOr } from './kernel';

/** residual[row] = scale · embedding[token[row]] */
export function embed(call: CpuCall): void {
  const width = param(call, 'width');
  const embedding = buffer(call, 'embedding'); // [vocabulary, width]
  const scale = paramOr(call, 'scale', 1);
  const residual = buffer(call, 'residual'); // [rows, width]
  call.step.tokens.forEach((token, row) => {
    for (let i = 0; i < width; i++) residual[row * width + i] = scale * (embedding[token * width + i] as number);
  });
}
