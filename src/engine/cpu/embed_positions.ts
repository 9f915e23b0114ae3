import { embed } from './embed';
import { type CpuCall, buffer, param, paramOr } from './kernel';
import { ownRank } from './show';

/** residual[row] = scale · embedding[token[row]] + positions[position[row]] */
export function embedPositions(call: CpuCall): void {
  embed(call);
  const width = param(call, 'width');
  const residual = buffer(call, 'residual'); // [rows, width]
  const places = buffer(call, 'positions'); // [positions, width]
  const [first, count] = [paramOr(call, 'firstToken', 0), paramOr(call, 'tokenCount', Infinity)];
  for (let row = 0; row < call.step.tokens.length; row++) {
    const token = call.step.tokens[row] as number;
    if (token < first || token - first >= count) continue;
    const position = call.step.positions[ownRank(call.step, row)] as number;
    for (let i = 0; i < width; i++)
      residual[row * width + i] = (residual[row * width + i] as number) + (places[position * width + i] as number);
  }
}
