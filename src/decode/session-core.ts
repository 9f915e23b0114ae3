/** What the parts of a session share: its state, its traces, its turns, and the one step that everything is made of. */
import { type StoreApi, createStore } from 'zustand/vanilla';
import type { BackendReport, EngineHost } from '../engine/host';
import { words } from '../words';
import { Drafting } from './drafting';
import { DecodeError } from './errors';
import { type ReadingSettings, mostTokens } from './reading';
import { sample } from './sampling';
import { type LoadedModel, type SessionState, emptySession } from './session-state';
import { Shadow } from './shadow';
import type { TraceHistory } from './trace-history';
import { TextReader } from './text-reader';
import { nextId } from './tree';
import { Turns } from './turns';

export class SessionCore {
  readonly host: EngineHost;
  readonly history: TraceHistory;
  readonly state: StoreApi<SessionState> = createStore<SessionState>(() => emptySession);
  readonly turns = new Turns();
  readonly shadow: Shadow;
  readonly drafting: Drafting = new Drafting(this.state, () => this.reader());
  /** Tokens that the text is to have when what runs is done; 0 where nothing was promised. One that is interrupted leaves it to the next. */
  promised = 0;
  #text: TextReader | null = null;
  #firstUnused = 0;

  constructor(host: EngineHost, history: TraceHistory) {
    this.host = host;
    this.history = history;
    const onRecovered = (report: BackendReport): void => {
      this.reader().tell(report);
      this.reader().forget();
    };
    this.shadow = new Shadow({ host, session: this.state, turns: this.turns, onRecovered });
  }

  /** @throws DecodeError `no-model` */
  model(): LoadedModel {
    const loaded = this.state.getState().model;
    if (!loaded) throw new DecodeError('no-model', words.decode.noModel);
    return loaded;
  }

  /** @throws DecodeError `no-model` */
  reader(): TextReader {
    if (!this.#text) throw new DecodeError('no-model', words.decode.noModel);
    return this.#text;
  }

  /** Reads with another model's plan from now on. */
  adopt({ plan }: LoadedModel): void {
    this.#text = new TextReader(this.host, plan, this.state, this.history, () => this.shadow.forget());
    this.history.clear();
    this.retireIds();
  }

  configure(settings: ReadingSettings): void {
    this.#text?.configure(settings);
    this.history.clear();
    this.state.setState({ reading: settings });
  }

  /**
   * Lets the ids of the present text go, and gives the first of the next: whoever remembers a node by its id must not take another
   * text for its own.
   */
  retireIds(): number {
    this.#firstUnused = Math.max(this.#firstUnused, nextId(this.state.getState().nodes));
    return this.#firstUnused;
  }

  /** Does something in its turn; what it fails with is in the state, and is thrown on. */
  inTurn(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    return this.turns.queued(async () => {
      try {
        await work(this.turns.signal);
      } catch (error) {
        this.fail(error);
      }
    });
  }

  fail(error: unknown): never {
    const failure = error instanceof Error ? error : new Error(String(error));
    this.state.setState({ phase: 'failed', progress: null, error: failure });
    throw error;
  }

  /** Tokens that the text may have as it is read now. */
  most(): number {
    return mostTokens(this.state.getState().reading, this.model());
  }

  canStep(): boolean {
    const { model, path, length, phase } = this.state.getState();
    if (!model || length === 0 || phase === 'loading' || phase === 'reading' || phase === 'failed') return false;
    return length < path.length || length < this.most();
  }

  /**
   * One step: along the path where it goes on, else a drawn token, and with a draft those behind it that are accepted. False when there
   * is none, or when interrupted.
   * @param most tokens that the text may have afterwards
   */
  async step(signal: AbortSignal, most = Infinity): Promise<boolean> {
    const { path, length, sampling } = this.state.getState();
    if (length < path.length) {
      this.state.setState({ length: length + 1 });
      return true;
    }
    if (!this.canStep()) return false;
    const trace = await this.reader().ensure(length - 1, signal);
    if (!trace || signal.aborted) return false;
    const next = this.drafting.next() ?? sample(trace.logits, sampling, length);
    if (await this.drafting.pass(next, Math.min(most, this.most()) - length - 1, signal)) return true;
    if (signal.aborted) return false;
    await this.reader().extend(next, 'sampled', signal);
    return true;
  }
}
