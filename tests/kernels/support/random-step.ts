import type { StepInput } from '../../../src/engine/engine';
import type { Random } from './random';

export interface StepShape {
  readonly rows: number;
  readonly live: number;
  readonly slots: number;
  readonly vocabulary?: number;
}

/** A step with random tokens over a shuffled slot table; the first positions are followed by a gap, as after evicting. */
export function randomStep(random: Random, { rows, live, slots, vocabulary = 16 }: StepShape): StepInput {
  const gap = slots - live;
  return {
    tokens: Uint32Array.from({ length: rows }, () => random.below(vocabulary)),
    slots: random.shuffled(slots, live),
    positions: Uint32Array.from({ length: live }, (_, rank) => 1000 + rank + (rank < 2 ? 0 : gap)),
  };
}
