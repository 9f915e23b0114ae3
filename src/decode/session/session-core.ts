/** What the parts of a session share: its state, its traces, its turns, and the one step that everything is made of. */
import { type StoreApi, createStore } from 'zustand/vanilla';
import type { BackendReport, EngineHost } from '../../engine/host';
import { words } from '../../words';
import { Drafting } from '../drafting/drafting';
import { DecodeError } from './errors';
import { type Outcome, done, moved, overtaken } from './outcome';
import type { ReadingSettings } from '../reader/reading-settings';
import { fitSettings, maxTokens } from '../reader/model-limits';
import { sample } from '../sampling';
import { type LoadedModel, type SessionState, emptySession } from './session-state';
import { Shadow } from '../runs/shadow';
import type { TraceHistory } from '../text/trace-history';
import { SessionReader, cursorOf } from './session-reader';
import { nextId } from '../text/token-tree';
import { type Command, type CommandKind, CommandQueue } from './command-queue';

/** What replaces the text, or has it read from its start. */
export const texts: readonly CommandKind[] = ['open', 'backend', 'text'];

export class SessionCore {
  readonly host: EngineHost;
  readonly history: TraceHistory;
  readonly state: StoreApi<SessionState> = createStore<SessionState>(() => emptySession);
  readonly turns = new CommandQueue();
  readonly shadow: Shadow;
  readonly drafting: Drafting = new Drafting(this.state, () => this.reader());
  /** Tokens that the text is to have once it is read another way; 0 where nothing was promised. One that is interrupted leaves it to the next. */
  targetLength = 0;
  /** Where the cursor is to be when the reading that was begun is done, also if another has to finish it. */
  cursorAfter = 0;
  #text: SessionReader | null = null;
  #firstUnused = 0;
  readonly #dwell: number;
  #afterwards: (() => void)[] = [];
  /** How the next text is read, where that is not how this one is. */
  #asked: ReadingSettings | null = null;

  /** @param dwell milliseconds without a command after which a look that was interrupted is taken again */
  constructor(host: EngineHost, history: TraceHistory, dwell: number) {
    this.#dwell = dwell;
    this.host = host;
    this.history = history;
    const onRecovered = (report: BackendReport): void => {
      this.reader().tell(report);
      this.reader().forget();
    };
    const onBegun = (): void => this.#text?.leaveSpareSlots();
    this.shadow = new Shadow({ host, session: this.state, turns: this.turns, onRecovered, onBegun });
  }

  /** @throws DecodeError `no-model` */
  model(): LoadedModel {
    const loaded = this.state.getState().model;
    if (!loaded) throw new DecodeError('no-model', words.decode.noModel);
    return loaded;
  }

