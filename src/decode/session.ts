/**
 * A session: one model, one text as a tree of tokens, a cursor in it, and the trace of every step. Knows no React.
 * A token is read by the engine in one row, which gives its trace: attention over the tokens up to it, scores for the next.
 */
import { type StoreApi, createStore } from 'zustand/vanilla';
import type { BackendChoice, EngineHost } from '../engine/host';
import type { StepTrace } from '../engine/trace';
import { words } from '../words';
import { DecodeError } from './errors';
import { withLimits } from './notice';
import { fitPrompt } from './prompt';
import { type SamplingSettings, sample } from './sampling';
import { type LoadedModel, type SessionState, emptySession } from './session-state';
import { TraceHistory, defaultTraceBytes } from './trace-history';
import { TextReader } from './text-reader';
import { activate, activePath, find, nextId, plantPath } from './tree';

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
  const state = createStore<SessionState>(() => emptySession);
  const history = new TraceHistory(options.traceBytes ?? defaultTraceBytes);
  let text: TextReader | null = null;
  let abort = new AbortController();
  let queue: Promise<unknown> = Promise.resolve();

  /** One thing at a time: what is asked for while something runs waits its turn. */
  function queued<T>(work: () => Promise<T>): Promise<T> {
    const turn = queue.then(work, work);
    queue = turn.catch(() => undefined);
    return turn;
  }

  /** Stops what runs, at its next chunk or step. */
  function interrupt(): AbortSignal {
    abort.abort();
    abort = new AbortController();
    return abort.signal;
  }

  function model(): LoadedModel {
    const loaded = state.getState().model;
    if (!loaded) throw new DecodeError('no-model', words.decode.noModel);
    return loaded;
  }

  function reading(): TextReader {
    model();
    if (!text) throw new DecodeError('no-model', words.decode.noModel);
    return text;
  }

  let firstUnused = 0;
  /** Lets the ids of the present text go, and gives the first of the next: whoever remembers a node by its id must not take another text for its own. */
  function retireIds(): number {
    firstUnused = Math.max(firstUnused, nextId(state.getState().nodes));
    return firstUnused;
  }

  function fail(error: unknown): never {
    state.setState({ phase: 'failed', progress: null, error: error instanceof Error ? error : new Error(String(error)) });
    throw error;
  }

  async function stepOnce(signal: AbortSignal): Promise<boolean> {
    const { path, length, sampling } = state.getState();
    if (length < path.length) {
      state.setState({ length: length + 1 });
      return true;
    }
    if (!canStep()) return false;
    const trace = await reading().ensure(length - 1, signal);
    if (!trace || signal.aborted) return false;
    state.setState({ phase: 'stepping' });
    await reading().extend(sample(trace.logits, sampling, length), 'sampled', signal);
    return true;
  }

  function canStep(): boolean {
    const { model: loaded, path, length, phase } = state.getState();
    if (!loaded || length === 0 || phase === 'loading' || phase === 'reading' || phase === 'failed') return false;
    return length < path.length || length < loaded.spec.context;
  }

  return {
    state,
    canStep,

    open(loaded, weights, choice) {
      interrupt();
      return queued(async () => {
        const { model: previous, phase } = state.getState();
        state.setState({ phase: 'loading', error: null });
        try {
          const backend = await host.load(loaded.spec, weights, choice);
          text = new TextReader(host, loaded.plan, state, history);
          history.clear();
          retireIds();
          state.setState({
            ...emptySession,
            model: loaded,
            backend,
            sampling: state.getState().sampling,
            promptText: state.getState().promptText,
          });
        } catch (error) {
          // The host keeps the model that it had: so does the page.
          state.setState(previous ? { phase: phase === 'loading' ? 'ready' : phase } : { phase: 'empty' });
          throw error;
        }
      });
    },

    prompt(typed, given = []) {
      const signal = interrupt();
      return queued(async () => {
        const loaded = model();
        const fitted = fitPrompt(typed, given.length, loaded);
        const following = given.slice(0, loaded.spec.context - 1 - fitted.tokens.length);
        const nodes = plantPath(loaded.spec.bos, fitted.tokens, following, retireIds());
        const path = activePath(nodes);
        history.clear();
        reading().forget();
        const progress = { done: 0, total: path.length };
        const promptLength = fitted.tokens.length + 1;
        state.setState({
          phase: 'reading',
          nodes,
          path,
          length: 0,
          promptLength,
          promptText: typed,
          notices: withLimits(fitted.notices, loaded.spec, 0, path.length),
          progress,
          error: null,
        });
        try {
          await reading().read(path, 0, signal, (done) =>
            state.setState({ length: done, progress: { done, total: path.length } }),
          );
        } catch (error) {
          fail(error);
        }
        if (!signal.aborted) state.setState({ phase: 'ready', length: path.length, progress: null });
      });
    },

    step(count = 1) {
      return queued(async () => {
        const { signal } = abort;
        try {
          for (let i = 0; i < count && !signal.aborted; i++) if (!(await stepOnce(signal))) break;
        } catch (error) {
          fail(error);
        }
      });
    },

    back(count = 1) {
      state.setState(({ length }) => ({ length: length === 0 ? 0 : Math.max(1, length - count) }));
    },

    goTo(length) {
      state.setState(({ path }) => ({ length: path.length === 0 ? 0 : Math.min(path.length, Math.max(1, Math.round(length))) }));
    },

    choose(token) {
      return queued(async () => {
        const { spec } = model();
        if (!Number.isInteger(token) || token < 0 || token >= spec.vocabulary)
          throw new DecodeError('no-token', words.decode.noSuchToken(token));
        const { length, path, nodes } = state.getState();
        if (length === 0 || (length >= spec.context && length >= path.length)) return;
        const next = path[length];
        if (next !== undefined && find(nodes, next).token === token) return state.setState({ length: length + 1 });
        try {
          await reading().extend(token, 'chosen', abort.signal);
        } catch (error) {
          fail(error);
        }
      });
    },

    switchTo(node) {
      const nodes = activate(state.getState().nodes, node);
      state.setState({ nodes, path: activePath(nodes), length: find(nodes, node).index + 1 });
    },

    setSampling: (change) => state.setState((s) => ({ sampling: { ...s.sampling, ...change } })),

    chooseBackend(choice) {
      const signal = interrupt();
      return queued(async () => {
        model();
        const backend = await host.choose(choice);
        state.setState({ backend });
        try {
          await reading().readAgain(signal);
        } catch (error) {
          fail(error);
        }
      });
    },

    trace(index) {
      const node = state.getState().path[index];
      return node === undefined ? undefined : history.get(node);
    },

    ensureTrace: (index) =>
      queued(async () => {
        const trace = await reading().ensure(index, abort.signal);
        if (!trace) throw new DecodeError('no-step', words.decode.noSuchStep(index, state.getState().length));
        return trace;
      }),

    dismissNotice: (kind) => state.setState((s) => ({ notices: s.notices.filter((notice) => notice.kind !== kind) })),
    loseDevice: () => host.loseDevice(),
  };
}
