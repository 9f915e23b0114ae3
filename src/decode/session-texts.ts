/** What begins a text anew: another model, another prompt, other settings, another backend. What runs stops first. */
import type { StoreApi } from 'zustand/vanilla';
import type { BackendChoice } from '../engine/host';
import { type LongRunState, runLong } from './long-run';
import { withLimits } from './notice';
import { fitPrompt } from './prompt';
import { type ReadingSettings, fitSettings, isUntouched } from './reading';
import type { SessionCore } from './session-core';
import { type LoadedModel, emptySession } from './session-state';
import { activePath, plantPath, tokensOf } from './tree';

/** See Session.open. */
export function openModel(core: SessionCore, loaded: LoadedModel, weights: ArrayBuffer, choice: BackendChoice): Promise<void> {
  const { state, host, turns } = core;
  turns.interrupt();
  return turns.queued(async () => {
    const { model: previous, phase } = state.getState();
    state.setState({ phase: 'loading', error: null });
    try {
      const backend = await host.load(loaded.spec, weights, choice);
      core.adopt(loaded);
      const { sampling, promptText, reading } = state.getState();
      state.setState({ ...emptySession, model: loaded, backend, sampling, promptText });
      core.configure(fitSettings(reading, loaded.spec));
    } catch (error) {
      // The host keeps the model that it had: so does the page.
      state.setState(previous ? { phase: phase === 'loading' ? 'ready' : phase } : { phase: 'empty' });
      throw error;
    }
  });
}

/** Reads the text that is in the state from its start, and puts the cursor at its end. */
async function readAll(core: SessionCore, signal: AbortSignal): Promise<void> {
  const { state } = core;
  const { path } = state.getState();
  core.history.clear();
  core.reader().forget();
  await core.reader().read(path, 0, signal, (done) => state.setState({ length: done, progress: { done, total: path.length } }));
  if (!signal.aborted) state.setState({ phase: 'ready', length: path.length, progress: null });
}

/** See Session.prompt. */
export function readPrompt(core: SessionCore, typed: string, given: readonly number[]): Promise<void> {
  core.turns.interrupt();
  return core.turns.queued(async () => {
    const loaded = core.model();
    const { signal } = core.turns;
    core.promised = 0;
    const most = core.most();
    const fitted = fitPrompt(typed, given.length, most, loaded);
    const following = given.slice(0, most - 1 - fitted.tokens.length);
    const nodes = plantPath(loaded.spec.bos, fitted.tokens, following, core.retireIds());
    const path = activePath(nodes);
    core.state.setState({
      phase: 'reading',
      nodes,
      path,
      length: 0,
      promptLength: fitted.tokens.length + 1,
      promptText: typed,
      notices: withLimits(fitted.notices, loaded.spec, most, 0, path.length),
      reference: null,
      progress: { done: 0, total: path.length },
      error: null,
    });
    await readAll(core, signal).catch((error: unknown) => core.fail(error));
  });
}

/** See Session.rerun. */
export function rerun(core: SessionCore, change: Partial<ReadingSettings>): Promise<void> {
  core.turns.interrupt();
  return core.inTurn(async (signal) => {
    const { spec } = core.model();
    const { reading, nodes, path, promptLength, reference } = core.state.getState();
    const tokens = tokensOf(nodes, path);
    core.promised = Math.max(core.promised, tokens.length);
    core.configure(fitSettings({ ...reading, ...change }, spec));
    const prompt = plantPath(spec.bos, tokens.slice(1, promptLength), [], core.retireIds());
    core.state.setState({
      phase: 'reading',
      nodes: prompt,
      path: activePath(prompt),
      length: 0,
      notices: [],
      reference: isUntouched(reading) ? tokens : reference,
      progress: { done: 0, total: promptLength },
      error: null,
    });
    await readAll(core, signal);
    for (let length = promptLength; length < core.promised && !signal.aborted; length++) if (!(await core.step(signal))) break;
    if (!signal.aborted) core.promised = 0;
  });
}

/** See Session.chooseBackend. */
export function chooseBackend(core: SessionCore, choice: BackendChoice): Promise<void> {
  core.turns.interrupt();
  return core.turns.queued(async () => {
    core.model();
    const { signal } = core.turns;
    core.state.setState({ backend: await core.host.choose(choice) });
    await core
      .reader()
      .readAgain(signal)
      .catch((error: unknown) => core.fail(error));
  });
}

/** See Session.runLong. */
export function longTurn(
  core: SessionCore,
  longRun: StoreApi<LongRunState>,
  tokens: readonly number[],
  asked: Parameters<typeof runLong>[3],
): Promise<void> {
  core.turns.interrupt();
  return core.turns.queued(async () => {
    const { plan } = core.model();
    const { zeroSink, silenced, dropFirst, replaceFirst } = core.state.getState().reading;
    const text = replaceFirst === null ? tokens : [replaceFirst, ...tokens.slice(1)];
    try {
      const surgery = { zeroSink, silenced, dropFirst };
      await runLong(core.host, plan, text, { ...asked, surgery }, longRun, core.turns.signal);
    } catch (error) {
      longRun.setState({ error: error instanceof Error ? error.message : String(error) });
      throw error;
    } finally {
      longRun.setState({ running: false });
      // The engine's cache holds the end of the long text.
      core.reader().forget();
    }
  });
}
