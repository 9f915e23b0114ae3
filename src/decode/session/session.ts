/**
 * A session: one model, one text as a tree of tokens, a cursor in it, and the trace of every step. Knows no React. The engine reads a token as
 * one row, which gives its trace: attention over the tokens up to it, and scores for the next.
 *
 * Everything may be called at any time. What changes the text is a command (command-queue.ts), and the latest command wins: a new text cancels
 * all that waits or runs for the one before; a move of the cursor, or a token chosen elsewhere, cancels the steps. What is requested while a
 * text is read from its start waits for that. The Outcome says when a command was overtaken by a later one.
 */
import { type StoreApi, createStore } from 'zustand/vanilla';
import type { BackendChoice, EngineHost } from '../../engine/host';
import type { StepTrace } from '../../engine/trace';
import type { DraftPass } from '../drafting/draft-pass';
import type { Drafter } from '../drafting/drafter';
import { Drafting, type DraftingState } from '../drafting/drafting';
import type { PolicySettings } from '../policies';
import type { ReadingSettings } from '../reader/reading-settings';
import type { LongRunState } from '../runs/long-run-state';
import type { PrefillMeasure } from '../runs/prefill';
import type { RetentionInput } from '../runs/retention-input';
import { Shadow, type ShadowState } from '../runs/shadow';
import type { StreamingTableSize, StreamingTableState } from '../runs/streaming-table-state';
import type { SamplingSettings } from '../sampling';
import { TraceHistory } from '../text/trace-history';
import { CommandQueue, textKinds } from './command-queue';
import { Looks } from './looks';
import { LooksAhead } from './looks-ahead';
import { Measurements } from './measurements';
import { Moves } from './moves';
import { type Outcome, overtaken } from './outcome';
import { RequestedSettings } from './requested-settings';
import type { SessionLooks } from './session-looks';
import { SessionReader } from './session-reader';
import { type LoadedModel, type PlayedModel, type SessionState, capacityOf, emptySession, failedWith } from './session-state';
import { Stepping } from './stepping';
import { TextCommands } from './text-commands';
import { TextReading } from './text-reading';

