/** Feeds the engine: knows which tokens its cache holds, reads what is missing in chunks, and starts again after a lost device. */
import type { Plan } from '../attention/plan';
import { EngineError, type StepInput } from '../engine/engine';
import type { BackendReport, EngineHost } from '../engine/host';
import { readTrace } from '../engine/read-trace';
import type { StepTrace } from '../engine/trace';
import { policies } from './policies';
import { type ReadingSettings, interventionsOf, untouched } from './reading';
import { Sequence } from './sequence';
import { type Snapshot, Snapshots } from './snapshots';
import { type LiveSlots, type SlotTable, liveSlots } from './slots';
import { windowChunks } from './window-chunks';

export interface ReadOptions {
  /** Called after every chunk with the traces of its rows. */
  readonly onChunk: (traces: readonly StepTrace[]) => void;
  /** Tokens from this index on are wanted as traces; those before are only read to fill the cache. */
  readonly from: number;
  /** Stops between chunks. */
  readonly signal: AbortSignal;
}

/** Tokens that may follow a text, in several ways: see StepInput.parents. */
export interface Ways {
  readonly tokens: readonly number[];
  /** [tokens] which one each follows, before it in the list; −1: the text. */
  readonly parents: readonly number[];
}

export class Reader {
  readonly #host: EngineHost;
  readonly #plan: Plan;
  readonly #onRecovered: (report: BackendReport) => void;
  readonly #firstSlot: number;
  #settings: ReadingSettings = untouched;
  /** Tokens that were read, in the order of the text; those that a policy let go are among them. */
  #held: Sequence<number> = Sequence.of([]);
  #live: LiveSlots;
  /** Of the states of what is held. */
  #snapshots: Snapshots;
  /** To which the states must go back before anything is read. */
  #restore: Snapshot | null = null;

  /** @param firstSlot slots before it are left alone */
  constructor(host: EngineHost, plan: Plan, onRecovered: (report: BackendReport) => void, firstSlot = 0) {
    this.#host = host;
    this.#plan = plan;
    this.#onRecovered = onRecovered;
    this.#firstSlot = firstSlot;
    this.#live = liveSlots(this.#settings.policy, plan, firstSlot);
    this.#snapshots = new Snapshots(plan.snapshots);
  }

  /** Reads by these settings from now on, from the start. */
  setSettings(settings: ReadingSettings): void {
    this.#settings = settings;
    this.forget();
  }

  /** The engine's cache is empty, or belongs to another text. */
  forget(): void {
    this.#held = Sequence.of([]);
    this.#live = liveSlots(this.#settings.policy, this.#plan, this.#firstSlot);
    this.#snapshots = new Snapshots(this.#plan.snapshots);
    this.#restore = null;
  }

