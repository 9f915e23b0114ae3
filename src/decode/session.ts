/**
 * A session: one model, one text as a tree of tokens, a cursor in it, and the trace of every step. Knows no React.
 * A token is read by the engine in one row, which gives its trace: attention over the tokens up to it, scores for the next.
 */
import type { StoreApi } from 'zustand/vanilla';
import type { BackendChoice, EngineHost } from '../engine/host';
import type { StepTrace } from '../engine/trace';
import { words } from '../words';
import type { Drafter } from './drafter';
import type { DraftingState } from './drafting';
import { DecodeError } from './errors';
import { type ExperimentSize, type ExperimentState, emptyExperiment, experimentStore } from './experiment';
import { type LongRunState, emptyLongRun, longRunStore } from './long-run';
import type { RetainedText } from './forms';
import { keptTurn, vectorTurn } from './kept';
import type { PolicySettings } from './policies';
import { type ReadingSettings, fitSettings } from './reading';
import type { SamplingSettings } from './sampling';
import { SessionCore } from './session-core';
import type { LoadedModel, SessionState } from './session-state';
import type { ShadowState } from './shadow';
import type { PrefillMeasure } from './prefill';
import {
  chooseBackend,
  draftTurn,
  openModel,
  prefillTurn,
  readExperiment,
  readLongText,
  readPrompt,
  rerun,
  retainedTurn,
} from './session-texts';
import { TraceHistory, defaultTraceBytes } from './trace-history';
import { activate, activeText, find } from './tree';

export interface Session {
  readonly state: StoreApi<SessionState>;
  /** Loads a model's weights. On failure the model and the text that were there stay. @throws ModelError, EngineError */
  open(model: LoadedModel, weights: ArrayBuffer, choice: BackendChoice): Promise<void>;
  /** Reads a text from the start; `given` tokens follow it as they are. What ran before stops. */
  prompt(text: string, given?: readonly number[]): Promise<void>;
  /**
   * Moves on by `count` tokens: along the active path where it goes on, else by sampling; with a draft each of these is a pass of several
   * tokens. Stops when the cache is full.
   */
  step(count?: number): Promise<void>;
  /** Moves back by `count` tokens, at most to the first. */
  back(count?: number): void;
  /** Puts the cursor where the text has `length` tokens, within the active path. */
  goTo(length: number): void;
  /** Takes this token next: a branch, if the path went on otherwise. @throws DecodeError `no-token` */
  choose(token: number): Promise<void>;
  /** Makes the branch through this node active and puts the cursor on it. */
  switchTo(node: number): void;
  setSampling(change: Partial<SamplingSettings>): void;
  /** Sets how the next text is read; the one that is there must be read anew. */
  configure(settings: ReadingSettings): void;
  /** Changes how the text is read, reads the prompt again and decodes as many tokens as there were. */
  rerun(change: Partial<ReadingSettings>): Promise<void>;
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
   * Reads the StreamingLLM table on parts of a long text, with nothing done to the model but what an arm says; in all else as `runLong`.
   * What is not asked for is as usual.
   * @param tokens those that begin every text first
   */
  runExperiment(tokens: readonly number[], asked: Partial<ExperimentSize>): Promise<void>;
  readonly experiment: StoreApi<ExperimentState>;
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
  retained(): Promise<RetainedText | null>;
  /** See keptTurn. */
  kept(layer: number, array: string, index: number): Promise<Float32Array | null>;
  /** See vectorTurn. */
  vector(tensor: string): Promise<Float32Array | null>;
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
  chooseBackend(choice: BackendChoice): Promise<void>;
  /** The trace of a token of the active path; undefined if the bound on memory made it go. */
  trace(index: number): StepTrace | undefined;
  /** The same, read again if it is gone. @throws DecodeError `no-step` */
  ensureTrace(index: number): Promise<StepTrace>;
  /** Whether the text can grow at the cursor. */
  canStep(): boolean;
  /** Tokens that the text may have as it is read now. @throws DecodeError `no-model` */
  most(): number;
  dismissNotice(kind: SessionState['notices'][number]['kind']): void;
  /** Destroys the GPU device, as a driver reset would. */
  loseDevice(): Promise<void>;
}

