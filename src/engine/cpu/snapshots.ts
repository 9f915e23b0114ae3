/** Copies of a plan's states, in one array. */
import type { Plan } from '../../attention/plan';

export interface CpuSnapshots {
  /** [snapshots, all states end to end] */
  readonly numbers: Float32Array;
  /** The states as they are become snapshot `place`. */
  keep(place: number): void;
  /** The states become what snapshot `place` is. */
  restore(place: number): void;
}

export function createSnapshots(plan: Plan, buffers: ReadonlyMap<string, Float32Array>): CpuSnapshots {
  const states = plan.states.flatMap((name) => buffers.get(name) ?? []);
  const size = states.reduce((sum, { length }) => sum + length, 0);
  const numbers = new Float32Array(plan.snapshots * size);
  return {
    numbers,
    keep(place) {
      let at = place * size;
      for (const state of states) {
        numbers.set(state, at);
        at += state.length;
      }
    },
    restore(place) {
      let at = place * size;
      for (const state of states) {
        state.set(numbers.subarray(at, at + state.length));
        at += state.length;
      }
    },
  };
}
