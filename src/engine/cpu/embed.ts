import { type CpuCall, buffer, matrixOf, param, paramOr, rowOfMatrix } from './kernel';

/** residual[row] = scale · embedding[token[row]] */
export function embed(call: CpuCall): void {
  const width = param(call, 'width');
  const embedding = matrixOf(call, 'embedding'); // [vocabulary, width]
  const scale = paramOr(call, 'scale', 1);
  const residual = buffer(call, 'residual'); // [rows, width]
  const [first, count] = [paramOr(call, 'firstToken', 0), paramOr(call, 'tokenCount', Infinity)]; // the tokens that are in this part
  call.step.tokens.forEach((token, row) => {
    if (token < first || token - first >= count) return;
    const numbers = rowOfMatrix(embedding, (token - first) * width, width);
    for (let i = 0; i < width; i++) residual[row * width + i] = scale * (numbers[i] as number);
  });
}