export function createSession(host: EngineHost, options: { readonly traceBytes?: number } = {}): Session {
  const history = new TraceHistory(options.traceBytes ?? defaultTraceBytes);
  const core = new SessionCore(host, history);
  const { state, turns } = core;
  const longRun = longRunStore();
  const experiment = experimentStore();
  return {
    state,
    canStep: () => core.canStep(),
    most: () => core.most(),
    async open(loaded, weights, choice) {
      await openModel(core, loaded, weights, choice);
      // What another model read is not this one's.
      longRun.setState(emptyLongRun);
      experiment.setState(emptyExperiment);
    },
    prompt: (typed, given = []) => readPrompt(core, typed, given),
    rerun: (change) => rerun(core, change),
    chooseBackend: (choice) => chooseBackend(core, choice),

    longRun,
    runLong: (tokens, policies, total) => readLongText(core, longRun, tokens, { policies, total }),
    experiment,
    runExperiment: (tokens, asked) => readExperiment(core, experiment, tokens, asked),
    stopLong: () => core.turns.interrupt(),

    shadow: core.shadow.state,
    setShadow: (on) => core.shadow.set(on),
    shadowTrace: (index) => core.shadow.trace(index),
    retained: () => retainedTurn(core),
    kept: (layer, array, index) => keptTurn(core, layer, array, index),
    vector: (tensor) => vectorTurn(core, tensor),
    measurePrefill: () => prefillTurn(core),

    drafting: core.drafting.state,
    setDrafter: (drafter) => turns.queued(async () => core.drafting.set(drafter)),
    setDrafted: (count) => core.drafting.setCount(count),
    setCandidates: (candidates) => core.drafting.setCandidates(candidates),
    measureDraft: (tokens) => draftTurn(core, tokens),

    step: (count = 1) =>
      core.inTurn(async (signal) => {
        for (let i = 0; i < count && !signal.aborted; i++) if (!(await core.step(signal))) break;
      }),

    back(count = 1) {
      state.setState(({ length }) => ({ length: length === 0 ? 0 : Math.max(1, length - count) }));
    },

    goTo(length) {
      state.setState(({ path }) => ({ length: path.length === 0 ? 0 : Math.min(path.length, Math.max(1, Math.round(length))) }));
    },

    choose(token) {
      return turns.queued(async () => {
        const { spec } = core.model();
        if (!Number.isInteger(token) || token < 0 || token >= spec.vocabulary)
          throw new DecodeError('no-token', words.decode.noSuchToken(token));
        const { length, path, tokens } = state.getState();
        if (length === 0 || (length >= core.most() && length >= path.length)) return;
        if (tokens.at(length) === token) return state.setState({ length: length + 1 });
        await core
          .reader()
          .extend(token, 'chosen', turns.signal)
          .catch((error: unknown) => core.fail(error));
      });
    },

    switchTo(node) {
      const nodes = activate(state.getState().nodes, node);
      state.setState({ nodes, ...activeText(nodes), length: find(nodes, node).index + 1 });
    },

    configure(settings) {
      const { model } = state.getState();
      core.configure(model ? fitSettings(settings, model.spec) : settings);
    },

    setSampling: (change) => state.setState((s) => ({ sampling: { ...s.sampling, ...change } })),

    trace(index) {
      const node = index < 0 ? undefined : state.getState().path.at(index);
      return node === undefined ? undefined : history.get(node);
    },

    ensureTrace: (index) =>
      turns.queued(async () => {
        const trace = await core.reader().ensure(index, turns.signal);
        if (!trace) throw new DecodeError('no-step', words.decode.noSuchStep(index, state.getState().length));
        return trace;
      }),

    dismissNotice: (kind) => state.setState((s) => ({ notices: s.notices.filter((notice) => notice.kind !== kind) })),
    loseDevice: () => host.loseDevice(),
  };
}
