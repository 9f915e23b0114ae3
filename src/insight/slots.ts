/** Which token is in which slot, and which was there before. */
import { policies } from '../decode/policies';
import type { ReadingSettings } from '../decode/reader/reading-settings';
import type { StepTrace } from '../engine/trace';

/**
 * The slot that the next token takes, where that is known before it comes: the next free one, or the slot of the token that the policy evicts
 * for it. Null where attention decides, or none is left.
 */
export function nextSlot({ keys, slots }: StepTrace, reading: ReadingSettings, count: number): number | null {
  const { kind, size, pinned } = reading.policy;
  const { bounded, recomputes, attentive } = policies[kind];
  if (recomputes) return null;
  const capacity = bounded ? Math.min(size, count) : count;
  if (keys.length < capacity) {
    const taken = new Set(slots);
    for (let slot = 0; slot < capacity; slot++) if (!taken.has(slot)) return slot;
  }
  if (attentive) return null;
  const budget = { size: capacity, pinned, firstPinned: reading.dropFirst ? 1 : 0 };
  const [evicted] = policies[kind].evict({ keys: [...keys], last: [], total: [] }, budget);
  return evicted === undefined ? null : (slots[evicted] ?? null);
}

/** The index of the token whose slot a row's own token took, by its trace and the one before; null where the slot was free. */
export function replacedBy(trace: StepTrace | undefined, before: StepTrace | undefined): number | null {
  const slot = trace?.slots.at(-1);
  if (slot === undefined || !before) return null;
  const rank = before.slots.indexOf(slot);
  return before.keys[rank] ?? null;
}
