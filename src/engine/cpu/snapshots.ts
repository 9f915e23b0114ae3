/** Copies of a plan's states, in one array. */
import type { Plan } from '../../attention/plan';

export interface CpuSnapshots {
  /** [snapshots, all states end to end] */
  readonly numbers: Float32Array;
  /** Copies the states to snapshot `place`. */
  keep(place: number): void;
  /** Restores the states from snapshot `place`. */
  restore(place: number): void;
  /** A copy of a state, by name, from snapshot `place`. */
  read(name: string, place: number): Float32Array;
}

export function createSnapshots(plan: Plan, buffers: ReadonlyMap<string, Float32Array>): CpuSnapshots {
  const states = plan.states.flatMap((name) => {
    const state = buffers.get(name);
    return state ? [{ name, state }] : [];
  });
  const size = states.reduce((sum, { state }) => sum + state.length, 0);
  const numbers = new Float32Array(plan.snapshots * size);
  /** Calls back with every state and its part of a snapshot. */
  const each = (place: number, copy: (state: Float32Array, part: Float32Array, name: string) => void): void => {
    let at = place * size;
    for (const { name, state } of states) {
      copy(state, numbers.subarray(at, at + state.length), name);
      at += state.length;
    }
  };
  return {
    numbers,
    keep: (place) => each(place, (state, part) => part.set(state)),
    restore: (place) => each(place, (state, part) => state.set(part)),
    read(name, place) {
      let found = new Float32Array();
      each(place, (_state, part, of) => {
        if (of === name) found = part.slice();
      });
      return found;
    },
  };
}
