/**
 * A session: one model, one text as a tree of tokens, a cursor in it, and the trace of every step. Knows no React. A token is read by the engine in one row, which gives its trace: attention over the tokens up to it, scores for the next.
 *
 * Anything may be asked while anything else is under way. What changes the text is a command (see turns.ts), and what was asked last holds: a
 * new text cancels all that waits or runs for the one before; a move of the cursor, or a token chosen elsewhere, cancels the steps. What is
 * asked while a text is being read from its start waits for that. A command that was overtaken says so in its Outcome.
 */
import type { StoreApi } from 'zustand/vanilla';
import type { BackendChoice, EngineHost } from '../../engine/host';
import type { StepTrace } from '../../engine/trace';
import { words } from '../../words';
import { chooseToken } from './choose';
import type { Drafter } from '../drafting/drafter';
import type { DraftingState } from '../drafting/drafting';
import { DecodeError } from './errors';
import {
  type StreamingTableSize,
  type StreamingTableState,
  emptyStreamingTable,
  streamingTableStore,
} from '../runs/streaming-table-state';
import { type LongRunState, emptyLongRun, longRunStore } from '../runs/long-run-state';
import type { RetentionInput } from '../runs/retention-input';
import { keptTurn, vectorTurn } from './looks';
import type { Outcome } from './outcome';
import type { PolicySettings } from '../policies';
import type { PrefillMeasure } from '../runs/prefill';
import type { ReadingSettings } from '../reader/reading-settings';
import type { SamplingSettings } from '../sampling';
import { SessionCore, texts } from './session-core';
import { draftTurn, prefillTurn, readStreamingTable, readLongText, retainedTurn } from './session-runs';
import type { LoadedModel, SessionState } from './session-state';
import { chooseBackend, openModel, readPrompt, rerun } from './session-texts';
import type { ShadowState } from '../runs/shadow';
import { TraceHistory, defaultTraceBytes } from '../text/trace-history';
import { activate, activeText, find, has } from '../text/token-tree';

export interface Session {
  readonly state: StoreApi<SessionState>;
  /** Loads a model's weights. On failure the model and the text that were there stay. @throws ModelError, EngineError */
  open(model: LoadedModel, weights: ArrayBuffer, choice: BackendChoice): Promise<Outcome>;
  /** Reads a text from the start; `given` tokens follow it as they are. */
  prompt(text: string, given?: readonly number[]): Promise<Outcome>;
  /**
   * Moves on by `count` tokens: along the active path where it goes on, else by sampling; with a draft each of these is a pass of several
   * tokens. Stops when the cache is full.
   */
  step(count?: number): Promise<Outcome>;
  /** Moves back by `count` tokens, at most to the first. */
  back(count?: number): Promise<Outcome>;
  /** Puts the cursor where the text has `length` tokens, within the active path. */
  goTo(length: number): Promise<Outcome>;
  /**
   * Takes this token next: a branch, if the path went on otherwise.
   * @param at tokens of the text that it is to follow; the cursor's unless given
   * @throws DecodeError `no-token`
   */
  choose(token: number, at?: number): Promise<Outcome>;
  /** Makes the branch through this node active and puts the cursor on it; a node of another text is gone. */
  switchTo(node: number): Promise<Outcome>;
  setSampling(change: Partial<SamplingSettings>): void;
  /** Sets how the next text is read. */
  configure(settings: ReadingSettings): void;
  /**
   * Changes how the text is read, reads the prompt again and decodes as many tokens as there were.
   * @param change or what it is, given the settings that were asked for last
   */
  rerun(change: Partial<ReadingSettings> | ((now: ReadingSettings) => Partial<ReadingSettings>)): Promise<Outcome>;
  /**
   * Reads a long text under several policies, apart from the text of the session, which is read again when it is next needed.
   * Ends when it is done or anything else is begun.
   * @param tokens those that begin every text first
   */
  runLong(tokens: readonly number[], policies: readonly PolicySettings[], total: number): Promise<void>;
  readonly longRun: StoreApi<LongRunState>;
  /** The text read a second time with everything kept, while it is on and the policy is bounded. It follows in turns of its own. */
  readonly shadow: StoreApi<ShadowState>;
  setShadow(on: boolean): void;
  /** What the shadow run read for a token of the active path, if it has. */
  shadowTrace(index: number): StepTrace | undefined;
  /**
   * Reads the StreamingLLM table on parts of a long text, with nothing done to the model but what a variant says; in all else as `runLong`.
   * What is not asked for is as usual.
   * @param tokens those that begin every text first
   */
  runStreamingTable(tokens: readonly number[], asked: Partial<StreamingTableSize>): Promise<void>;
  readonly streamingTable: StoreApi<StreamingTableState>;
  /** Stops a long run, or the table's. */
  stopLong(): void;
  /**
   * Reads the text up to the cursor whole and with the early exit of a decoder-decoder, and times both; null for other models. The
   * text is read again when it is next needed. @throws EngineError, DecodeError `no-model`
   */
  measurePrefill(): Promise<PrefillMeasure | null>;
  /**
   * What the last layer of retention is given for the text up to the cursor; null for other models. The text is read again when it is
   * next needed. @throws EngineError, DecodeError `no-model`
   */
  retentionInput(): Promise<RetentionInput | null>;
  /** See keptTurn. */
  cacheArray(layer: number, array: string, index: number, outer?: AbortSignal): Promise<Float32Array | null>;
  /** See vectorTurn. */
  weightVector(tensor: string): Promise<Float32Array | null>;
  /** Decoding with a draft: its model, its passes, what was measured. */
  readonly drafting: StoreApi<DraftingState>;
  /**
   * Has a draft propose tokens from now on, of which a step takes those that are accepted; null: a step is a token again. One that writes
   * with other tokens than the model is not used. Resolves when the one before is no longer asked for anything.
   */
  setDrafter(drafter: Drafter | null): Promise<void>;
  /** Places behind the text for which it proposes tokens in a pass. */
  setDrafted(count: number): void;
  /** Tokens that it proposes for each place; a model that cannot read a tree in one pass is given one. */
  setCandidates(candidates: number): void;
  /**
   * Decodes so many tokens behind the cursor without a draft and with one, and times both; the text stays as it is. Ends when it is done or
   * anything else is begun. Without a draft, or without room, it does nothing.
   * @throws EngineError, DecodeError `no-model`
   */
  measureDraft(tokens: number): Promise<void>;
  /** Changes the backend and reads the text again. */
  chooseBackend(choice: BackendChoice): Promise<Outcome>;
  /** Resolves when no text is being read from its start, nor waits to be. */
  whenRead(): Promise<void>;
  /** The trace of a token of the active path; undefined if the bound on memory made it go. */
  trace(index: number): StepTrace | undefined;
  /**
   * The same, read again if it is gone.
   * @param outer nobody wants it any more
   * @throws DecodeError `no-step` where there is no such token; `overtaken` where it is gone by then, or nobody wants it
   */
  ensureTrace(index: number, outer?: AbortSignal): Promise<StepTrace>;
  /** Whether the text can grow at the cursor. */
  canStep(): boolean;
  /** Tokens that the text may have as it is read now. @throws DecodeError `no-model` */
  capacity(): number;
  dismissNotice(kind: SessionState['notices'][number]['kind']): void;
  /** Destroys the GPU device, as a driver reset would. */
  loseDevice(): Promise<void>;
}

