/** The engine's cache of a text: its tokens, their slots, and the snapshots of its states. Never calls the engine. */
import type { Plan } from '../../attention/plan';
import type { StepInput } from '../../engine/engine';
import type { StepTrace } from '../../engine/trace';
import { Sequence } from '../text/sequence';
import type { ReadingSettings } from './reading-settings';
import { type LiveSlots, type SlotTable, liveSlots } from './slots';
import { type Snapshot, Snapshots } from './snapshots';

/** From which token on, and from which snapshot; null: without states, or from the text's start. */
export interface Replay {
  readonly from: number;
  readonly snapshot: Snapshot | null;
}

export class CachedText {
  readonly #plan: Plan;
  readonly #settings: ReadingSettings;
  readonly #firstSlot: number;
  #tokens: Sequence<number> = Sequence.of([]);
  #live: LiveSlots;
  #snapshots: Snapshots;
  /** The snapshot from which the next step restores its states; null: the states are those of all tokens. */
  #restore: Snapshot | null = null;

  /** @param firstSlot slots before it are not used */
  constructor(plan: Plan, settings: ReadingSettings, firstSlot: number) {
    this.#plan = plan;
    this.#settings = settings;
    this.#firstSlot = firstSlot;
    this.#live = liveSlots(settings.policy, plan, firstSlot);
    this.#snapshots = emptySnapshots(plan);
  }

  /** Tokens that were read, in the order of the text; evicted ones are among them. */
  get tokens(): Sequence<number> {
    return this.#tokens;
  }

  get length(): number {
    return this.#tokens.length;
  }

  /** Slots that are free: tokens that can be read before one must be evicted. */
  get free(): number {
    return this.#live.free;
  }

  /** The engine's cache is empty, or holds another text. */
  forget(): void {
    this.#tokens = Sequence.of([]);
    this.#live = liveSlots(this.#settings.policy, this.#plan, this.#firstSlot);
    this.#snapshots = emptySnapshots(this.#plan);
    this.#restore = null;
  }

  /** The slots as they are once `count` more tokens are read. */
  admit(count: number): LiveSlots {
    const live = this.#live.copy();
    for (let i = 0; i < count; i++) live.admit(this.length + i);
    return live;
  }

  /** A step has read the first tokens of a text up to `length` into slots that `admit` gave. */
  extend(text: Sequence<number>, length: number, live: LiveSlots, traces: readonly StepTrace[]): void {
    live.observe(traces);
    if (this.#settings.dropFirst && this.length === 0) live.dropFirst();
    this.#live = live;
    this.#tokens = text.take(length);
    this.#restore = null;
  }

  /** The first `length` tokens of a text were read, and nothing of them is cached. */
  skip(text: Sequence<number>, length: number): void {
    this.#tokens = text.take(length);
  }

  /** A step has restored the states from the snapshot of `snapshotAt`. */
  restored(): void {
    this.#restore = null;
  }

  /** Cuts back to what the cached tokens have in common with `tokens` before index `from`. */
  truncateTo(tokens: Sequence<number>, from: number): void {
    const common = Math.min(from, this.#tokens.common(tokens));
    if (common === this.length) return;
    if (!this.#plan.recurrent) return this.#truncate(common);
    // No token can be removed from a state: a snapshot is restored, and the tokens after it are read again.
    const snapshot = this.#snapshots.before(common);
    this.#truncate(snapshot?.length ?? 0);
    if (this.length === 0) return this.forget();
    this.#restore = snapshot;
    this.#snapshots.truncate(this.length);
  }

  #truncate(length: number): void {
    if (!this.#live.canTruncate(length)) return this.forget();
    this.#tokens = this.#tokens.take(length);
    this.#live.truncate(length);
  }

  /** What a step from `start` on does with snapshots. A text's start has no state yet, and each prefix needs only one snapshot. */
  snapshotAt(start: number): Pick<StepInput, 'restore' | 'keep'> {
    if (!this.#plan.recurrent || start === 0) return {};
    const isKept = this.#snapshots.before(start)?.length === start;
    if (this.#restore !== null) {
      // States that were set aside are those before this step, which looks at later rows need.
      if (!isKept && this.#restore.index === this.#snapshots.spare) this.#snapshots.keepSpare(start);
      return { restore: this.#restore.index };
    }
    if (isKept) return {};
    return { keep: this.#snapshots.add(start).index };
  }

  /** The snapshot with the states of the first `length` tokens; null: the states themselves. Undefined where neither has them. */
  stateAt(length: number): Snapshot | null | undefined {
    if (this.length === length) return this.#restore;
    const snapshot = this.#snapshots.before(length);
    return snapshot?.length === length ? snapshot : undefined;
  }

  /**
   * From where cached tokens can be read once more into their slots, so that the engine is as it was when the text had `length` tokens, and
   * from which snapshot; null where something was evicted since.
   * @param states whether states must be as they were
   */
  replayFrom(length: number, states: boolean): Replay | null {
    const replay = this.#replayFrom(length, states);
    return this.#live.canTruncate(replay.from) && !this.#isDropped(replay) ? replay : null;
  }

  /** The same for the row of the token at `index`; null where something was evicted after it. */
  replayRow(index: number): Replay | null {
    const replay = this.#replayFrom(index, this.#plan.recurrent);
    const isThere = !this.#isDropped(replay) || this.length === 1;
    return isThere && this.#live.canReadAgain(replay.from) ? replay : null;
  }

  #replayFrom(length: number, states: boolean): Replay {
    const snapshot = states ? this.#snapshots.before(length) : null;
    return { from: states ? (snapshot?.length ?? 0) : length, snapshot };
  }

  /** Token 0 is no longer there to be read again. */
  #isDropped({ from }: Replay): boolean {
    return this.#settings.dropFirst && from === 0;
  }

  /** The slots of the first `length` tokens. A token 0 that was dropped gets the slot back that it had for its own row. */
  tableOf(length: number): SlotTable {
    const isAlone = this.#settings.dropFirst && length === 1;
    const live = isAlone ? liveSlots(this.#settings.policy, this.#plan, this.#firstSlot) : this.#live.copy();
    if (isAlone) live.admit(0);
    else live.truncate(length);
    return live.table();
  }

  /** Has the next step copy the states to a reserved snapshot, from which the step after the replay restores them. */
  setAside(): Pick<StepInput, 'keep'> {
    if (!this.#plan.recurrent || this.#restore !== null) return {};
    this.#restore = { index: this.#snapshots.spare, length: this.length };
    return { keep: this.#restore.index };
  }
}

/** One of the engine's snapshots is reserved for states during a replay. */
function emptySnapshots({ snapshots }: Plan): Snapshots {
  return new Snapshots(Math.max(0, snapshots - 1));
}