  /**
   * Makes the engine hold a text's tokens, reading what it lacks; what it holds beyond their common beginning is written over. Where a
   * policy has let something go since, it reads from the start.
   * @throws EngineError, other than `lost`
   */
  async read(text: Sequence<number>, { onChunk, from, signal }: ReadOptions): Promise<void> {
    const { replaceFirst } = this.#settings;
    const tokens = replaceFirst === null || text.length === 0 ? text : text.set(0, replaceFirst);
    this.#takeBack(tokens, from);
    let losses = 0;
    while (this.#held.length < tokens.length && !signal.aborted) {
      try {
        const traces = policies[this.#settings.policy.kind].recomputes
          ? await this.#readWindow(tokens)
          : await this.#readChunk(tokens, from);
        onChunk(traces.filter(({ index }) => index >= from));
      } catch (error) {
        losses += 1;
        await this.#recover(error, losses);
      }
    }
  }

  /**
   * Reads ways on behind a text in one pass; the engine goes on holding the text, and nothing of them.
   * @returns each token's logits; null when interrupted
   * @throws EngineError, other than `lost`: `input` where the plan has no `branches`
   */
  async readTree(
    text: Sequence<number>,
    { tokens, parents }: Ways,
    signal: AbortSignal,
  ): Promise<readonly Float32Array[] | null> {
    for (let losses = 0; ; ) {
      await this.read(text, { from: text.length, signal, onChunk: () => undefined });
      if (signal.aborted) return null;
      const live = this.#live.copy();
      for (const i of tokens.keys()) live.admit(text.length + i);
      const { slots, positions } = live.table();
      const state = this.#snapshotAt(text.length);
      const step = { tokens: Uint32Array.from(tokens), parents: Int32Array.from(parents), index: text.length, ...state };
      try {
        const logits = await this.#host.forward(
          { ...step, slots, positions, interventions: interventionsOf(this.#settings) },
          false,
        );
        this.#restore = null;
        const { vocabulary } = this.#plan;
        return tokens.map((_, row) => logits.slice(row * vocabulary, (row + 1) * vocabulary));
      } catch (error) {
        losses += 1;
        await this.#recover(error, losses);
      }
    }
  }

  /** Starts again after a lost device; one that is lost again and again is not asked a third time. @throws what is no loss */
  async #recover(error: unknown, losses: number): Promise<void> {
    if (!(error instanceof EngineError && error.code === 'lost')) throw error;
    this.#onRecovered(losses > 2 ? { ...(await this.#host.choose('cpu')), reason: 'fallback' } : await this.#host.recover());
    this.forget();
  }

  /** Goes back to what the held tokens have in common with `tokens` before index `from`. */
  #takeBack(tokens: Sequence<number>, from: number): void {
    const common = Math.min(from, this.#held.common(tokens));
    if (common === this.#held.length) return;
    if (!this.#plan.recurrent) return this.#truncate(common);
    // A state is of all tokens at once: it goes back to where it was kept, and what lies between is read again.
    const snapshot = this.#snapshots.before(common);
    this.#truncate(snapshot?.length ?? 0);
    if (this.#held.length === 0) return this.forget();
    this.#restore = snapshot;
    this.#snapshots.truncate(this.#held.length);
  }

  #truncate(length: number): void {
    if (!this.#live.canTruncate(length)) return this.forget();
    this.#held = this.#held.take(length);
    this.#live.truncate(length);
  }

  /**
   * As many tokens as can come before one must go, or one for which one must. Those before `from`, whose traces are not wanted, need no
   * more than what fills the caches.
   */
  async #readChunk(tokens: Sequence<number>, from: number): Promise<readonly StepTrace[]> {
    const start = this.#held.length;
    const { dropFirst } = this.#settings;
    const alone = dropFirst && start === 0;
    // Who goes may depend on every single row, so from the first eviction on rows come one by one.
    const most = alone ? 1 : Math.min(this.#plan.maxRows, Math.max(1, this.#live.room));
    const fillOnly = this.#plan.earlyExit !== null && start < from && !policies[this.#settings.policy.kind].attentive;
    const chunk = tokens.slice(start, fillOnly ? Math.min(from, start + most) : start + most);
    const before = this.#live.copy();
    for (let i = 0; i < chunk.length; i++) this.#live.admit(start + i);
    try {
      const traces = await this.#forward(chunk, this.#live.table(), { index: start, fillOnly, ...this.#snapshotAt(start) });
      this.#restore = null;
      this.#live.observe(traces);
      if (alone) this.#live.dropFirst();
      this.#held = tokens.take(start + chunk.length);
      return traces;
    } catch (error) {
      this.#live = before;
      throw error;
    }
  }

  /** What a step from `start` on does about snapshots: at the start of a text there is no state yet, and each beginning is kept once. */
  #snapshotAt(start: number): Pick<StepInput, 'restore' | 'keep'> {
    if (!this.#plan.recurrent || start === 0) return {};
    if (this.#restore !== null) return { restore: this.#restore.place };
    if (this.#snapshots.before(start)?.length === start) return {};
    return { keep: this.#snapshots.add(start).place };
  }

  /** The next token with the window that the budget allows, all of it anew; its own trace alone is kept. */
  async #readWindow(tokens: Sequence<number>): Promise<readonly StepTrace[]> {
    const at = this.#held.length;
    const began = performance.now();
    let traces: readonly StepTrace[] = [];
    for (const { chunk, table } of windowChunks(tokens, at, this.#settings, this.#plan.maxRows))
      traces = await this.#forward(chunk, table);
    this.#held = tokens.take(at + 1);
    return traces.slice(-1).map((trace) => ({ ...trace, milliseconds: performance.now() - began }));
  }

  async #forward(
    chunk: readonly number[],
    { slots, keys, positions }: SlotTable,
    how: Pick<StepInput, 'index' | 'fillOnly' | 'restore' | 'keep'> = {},
  ): Promise<readonly StepTrace[]> {
    const interventions = interventionsOf(this.#settings);
    const input: StepInput = { tokens: Uint32Array.from(chunk), slots, positions, interventions, ...how };
    const began = performance.now();
    const buffer = await this.#host.forward(input, true);
    if (how.fillOnly) return [];
    return readTrace(this.#plan, buffer, { input, keys, milliseconds: performance.now() - began });
  }
}
