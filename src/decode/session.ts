/**
 * A session: one model, one text as a tree of tokens, a cursor in it, and the trace of every step. Knows no React.
 * A token is read by the engine in one row, which gives its trace: attention over the tokens up to it, scores for the next.
 */
import type { StoreApi } from 'zustand/vanilla';
import type { BackendChoice, EngineHost } from '../engine/host';
import type { StepTrace } from '../engine/trace';
import { words } from '../words';
import { DecodeError } from './errors';
import { type LongRunState, longRunStore } from './long-run';
import type { PolicySettings } from './policies';
import { type ReadingSettings, fitSettings } from './reading';
import type { SamplingSettings } from './sampling';
import { SessionCore } from './session-core';
import type { LoadedModel, SessionState } from './session-state';
import { chooseBackend, longTurn, openModel, readPrompt, rerun } from './session-texts';
import { TraceHistory, defaultTraceBytes } from './trace-history';
import { activate, activePath, find } from './tree';

export interface Session {
  readonly state: StoreApi<SessionState>;
  /** Loads a model's weights. On failure the model and the text that were there stay. @throws ModelError, EngineError */
  open(model: LoadedModel, weights: ArrayBuffer, choice: BackendChoice): Promise<void>;
  /** Reads a text from the start; `given` tokens follow it as they are. What ran before stops. */
  prompt(text: string, given?: readonly number[]): Promise<void>;
  /** Moves on by `count` tokens: along the active path where it goes on, else by sampling. Stops when the cache is full. */
  step(count?: number): Promise<void>;
  /** Moves back by `count` tokens, at most to `<bos>`. */
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
   * @param tokens `<bos>` first
   */
  runLong(tokens: readonly number[], policies: readonly PolicySettings[], total: number): Promise<void>;
  /** Stops a long run. */
  stopLong(): void;
  readonly longRun: StoreApi<LongRunState>;
  /** Changes the backend and reads the text again. */
  chooseBackend(choice: BackendChoice): Promise<void>;
  /** The trace of a token of the active path; undefined if the bound on memory made it go. */
  trace(index: number): StepTrace | undefined;
  /** The same, read again if it is gone. @throws DecodeError `no-step` */
  ensureTrace(index: number): Promise<StepTrace>;
  /** Whether the text can grow at the cursor. */
  canStep(): boolean;
  dismissNotice(kind: SessionState['notices'][number]['kind']): void;
  /** Destroys the GPU device, as a driver reset would. */
  loseDevice(): Promise<void>;
}

export function createSession(host: EngineHost, options: { readonly traceBytes?: number } = {}): Session {
  const history = new TraceHistory(options.traceBytes ?? defaultTraceBytes);
  const core = new SessionCore(host, history);
  const { state, turns } = core;
  const longRun = longRunStore();
  return {
    state,
    canStep: () => core.canStep(),
    open: (loaded, weights, choice) => openModel(core, loaded, weights, choice),
    prompt: (typed, given = []) => readPrompt(core, typed, given),
    rerun: (change) => rerun(core, change),
    chooseBackend: (choice) => chooseBackend(core, choice),

    longRun,
    runLong: (tokens, policies, total) => longTurn(core, longRun, tokens, { policies, total }),
    stopLong: () => core.turns.interrupt(),

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
        const { length, path, nodes } = state.getState();
        if (length === 0 || (length >= core.most() && length >= path.length)) return;
        const next = path[length];
        if (next !== undefined && find(nodes, next).token === token) return state.setState({ length: length + 1 });
        await core
          .reader()
          .extend(token, 'chosen', turns.signal)
          .catch((error: unknown) => core.fail(error));
      });
    },

    switchTo(node) {
      const nodes = activate(state.getState().nodes, node);
      state.setState({ nodes, path: activePath(nodes), length: find(nodes, node).index + 1 });
    },

    configure(settings) {
      const { model } = state.getState();
      core.configure(model ? fitSettings(settings, model.spec) : settings);
    },

    setSampling: (change) => state.setState((s) => ({ sampling: { ...s.sampling, ...change } })),

    trace(index) {
      const node = state.getState().path[index];
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
