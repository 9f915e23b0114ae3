/** Has the engine's cache hold a text: reads the tokens that are missing in chunks, and starts again after a lost device. */
import type { PartialRow } from '../../attention/mlp-row';
import type { Plan } from '../../attention/plan';
import { EngineError } from '../../engine/engine';
import type { BackendReport, EngineHost } from '../../engine/host';
import type { StepTrace } from '../../engine/trace';
import { CachedText } from './cached-text';
import { policies } from '../policies';
import { type StepOptions, logitsWanted, opsBeforeLogits, tracedStep } from './traced-step';
import { type ReadOptions, type RowTree, untraced } from './read-options';
import { type ReadingSettings, type TokenRange, interventionsOf, unmodified } from './reading-settings';
import type { Sequence } from '../text/sequence';
import type { SlotTable } from './slots';
import type { Snapshot } from './snapshots';
import { type Forwards, type LastOptions, type LastStep, type Replayed, readWindow, replayRows, seenOf } from './rows-again';

export class Reader {
  readonly #host: EngineHost;
  readonly #plan: Plan;
  readonly #onRecovered: (report: BackendReport) => void;
  readonly #firstSlot: number;
  #settings: ReadingSettings = unmodified;
  #cached: CachedText;
  /** How often the device was lost since the text began. */
  #losses = 0;

  /** @param firstSlot slots before it are not used */
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

  /** The engine's cache is empty, or holds another text. */
  forget(): void {
    this.#cached.forget();
  }

