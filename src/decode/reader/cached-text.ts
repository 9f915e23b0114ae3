/** What the engine's cache holds of a text: its tokens, which slots they have, and the snapshots of its states. Asks nothing of the engine. */
import type { Plan } from '../../attention/plan';
import type { StepInput } from '../../engine/engine';
import type { ReadingSettings } from './reading-settings';
import { Sequence } from '../text/sequence';
import { type LiveSlots, type SlotTable, liveSlots } from './slots';
import { type Snapshot, Snapshots } from './snapshots';

export class CachedText {
  readonly #plan: Plan;
  readonly #settings: ReadingSettings;
  readonly #firstSlot: number;
  /** Tokens that were read, in the order of the text; those that a policy evicted are among them. */
  tokens: Sequence<number> = Sequence.of([]);
  live: LiveSlots;
  #snapshots: Snapshots;
  /** To which the states must go back before anything is read. */
  restore: Snapshot | null = null;

  /** @param firstSlot slots before it are left alone */
  constructor(plan: Plan, settings: ReadingSettings, firstSlot: number) {
    this.#plan = plan;
    this.#settings = settings;
    this.#firstSlot = firstSlot;
    this.live = liveSlots(settings.policy, plan, firstSlot);
    this.#snapshots = ladder(plan);
  }

  get length(): number {
    return this.tokens.length;
  }

  /** The engine's cache is empty, or belongs to another text. */
  forget(): void {
    this.tokens = Sequence.of([]);
    this.live = liveSlots(this.#settings.policy, this.#plan, this.#firstSlot);
    this.#snapshots = ladder(this.#plan);
    this.restore = null;
  }

  /** Goes back to what the held tokens have in common with `tokens` before index `from`. */
  takeBack(tokens: Sequence<number>, from: number): void {
    const common = Math.min(from, this.tokens.common(tokens));
    if (common === this.length) return;
    if (!this.#plan.recurrent) return this.#truncate(common);
    // A state is of all tokens at once: it goes back to where it was kept, and what lies between is read again.
    const snapshot = this.#snapshots.before(common);
    this.#truncate(snapshot?.length ?? 0);
    if (this.length === 0) return this.forget();
    this.restore = snapshot;
    this.#snapshots.truncate(this.length);
  }

  #truncate(length: number): void {
    if (!this.live.canTruncate(length)) return this.forget();
    this.tokens = this.tokens.take(length);
    this.live.truncate(length);
  }

  /** What a step from `start` on does about snapshots: at the start of a text there is no state yet, and each prefix is kept once. */
  snapshotAt(start: number): Pick<StepInput, 'restore' | 'keep'> {
    if (!this.#plan.recurrent || start === 0) return {};
    if (this.restore !== null) return { restore: this.restore.place };
    if (this.#snapshots.before(start)?.length === start) return {};
    return { keep: this.#snapshots.add(start).place };
  }

  /** The snapshot that has the states of the first `length` tokens; null: the states themselves. Undefined where neither has them. */
  stateAt(length: number): Snapshot | null | undefined {
    if (this.length === length) return this.restore;
    const snapshot = this.#snapshots.before(length);
    return snapshot?.length === length ? snapshot : undefined;
  }

  /**
   * From where tokens that are held can be read once more, up to and without `index` at the latest, into the slots that they have, and
   * from which snapshot; null where something was evicted since.
   * @param states whether states are to be as they were
   */
  replayFrom(index: number, states: boolean): { readonly from: number; readonly snapshot: Snapshot | null } | null {
    const snapshot = states ? this.#snapshots.before(index) : null;
    const from = states ? (snapshot?.length ?? 0) : index;
    const isThere = this.live.canTruncate(from) && !(this.#settings.dropFirst && from === 0);
    return isThere ? { from, snapshot } : null;
  }

  /** The slots of the first `length` tokens. */
  tableOf(length: number): SlotTable {
    const live = this.live.copy();
    live.truncate(length);
    return live.table();
  }

  /** Has the states of all that is held kept in a place of their own by the next step, and taken from there by the one that reads on. */
  setAside(): Pick<StepInput, 'keep'> {
    if (!this.#plan.recurrent || this.restore !== null) return {};
    this.restore = { place: this.#plan.snapshots - 1, length: this.length };
    return { keep: this.restore.place };
  }
}

/** Snapshots by the text's length; the engine's last place is left for states that are set aside. */
function ladder({ snapshots }: Plan): Snapshots {
  return new Snapshots(Math.max(0, snapshots - 1));
}
