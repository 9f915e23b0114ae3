/** Feeds the engine: knows which tokens its cache holds, reads what is missing in chunks, and starts again after a lost device. */
import type { Plan } from '../../attention/plan';
import { EngineError, type StepInput } from '../../engine/engine';
import type { BackendReport, EngineHost } from '../../engine/host';
import type { StepTrace } from '../../engine/trace';
import { CachedText } from './cached-text';
import { policies } from '../policies';
import { type StepPlace, tracedStep } from './traced-step';
import { type ReadingSettings, interventionsOf, unmodified } from './reading-settings';
import type { Sequence } from '../text/sequence';
import type { SlotTable } from './slots';
import type { Snapshot } from './snapshots';
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
  #settings: ReadingSettings = unmodified;
  #cached: CachedText;
  /** Of the device, since the text began. */
  #losses = 0;

  /** @param firstSlot slots before it are left alone */
  constructor(host: EngineHost, plan: Plan, onRecovered: (report: BackendReport) => void, firstSlot = 0) {
    this.#host = host;
    this.#plan = plan;
    this.#onRecovered = onRecovered;
    this.#firstSlot = firstSlot;
    this.#cached = new CachedText(plan, this.#settings, firstSlot);
  }

  /** Reads by these settings from now on, from the start. */
  setSettings(settings: ReadingSettings): void {
    this.#settings = settings;
    this.#losses = 0;
    this.#cached = new CachedText(this.#plan, settings, this.#firstSlot);
  }

  /** The engine's cache is empty, or belongs to another text. */
  forget(): void {
    this.#cached.forget();
  }

  /**
   * Makes the engine hold a text's tokens, reading what it lacks; what it holds beyond their common prefix is written over. Where a
   * policy has evicted something since, it reads from the start.
   * @throws EngineError, other than `lost`
   */
  async read(text: Sequence<number>, { onChunk, from, signal }: ReadOptions): Promise<void> {
    const tokens = this.#asRead(text);
    this.#cached.takeBack(tokens, from);
    while (this.#cached.length < tokens.length && !signal.aborted) {
      try {
        const held = this.#cached;
        const traces = await (this.#recomputes ? this.#readWindow(tokens, held.length) : this.#readChunk(tokens, from));
        if (this.#recomputes) held.tokens = tokens.take(held.length + 1);
        onChunk(traces.filter(({ index }) => index >= from));
      } catch (error) {
        await this.#recover(error);
      }
    }
  }

  get #recomputes(): boolean {
    return policies[this.#settings.policy.kind].recomputes;
  }

  /** A text with the token that replaces its first. */
  #asRead(text: Sequence<number>): Sequence<number> {
    const { replaceFirst } = this.#settings;
    return replaceFirst === null || text.length === 0 ? text : text.set(0, replaceFirst);
  }

  /**
   * What one of the engine's buffers held when the text had `length` tokens. What the engine holds beyond them it goes on holding, so that
   * the next step costs no more; only what was evicted since has to be read again.
   * @returns null when interrupted
   * @throws EngineError, other than `lost`
   */
  async contents(text: Sequence<number>, length: number, buffer: string, signal: AbortSignal): Promise<Float32Array | null> {
    const isState = this.#plan.states.includes(buffer);
    for (;;) {
      try {
        const place = await this.#goBack(text, length, isState, signal);
        return signal.aborted ? null : await this.#host.contents(buffer, place?.place);
      } catch (error) {
        await this.#recover(error);
      }
    }
  }

  /** Has the engine hold what it held when the text had `length` tokens, at least; its states in a snapshot, or where it gives null. */
  async #goBack(text: Sequence<number>, length: number, isState: boolean, signal: AbortSignal): Promise<Snapshot | null> {
    const held = this.#cached;
    const tokens = this.#asRead(text);
    if (this.#recomputes) {
      await this.#readWindow(tokens, length - 1);
      return null;
    }
    if (held.tokens.common(tokens.take(length)) === length) {
      const known = isState ? held.stateAt(length) : undefined;
      if (known !== undefined) return known;
      const replay = held.replayFrom(length, isState);
      if (replay && isState) await this.#replay(replay.snapshot, replay.from, length);
      if (replay) return null;
    }
    await this.read(text.take(length), aside(length, signal));
    return isState ? (held.stateAt(length) ?? null) : null;
  }

  /**
   * The trace of a token that was read before, read once more. What the engine holds stays as it is.
   * @returns null where that cannot be: the token was not read, or something was evicted since
   * @throws EngineError
   */
  async again(text: Sequence<number>, index: number): Promise<StepTrace | null> {
    const tokens = this.#asRead(text);
    if (this.#cached.tokens.common(tokens) <= index) return null;
    if (this.#recomputes) return (await this.#readWindow(tokens, index)).at(-1) ?? null;
    const replay = this.#cached.replayFrom(index, this.#plan.recurrent);
    return replay ? ((await this.#replay(replay.snapshot, replay.from, index + 1)).at(-1) ?? null) : null;
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
    for (;;) {
      await this.read(text, aside(text.length, signal));
      if (signal.aborted) return null;
      const live = this.#cached.live.copy();
      for (const i of tokens.keys()) live.admit(text.length + i);
      const { slots, positions } = live.table();
      const rows = { tokens: Uint32Array.from(tokens), parents: Int32Array.from(parents), index: text.length };
      const step = {
        ...rows,
        ...this.#cached.snapshotAt(text.length),
        slots,
        positions,
        interventions: interventionsOf(this.#settings),
      };
      try {
        const logits = await this.#host.forward(step, false);
        this.#cached.restore = null;
        const { vocabulary } = this.#plan;
        return tokens.map((_, row) => logits.slice(row * vocabulary, (row + 1) * vocabulary));
      } catch (error) {
        await this.#recover(error);
      }
    }
  }

  /** Starts again after a lost device; one that is lost a third time within a text gives way to the CPU. @throws what is no loss */
  async #recover(error: unknown): Promise<void> {
    if (!(error instanceof EngineError && error.code === 'lost')) throw error;
    this.#losses += 1;
    this.#onRecovered(
      this.#losses > 2 ? { ...(await this.#host.choose('cpu')), reason: 'fallback' } : await this.#host.recover(),
    );
    this.forget();
  }

  /**
   * As many tokens as can come before one must be evicted, or one for which one must. Those before `from`, whose traces are not wanted,
   * need no more than what fills the caches.
   */
  async #readChunk(tokens: Sequence<number>, from: number): Promise<readonly StepTrace[]> {
    const held = this.#cached;
    const start = held.length;
    const { dropFirst } = this.#settings;
    const alone = dropFirst && start === 0;
    // What is evicted may depend on every single row, so from the first eviction on rows come one by one.
    const capacity = alone ? 1 : Math.min(this.#plan.maxRows, Math.max(1, held.live.room));
    const fillOnly = this.#plan.earlyExit !== null && start < from && !policies[this.#settings.policy.kind].attentive;
    const chunk = tokens.slice(start, fillOnly ? Math.min(from, start + capacity) : start + capacity);
    const before = held.live.copy();
    for (let i = 0; i < chunk.length; i++) held.live.admit(start + i);
    try {
      const traces = await this.#forward(chunk, held.live.table(), { index: start, fillOnly, ...held.snapshotAt(start) });
      held.restore = null;
      held.live.observe(traces);
      if (alone) held.live.dropFirst();
      held.tokens = tokens.take(start + chunk.length);
      return traces;
    } catch (error) {
      held.live = before;
      throw error;
    }
  }

  /** Reads tokens that are held once more, into the slots that they have; their states from a snapshot, those of all of them set aside. */
  async #replay(snapshot: Snapshot | null, from: number, upTo: number): Promise<readonly StepTrace[]> {
    const held = this.#cached;
    let states: Pick<StepInput, 'restore' | 'keep'> = { ...held.setAside(), ...(snapshot && { restore: snapshot.place }) };
    let traces: readonly StepTrace[] = [];
    try {
      for (let index = from; index < upTo; states = {}) {
        const chunk = held.tokens.slice(index, Math.min(upTo, index + this.#plan.maxRows));
        traces = await this.#forward(chunk, held.tableOf(index + chunk.length), { index, ...states });
        index += chunk.length;
      }
      return traces;
    } catch (error) {
      held.forget();
      throw error;
    }
  }

  /** A token with the window that the budget allows, all of it recomputed; only its own trace is kept. */
  async #readWindow(tokens: Sequence<number>, at: number): Promise<readonly StepTrace[]> {
    const began = performance.now();
    let traces: readonly StepTrace[] = [];
    for (const { chunk, table } of windowChunks(tokens, at, this.#settings, this.#plan.maxRows))
      traces = await this.#forward(chunk, table);
    return traces.slice(-1).map((trace) => ({ ...trace, milliseconds: performance.now() - began }));
  }

  #forward(chunk: readonly number[], table: SlotTable, how: StepPlace = {}): Promise<readonly StepTrace[]> {
    return tracedStep(this.#host, this.#plan, { ...how, interventions: interventionsOf(this.#settings) }, chunk, table);
  }
}

const aside = (from: number, signal: AbortSignal): ReadOptions => ({ from, signal, onChunk: () => undefined });