export interface Session extends SessionLooks {
  readonly state: StoreApi<SessionState>;
  /** Loads a model's weights. On failure the previous model and text stay. @throws ModelError, EngineError */
  open(model: LoadedModel, weights: ArrayBuffer, choice: BackendChoice): Promise<Outcome>;
  /** Opens a recording in a model's place; `prompt` then reads its text, whatever is given. @throws RecordingError, EngineError */
  play(model: PlayedModel, choice: BackendChoice): Promise<Outcome>;
  /** Reads a text from the start; the `forced` tokens follow it as they are. */
  prompt(text: string, forced?: readonly number[]): Promise<Outcome>;
  /**
   * Moves on by `count` tokens, at most until the cache is full: along the active path where it goes on, else by sampling; with a draft, each
   * step is a pass of several tokens.
   */
  step(count?: number): Promise<Outcome>;
  /** Moves back by `count` tokens, at most to the first. */
  back(count?: number): Promise<Outcome>;
  /** Puts the cursor after `length` tokens of the active path. */
  goTo(length: number): Promise<Outcome>;
  /**
   * Takes this token next: a branch, if the path goes on otherwise.
   * @param at how many tokens it follows; by default those up to the cursor
   * @throws DecodeError `no-token`, `no-step`, `full`, `recorded` for another token than the recorded one
   */
  choose(token: number, at?: number): Promise<Outcome>;
  /** Makes the branch through this node active and puts the cursor on it. @throws DecodeError `no-step` for a node of another text */
  switchTo(node: number): Promise<Outcome>;
  setSampling(change: Partial<SamplingSettings>): void;
  /** Sets how the next text is read. */
  configure(settings: ReadingSettings): void;
  /**
   * Changes how the text is read, reads the prompt again and decodes as many tokens as there were.
   * @param change or a function that gives it from the settings requested last
   * @throws DecodeError `no-model`
   */
  rerun(change: Partial<ReadingSettings> | ((now: ReadingSettings) => Partial<ReadingSettings>)): Promise<Outcome>;
  /** As `rerun`, with these tokens before every text until a model is opened, or none (see `Tokenizer.first`). @throws DecodeError `no-model`, `no-token` */
  beginWith(start: readonly number[]): Promise<Outcome>;
  /**
   * Reads a long text under several policies. Ends when it is done or when anything else begins; the session's text is read again when it is
   * next needed.
   * @param tokens those that begin every text first
   */
  runLong(tokens: readonly number[], policies: readonly PolicySettings[], total: number): Promise<void>;
  readonly longRun: StoreApi<LongRunState>;
  /** The text read a second time with nothing evicted, while that is on and the policy is bounded. It follows the text on its own. */
  readonly shadow: StoreApi<ShadowState>;
  setShadow(on: boolean): void;
  /** Has the shadow run although it is not on, until what is returned is called. */
  followShadow(): () => void;
  /** The shadow run's trace of a token of the active path, if there is one. */
  shadowTrace(index: number): StepTrace | undefined;
  /**
   * Reads the StreamingLLM table on parts of a long text, with no intervention but each variant's; in all else as `runLong`.
   * @param tokens those that begin every text first
   * @param size what is left out has its default
   */
  runStreamingTable(tokens: readonly number[], size: Partial<StreamingTableSize>): Promise<void>;
  readonly streamingTable: StoreApi<StreamingTableState>;
  /** Stops a long run, or the table's. */
  stopLong(): void;
  /**
   * Reads the text up to the cursor whole and with the early exit of a decoder-decoder, and times both; null for other models. The
   * text is read again when it is next needed. @throws EngineError, DecodeError `no-model`
   */
  measurePrefill(): Promise<PrefillMeasure | null>;
  /**
   * Queries, keys, values and decays of the last layer of retention for the text up to the cursor; null for other models. The text is read
   * again when it is next needed. @throws EngineError, DecodeError `no-model`
   */
  retentionInput(): Promise<RetentionInput | null>;
  /** Decoding with a draft: its model, its passes, its measured speed. */
  readonly drafting: StoreApi<DraftingState>;
  /**
   * Has a draft propose tokens from now on, of which a step takes the accepted ones; null: a step is one token again. A draft with another
   * vocabulary than the model's is not used. Resolves when the previous draft is no longer in use.
   */
  setDrafter(drafter: Drafter | null): Promise<void>;
  /** How many positions ahead the draft proposes tokens in a pass. */
  setDrafted(count: number): void;
  /** How many tokens it proposes for each position; 1 for a model that cannot read a tree in one pass. */
  setCandidates(candidates: number): void;
  /**
   * Decodes this many tokens after the cursor without a draft and with one, and times both; the text stays as it is. Ends when it is done or
   * when anything else begins. Does nothing without a draft, or without room.
   * @throws EngineError, DecodeError `no-model`
   */
  measureDraft(tokens: number): Promise<void>;
  /**
   * The next passes of the draft after the cursor, as steps would take them; they are in `drafting`, and the text stays as it is. Fewer where
   * there is no room for more, none without a draft. @throws EngineError, DecodeError `no-model`, `overtaken`
   */
  draftAhead(passes: number): Promise<readonly DraftPass[]>;
  /** Changes the backend and reads the text again. */
  chooseBackend(choice: BackendChoice): Promise<Outcome>;
  /** Resolves when no text is being read from its start or waits to be. */
  whenRead(): Promise<void>;
  /** Whether the text can grow at the cursor, or goes on there. */
  canStep(): boolean;
  /** Most tokens of the text, as it is read now. @throws DecodeError `no-model` */
  capacity(): number;
  dismissNotice(kind: SessionState['notices'][number]['kind']): void;
  /** Destroys the GPU device, as a driver reset would. */
  loseDevice(): Promise<void>;
}

