/** Copies of a plan's states on the device, one buffer for all of them, made and restored within a step's own submit. */
import type { Plan } from '../../attention/plan';

export interface GpuSnapshots {
  /** Null where the plan has no states. */
  readonly buffer: GPUBuffer | null;
  /** Copies the states to snapshot `place`. */
  keep(encoder: GPUCommandEncoder, place: number): void;
  /** Restores the states from snapshot `place`. */
  restore(encoder: GPUCommandEncoder, place: number): void;
  /** Copies one state from snapshot `place` to a buffer of its size. */
  read(encoder: GPUCommandEncoder, place: number, state: GPUBuffer, to: GPUBuffer): void;
}

/** @param named the plan's buffers; those of states must allow copies in both directions */
export function createSnapshots(device: GPUDevice, plan: Plan, named: ReadonlyMap<string, GPUBuffer>): GpuSnapshots {
  const states = plan.states.flatMap((name) => named.get(name) ?? []);
  const bytes = states.reduce((sum, { size }) => sum + size, 0);
  const buffer =
    bytes === 0
      ? null
      : device.createBuffer({
          label: 'snapshots',
          size: plan.snapshots * bytes,
          usage: GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST,
        });
  /** Calls back with every state and its offset within a snapshot. */
  const each = (place: number, copy: (snapshots: GPUBuffer, at: number, state: GPUBuffer) => void): void => {
    let at = place * bytes;
    for (const state of states) {
      if (buffer !== null) copy(buffer, at, state);
      at += state.size;
    }
  };
  return {
    buffer,
    keep: (encoder, place) =>
      each(place, (snapshots, at, state) => encoder.copyBufferToBuffer(state, 0, snapshots, at, state.size)),
    restore: (encoder, place) =>
      each(place, (snapshots, at, state) => encoder.copyBufferToBuffer(snapshots, at, state, 0, state.size)),
    read: (encoder, place, wanted, to) =>
      each(place, (snapshots, at, state) => {
        if (state === wanted) encoder.copyBufferToBuffer(snapshots, at, to, 0, state.size);
      }),
  };
}
