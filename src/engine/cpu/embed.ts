import { type CpuCall, buffer, param, paramOr } from './kernel';

/** residual[row] = scale · embedding[token[row]] */
export function embed(call: CpuCall): void {
  const width = param(call, 'width');
  const embedding = buffer(call, 'embedding'); // [vocabulary, width]
  const scale = paramOr(call, 'scale', 1);
  const residual = buffer(call, 'residual'); // [rows, width]
  const [first, count] = [paramOr(call, 'firstToken', 0), paramOr(call, 'tokenCount', Infinity)]; // the tokens that are in this part
  call.step.tokens.forEach((token, row) => {
    if (token < first || token - first >= count) return;
    for (let i = 0; i < width; i++) residual[row * width + i] = scale * (embedding[(token - first) * width + i] as number);
  });
}