export function createSession(
  host: EngineHost,
  options: { readonly traceBytes?: number; readonly dwell?: number } = {},
): Session {
  const state = createStore<SessionState>(() => emptySession);
  const history = new TraceHistory(options.traceBytes ?? null);
  const commands = new CommandQueue();
  const requested = new RequestedSettings(state);
  const shadow: Shadow = new Shadow({
    host,
    session: state,
    commands,
    onRecovered(report) {
      reader.reportRecovery(report);
      reader.forget();
    },
    onRestart: () => reader.leaveSpareSlots(),
    ownTrace: (index) => reader.trace(index),
  });
  const ahead = new LooksAhead(state);
  const reader = new SessionReader({ host, state, history, shadow, ahead });
  const drafting = new Drafting(state, reader);
  const stepping = new Stepping(state, reader, drafting);
  const reading = new TextReading({ state, commands, reader, stepping });
  const texts = new TextCommands({ host, state, commands, requested, reader, reading });
  const moves = new Moves({ state, commands, reader, reading });
  const looks = new Looks({ host, state, commands, reader, ahead, dwell: options.dwell });
  const measurements = new Measurements({ host, state, commands, reader, reading, drafting });
  return {
    state,
    canStep: () => stepping.canStep(),
    capacity: () => capacityOf(state.getState()),
    dismissNotice: (kind) => state.setState((s) => ({ notices: s.notices.filter((notice) => notice.kind !== kind) })),
    loseDevice: () => host.loseDevice(),
    open: (model, weights, choice) => texts.open(model, (own) => own.load(model.plan, weights, choice)),
    play: (model, choice) => texts.open(model, (own) => own.play(model.plan, model.recorded.file, choice)),
    prompt: (text, forced = []) => texts.prompt(text, forced),
    rerun: (change) => texts.rerun(typeof change === 'function' ? change : () => change),
    beginWith: (start) => texts.beginWith(start),
    chooseBackend: (choice) => texts.chooseBackend(choice),
    configure: (settings) => requested.request(settings),
    whenRead: () => commands.idle(textKinds),
    step(count = 1) {
      measurements.stop();
      const failed = (error: unknown): void => state.setState(failedWith(error));
      return commands.run('step', ({ signal }) => stepping.steps(count, signal), { cancelled: () => overtaken, failed });
    },
    setSampling: (change) => state.setState((s) => ({ sampling: { ...s.sampling, ...change } })),
    back: (count = 1) => moves.back(count),
    goTo: (length) => moves.goTo(length),
    choose: (token, at) => moves.choose(token, at),
    switchTo: (node) => moves.switchTo(node),
    trace: (index) => reader.trace(index),
    ensureTrace: (index, outer) => looks.ensureTrace(index, outer),
    ensureLogits: (index, outer) => looks.ensureLogits(index, outer),
    cacheArray: (layer, array, index, outer) => looks.cacheArray(layer, array, index, outer),
    mlpRow: (layer, index, outer) => looks.mlpRow(layer, index, outer),
    attentionRow: (layer, index, outer) => looks.attentionRow(layer, index, outer),
    partialRow: (look, index, outer) => looks.partialRow(look, index, outer),
    residuals: (from, to, outer) => looks.residuals(from, to, outer),
    readApart: (read, outer) => looks.readApart(read, outer),
    weights: (tensor) => looks.weights(tensor),
    shadow: shadow.state,
    setShadow: (on) => shadow.set(on),
    followShadow: () => shadow.follow(),
    shadowTrace: (index) => shadow.trace(index),
    drafting: drafting.state,
    setDrafter: (drafter) => commands.run('other', async () => drafting.set(drafter), { cancelled: () => undefined }),
    setDrafted: (count) => drafting.setCount(count),
    setCandidates: (candidates) => drafting.setCandidates(candidates),
    longRun: measurements.longRun,
    streamingTable: measurements.streamingTable,
    runLong: (tokens, policies, total) => measurements.runLong(tokens, policies, total),
    runStreamingTable: (tokens, size) => measurements.runStreamingTable(tokens, size),
    stopLong: () => measurements.stop(),
    measureDraft: (tokens) => measurements.measureDraft(tokens),
    draftAhead: (passes) => measurements.draftAhead(passes),
    measurePrefill: () => measurements.measurePrefill(),
    retentionInput: () => measurements.retentionInput(),
  };
}