  /** @throws DecodeError `no-model` */
  reader(): SessionReader {
    if (!this.#text) throw new DecodeError('no-model', words.decode.noModel);
    return this.#text;
  }

  /** Reads with another model's plan from now on. */
  adopt({ plan }: LoadedModel): void {
    this.#text = new SessionReader(this.host, plan, this.state, this.history, this.shadow);
    this.history.clear();
    this.retireIds();
  }

  /** How the next text is read: the settings that were asked for last, whether or not they are in force. */
  asked(): ReadingSettings {
    return this.#asked ?? this.state.getState().reading;
  }

  /** Has the next text read by these settings. A text that is being read meanwhile goes on as it began. */
  ask(settings: ReadingSettings): void {
    this.#asked = settings;
  }

  /**
   * Puts settings in force, as far as the model can have them: in a turn that reads the text from its start.
   * @param asked those that were asked for when this turn was
   */
  configure({ spec }: LoadedModel, asked: ReadingSettings): void {
    const settings = fitSettings(asked, spec);
    if (this.#asked === asked) this.#asked = null;
    this.#text?.configure(settings);
    this.history.clear();
    this.state.setState({ reading: settings });
  }

  /**
   * Retires the ids of the present text, and gives the first of the next: whoever remembers a node by its id must not take another
   * text for its own.
   */
  retireIds(): number {
    this.#firstUnused = Math.max(this.#firstUnused, nextId(this.state.getState().nodes));
    return this.#firstUnused;
  }

  fail(error: unknown): never {
    const failure = error instanceof Error ? error : new Error(String(error));
    this.state.setState({ phase: 'failed', progress: null, error: failure });
    throw error;
  }

  /** Tokens that the text may have as it is read now. */
  capacity(): number {
    return maxTokens(this.state.getState().reading, this.model());
  }

  canStep(): boolean {
    const { model, path, length, phase } = this.state.getState();
    if (!model || length === 0 || phase === 'loading' || phase === 'reading' || phase === 'failed') return false;
    return length < path.length || length < this.capacity();
  }

  /** Puts the cursor where the text has so many tokens, or as near as it can be. */
  standAt(length: number): void {
    this.state.setState(({ path }) => ({ length: path.length === 0 ? 0 : Math.min(path.length, Math.max(1, length)) }));
  }

  /** Moves that came while a text was not read to its end are made; or they are given up, where its end is another. */
  moveAfterwards(made: boolean): void {
    const moves = this.#afterwards.splice(0);
    if (made) for (const move of moves) move();
  }

  /** Does something to the text in its turn; what it fails with is in the state, and is thrown on. */
  command(kind: CommandKind, work: (command: Command) => Promise<Outcome>): Promise<Outcome> {
    const tried = (command: Command): Promise<Outcome> => work(command).catch((error: unknown) => this.fail(error));
    return this.turns.run(kind, tried, { cancelled: () => overtaken });
  }

  /**
   * Moves the cursor at once, from where it is seen, and cancels steps that are under way; while a text is being read from its start, it
   * waits for that.
   * @param to tokens up to where it goes
   * @param isThere whether there is such a place still
   */
  async move(to: () => number, isThere: () => boolean = () => true): Promise<Outcome> {
    const { turns } = this;
    const change = (): Outcome => {
      if (!isThere()) return overtaken;
      if (this.state.getState().phase === 'reading') {
        // Its reading was interrupted by what will finish it.
        this.#afterwards.push(change);
        return moved;
      }
      this.standAt(to());
      return moved;
    };
    const reading = turns.has(texts);
    if (!reading) {
      turns.cancel(['step']);
      this.targetLength = 0;
    }
    if (!reading && !turns.has(['move'])) return change();
    return turns.run('move', async () => change(), { cancelled: () => overtaken });
  }

  /**
   * Looks at something until it is seen; where what changes the text interrupts it, again when that has been quiet for a moment, because a look
   * may cost the next step what was cached.
   * @param outer nobody wants it any more
   * @returns null when that is so, or where there is nothing to see
   */
  async look<T>(work: (signal: AbortSignal) => Promise<T | null>, outer?: AbortSignal): Promise<T | null> {
    for (;;) {
      let interrupted = false;
      const seen = await this.turns.run(
        'look',
        async ({ signal }) => {
          const result = await work(signal);
          interrupted = signal.aborted;
          return result;
        },
        { cancelled: () => null, outer },
      );
      if (seen !== null || !interrupted || outer?.aborted) return seen;
      await this.turns.quiet(this.#dwell);
    }
  }

  /** As many steps as can be taken; see step. */
  async steps(count: number, signal: AbortSignal): Promise<Outcome> {
    let taken = 0;
    while (taken < count && !signal.aborted && (await this.step(signal))) taken += 1;
    return { ...done, overtaken: taken < count && signal.aborted, steps: taken };
  }

  /**
   * One step: along the path where it goes on, else a drawn token, and with a draft those behind it that are accepted. False when there
   * is none, or when interrupted.
   * @param most tokens that the text may have afterwards
   */
  async step(signal: AbortSignal, capacity = Infinity): Promise<boolean> {
    const state = this.state.getState();
    const { path, length, sampling } = state;
    if (length < path.length) {
      this.state.setState({ length: length + 1 });
      return true;
    }
    const cursor = cursorOf(state);
    if (!cursor || !this.canStep()) return false;
    const trace = await this.reader().ensure(length - 1, signal);
    if (!trace || signal.aborted) return false;
    const next = this.drafting.next() ?? sample(trace.logits, sampling, length);
    if (await this.drafting.pass(cursor, next, Math.min(capacity, this.capacity()) - length - 1, signal)) return true;
    return !signal.aborted && (await this.reader().extend(next, 'sampled', signal));
  }
}