  /**
   * Has the engine hold a text: what is cached beyond their common prefix is overwritten, and what is missing is read. Where a policy has
   * evicted something since the prefix, the text is read from its start.
   * @throws EngineError, other than `lost`
   */
  async read(text: Sequence<number>, { onChunk, from, signal, allLogits = false }: ReadOptions): Promise<void> {
    const tokens = this.#asRead(text);
    this.#cached.truncateTo(tokens, from);
    while (this.#cached.length < tokens.length && !signal.aborted) {
      try {
        const cached = this.#cached;
        const traces = await (this.#recomputes ? this.#readToken(tokens, allLogits) : this.#readChunk(tokens, from, allLogits));
        if (this.#recomputes) cached.skip(tokens, cached.length + 1);
        onChunk(traces.filter(({ index }) => index >= from));
      } catch (error) {
        await this.#recover(error);
      }
    }
  }

  get #recomputes(): boolean {
    return policies[this.#settings.policy.kind].recomputes;
  }

  /** The text with its first token replaced, if the settings say so. */
  #asRead(text: Sequence<number>): Sequence<number> {
    const { replaceFirst } = this.#settings;
    return replaceFirst === null || text.length === 0 ? text : text.set(0, replaceFirst);
  }

  /**
   * What one of the engine's buffers held when the text had `length` tokens. The tokens after them stay cached, so that the next step costs
   * no more, unless something was evicted since.
   * @returns null when interrupted
   * @throws EngineError, other than `lost`
   */
  async contents(text: Sequence<number>, length: number, buffer: string, signal: AbortSignal): Promise<Float32Array | null> {
    const isState = this.#plan.states.includes(buffer);
    for (;;) {
      try {
        const snapshot = await this.#goBack(text, length, isState, signal);
        return signal.aborted ? null : await this.#host.contents(buffer, snapshot?.index);
      } catch (error) {
        await this.#recover(error);
      }
    }
  }

  /** Brings the engine to the state in which the text had `length` tokens. Returns the snapshot with its states; null: they are in their own buffers. */
  async #goBack(text: Sequence<number>, length: number, isState: boolean, signal: AbortSignal): Promise<Snapshot | null> {
    const cached = this.#cached;
    const tokens = this.#asRead(text);
    if (this.#recomputes) {
      await readWindow(this.#forwards, tokens, length - 1, this.#settings);
      return null;
    }
    if (cached.tokens.common(tokens.take(length)) === length) {
      const known = isState ? cached.stateAt(length) : undefined;
      if (known !== undefined) return known;
      const replay = cached.replayFrom(length, isState);
      if (replay && isState) await replayRows(this.#forwards, cached, replay, length);
      if (replay) return null;
    }
    await this.read(text.take(length), untraced(length, signal));
    return isState ? (cached.stateAt(length) ?? null) : null;
  }

  /**
   * The trace of a cached token, which is read again. The cache does not change.
   * @returns null where the token is not cached, or something was evicted since
   * @throws EngineError
   */
  async again(text: Sequence<number>, index: number, allLogits = false): Promise<StepTrace | null> {
    const wanted = logitsWanted(this.#plan, text, index + 1, allLogits);
    return (await this.#rowAgain(this.#asRead(text), index, wanted))?.traces.at(-1) ?? null;
  }

  /**
   * What a partial step leaves in scratch for a cached token's row, which is read again so far. The cache does not change.
   * @returns its numbers of each of `reads`; null where the token is not cached, or something was evicted since, or when interrupted
   * @throws EngineError, other than `lost`
   */
  async scratch(
    text: Sequence<number>,
    index: number,
    part: PartialRow,
    signal: AbortSignal,
  ): Promise<readonly Float32Array[] | null> {
    try {
      const step = await this.#rowAgain(this.#asRead(text), index, { ops: part.ops, stop: part.reads[0]?.at });
      return step && (await seenOf(step, part, (buffer) => this.#host.contents(buffer), signal));
    } catch (error) {
      await this.#recover(error);
      return null;
    }
  }

  /** Has something read cached rows again and leave the cache as it is; else as `scratch`. */
  async replay<T>(text: Sequence<number>, { from, to }: TokenRange, rows: Replayed<T>): Promise<T | null> {
    const cached = this.#cached;
    if (cached.tokens.common(this.#asRead(text)) < to || this.#recomputes) return null;
    const replay = cached.replayRow(from);
    try {
      return replay && (await rows(this.#forwards, cached, replay));
    } catch (error) {
      await this.#recover(error);
      return null;
    }
  }

  /** The step that reads the row of a cached token again. */
  async #rowAgain(tokens: Sequence<number>, index: number, last: LastOptions): Promise<LastStep | null> {
    if (this.#cached.tokens.common(tokens) <= index) return null;
    if (this.#recomputes) return readWindow(this.#forwards, tokens, index, this.#settings, last);
    const replay = this.#cached.replayRow(index);
    return replay && replayRows(this.#forwards, this.#cached, replay, index + 1, last);
  }

  /**
   * Reads a tree of tokens after a text in one pass; the engine then holds the text, and nothing of the tree.
   * @returns each token's logits; null when interrupted
   * @throws EngineError, other than `lost`: `input` where the plan has no `branches`
   */
  async readTree(
    text: Sequence<number>,
    { tokens, parents }: RowTree,
    signal: AbortSignal,
  ): Promise<readonly Float32Array[] | null> {
    for (;;) {
      await this.read(text, untraced(text.length, signal));
      try {
        const { treeStep } = await import('./tree-step');
        if (signal.aborted) return null;
        const logits = await this.#host.forward(treeStep(this.#cached, { tokens, parents }, this.#settings), false);
        this.#cached.restored();
        const { vocabulary } = this.#plan;
        return tokens.map((_, row) => logits.slice(row * vocabulary, (row + 1) * vocabulary));
      } catch (error) {
        await this.#recover(error);
      }
    }
  }

  /** Starts a new device after a loss, or the CPU after the third loss within a text. @throws any other error */
  async #recover(error: unknown): Promise<void> {
    if (!(error instanceof EngineError && error.code === 'lost')) throw error;
    this.#losses += 1;
    this.#onRecovered(
      this.#losses > 2 ? { ...(await this.#host.choose('cpu')), reason: 'fallback' } : await this.#host.recover(),
    );
    this.forget();
  }

  /**
   * Reads as many tokens as fit before one must be evicted, or one token for which another is. Tokens before `from` only fill the caches, where
   * the plan can.
   */
  async #readChunk(tokens: Sequence<number>, from: number, allLogits: boolean): Promise<readonly StepTrace[]> {
    const cached = this.#cached;
    const start = cached.length;
    // Token 0 is dropped right after its own row, before any other row sees it.
    const alone = this.#settings.dropFirst && start === 0;
    // An eviction may depend on every row before it, so from the first eviction on rows come one by one.
    const maxRows = alone ? 1 : Math.min(this.#plan.maxRows, Math.max(1, cached.free));
    const untracedRows = start < from && !policies[this.#settings.policy.kind].attentive;
    const fillOnly = this.#plan.earlyExit !== null && untracedRows;
    const chunk = tokens.slice(start, untracedRows && this.#skipsLogits ? Math.min(from, start + maxRows) : start + maxRows);
    const live = cached.admit(chunk.length);
    const traces = await this.#forward(chunk, live.table(), {
      index: start,
      fillOnly,
      ...(untracedRows && this.#skipsLogits && !fillOnly ? { ops: opsBeforeLogits(this.#plan) } : {}),
      ...logitsWanted(this.#plan, tokens, start + chunk.length, allLogits),
      ...cached.snapshotAt(start),
    });
    cached.extend(tokens, start + chunk.length, live, traces);
    return traces;
  }

  /** Whether rows without a trace stop before the logits: of a small vocabulary they cost next to nothing. */
  get #skipsLogits(): boolean {
    return this.#plan.earlyExit !== null || this.#plan.likeliest !== null;
  }

  get #forwards(): Forwards {
    return { maxRows: this.#plan.maxRows, forward: (...step) => this.#forward(...step) };
  }

  /** The next token, recomputed: its own trace. */
  async #readToken(tokens: Sequence<number>, allLogits: boolean): Promise<readonly StepTrace[]> {
    const at = this.#cached.length;
    const wanted = logitsWanted(this.#plan, tokens, at + 1, allLogits);
    return (await readWindow(this.#forwards, tokens, at, this.#settings, wanted)).traces.slice(-1);
  }

  #forward(chunk: readonly number[], table: SlotTable, options: StepOptions = {}): Promise<readonly StepTrace[]> {
    return tracedStep(this.#host, this.#plan, { ...options, interventions: interventionsOf(this.#settings) }, chunk, table);
  }
}
