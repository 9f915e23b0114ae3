import { type TrainerCall, arrayOf, constant } from './call';

/** RoPE (Su et al. 2104.09864) in place: pairs (i, i + width/2) of a row turn by its position's angles, backwards where `direction` is −1. */
export function turn(call: TrainerCall): void {
  const [width, length, direction] = [constant(call, 'width'), constant(call, 'length'), constant(call, 'direction')];
  const [x, turns] = [arrayOf(call, 'x'), arrayOf(call, 'turns')];
  const half = width / 2;
  for (let row = 0; row < constant(call, 'rows'); row++) {
    const angles = (row % length) * width;
    for (let i = 0; i < half; i++) {
      const at = row * width + i;
      const cos = turns[angles + 2 * i] as number;
      const sin = direction * (turns[angles + 2 * i + 1] as number);
      const [a, b] = [x[at] as number, x[at + half] as number];
      x[at] = a * cos - b * sin;
      x[at + half] = b * cos + a * sin;
    }
  }
}