/** Milliseconds; see SessionCore. */
const defaultDwell = 250;

export function createSession(
  host: EngineHost,
  options: { readonly traceBytes?: number; readonly dwell?: number } = {},
): Session {
  const history = new TraceHistory(options.traceBytes ?? defaultTraceBytes);
  const core = new SessionCore(host, history, options.dwell ?? defaultDwell);
  const { state, turns } = core;
  const longRun = longRunStore();
  const streamingTable = streamingTableStore();
  return {
    state,
    canStep: () => core.canStep(),
    capacity: () => core.capacity(),
    async open(loaded, weights, choice) {
      const outcome = await openModel(core, loaded, weights, choice);
      if (outcome.overtaken) return outcome;
      // What another model read is not this one's.
      longRun.setState(emptyLongRun);
      streamingTable.setState(emptyStreamingTable);
      return outcome;
    },
    prompt: (typed, given = []) => readPrompt(core, typed, given),
    rerun: (change) => rerun(core, typeof change === 'function' ? change : () => change),
    chooseBackend: (choice) => chooseBackend(core, choice),

    longRun,
    runLong: (tokens, policies, total) => readLongText(core, longRun, tokens, { policies, total }),
    streamingTable,
    runStreamingTable: (tokens, asked) => readStreamingTable(core, streamingTable, tokens, asked),
    stopLong: () => turns.cancel(['long']),

    shadow: core.shadow.state,
    setShadow: (on) => core.shadow.set(on),
    shadowTrace: (index) => core.shadow.trace(index),
    retentionInput: () => retainedTurn(core),
    cacheArray: (layer, array, index, outer) => keptTurn(core, layer, array, index, outer),
    weightVector: (tensor) => vectorTurn(core, tensor),
    measurePrefill: () => prefillTurn(core),

    drafting: core.drafting.state,
    setDrafter: (drafter) => turns.run('set', async () => core.drafting.set(drafter), { cancelled: () => undefined }),
    setDrafted: (count) => core.drafting.setCount(count),
    setCandidates: (candidates) => core.drafting.setCandidates(candidates),
    measureDraft: (tokens) => draftTurn(core, tokens),

    step(count = 1) {
      turns.cancel(['long']);
      return core.command('step', ({ signal }) => core.steps(count, signal));
    },

    back: (count = 1) => core.move(() => state.getState().length - count),
    goTo: (length) => core.move(() => Math.round(length)),

    choose: (token, at) => chooseToken(core, token, at),

    async switchTo(node) {
      if (!turns.has(texts) && !has(state.getState().nodes, node))
        throw new DecodeError('no-step', words.decode.noSuchBranch(node));
      return core.move(
        () => {
          const nodes = activate(state.getState().nodes, node);
          state.setState({ nodes, ...activeText(nodes) });
          return find(nodes, node).index + 1;
        },
        () => has(state.getState().nodes, node),
      );
    },

    configure: (settings) => core.ask(settings),
    whenRead: () => turns.idle(texts),

    setSampling: (change) => state.setState((s) => ({ sampling: { ...s.sampling, ...change } })),

    trace(index) {
      const node = index < 0 ? undefined : state.getState().path.at(index);
      return node === undefined ? undefined : history.get(node);
    },

    async ensureTrace(index, outer) {
      const { path, length } = state.getState();
      const node = index < 0 ? undefined : path.at(index);
      if (node === undefined) throw new DecodeError('no-step', words.decode.noSuchStep(index, length));
      const isThere = (): boolean => state.getState().path.at(index) === node;
      const trace = await core.look(
        async (signal) => (isThere() ? ((await core.reader().ensure(index, signal)) ?? null) : null),
        outer,
      );
      if (!trace) throw new DecodeError('overtaken', words.decode.overtaken);
      return trace;
    },

    dismissNotice: (kind) => state.setState((s) => ({ notices: s.notices.filter((notice) => notice.kind !== kind) })),
    loseDevice: () => host.loseDevice(),
  };
}
