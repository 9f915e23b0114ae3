/** What begins a text anew: another model, another prompt, other settings, another backend. What runs stops first. */
import type { StoreApi } from 'zustand/vanilla';
import type { Plan } from '../attention/plan';
import type { Interventions } from '../engine/engine';
import type { BackendChoice, EngineHost } from '../engine/host';
import { measureDraft } from './draft-measure';
import { shapeFor } from './drafting';
import { type ExperimentSize, type ExperimentState, runExperiment, usualSize } from './experiment';
import { type LongRunState, runLong } from './long-run';
import { checkTokens } from './check-tokens';
import { withLimits } from './notice';
import type { PolicySettings } from './policies';
import type { RetainedText } from './forms';
import { type PrefillMeasure, measurePrefill } from './prefill';
import { fitPrompt } from './prompt';
import { type ReadingSettings, fitSettings, interventionsOf, isUntouched, newlineOf } from './reading';
import type { SessionCore } from './session-core';
import { type LoadedModel, emptySession } from './session-state';
import { activeText, plantPath } from './tree';
import { messageOf } from '../words/message-of';

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
  const { path, tokens } = state.getState();
  core.history.clear();
  core.reader().forget();
  await core
    .reader()
    .read({ path, tokens }, { from: 0, signal }, (done) =>
      state.setState({ length: done, progress: { done, total: path.length } }),
    );
  if (!signal.aborted) state.setState({ phase: 'ready', length: path.length, progress: null });
}

/** See Session.prompt. */
export function readPrompt(core: SessionCore, typed: string, given: readonly number[]): Promise<void> {
  core.turns.interrupt();
  return core.turns.queued(async () => {
    const loaded = core.model();
    const { signal } = core.turns;
    checkTokens(given, loaded.spec);
    core.promised = 0;
    const most = core.most();
    const fitted = fitPrompt(typed, given.length, most, loaded);
    const following = given.slice(0, most - loaded.spec.start.length - fitted.tokens.length);
    const nodes = plantPath(loaded.spec.start, fitted.tokens, following, core.retireIds());
    const text = activeText(nodes);
    core.state.setState({
      phase: 'reading',
      nodes,
      ...text,
      length: 0,
      promptLength: fitted.tokens.length + loaded.spec.start.length,
      promptText: typed,
      promptRead: fitted.read,
      notices: withLimits(fitted.notices, loaded.spec, most, 0, text.path.length),
      reference: null,
      progress: { done: 0, total: text.path.length },
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
    const { reading, tokens, promptLength, reference } = core.state.getState();
    core.promised = Math.max(core.promised, tokens.length);
    core.configure(fitSettings({ ...reading, ...change }, spec));
    const prompt = plantPath(spec.start, tokens.slice(spec.start.length, promptLength), [], core.retireIds());
    core.state.setState({
      phase: 'reading',
      nodes: prompt,
      ...activeText(prompt),
      length: 0,
      notices: [],
      reference: isUntouched(reading) ? tokens : reference,
      progress: { done: 0, total: promptLength },
      error: null,
    });
    await readAll(core, signal);
    while (core.state.getState().length < core.promised && !signal.aborted) if (!(await core.step(signal, core.promised))) break;
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

/** Reads long texts in a turn of their own, apart from the text of the session; what fails is said in their state, and is thrown on. */
function longTurn<State extends { readonly running: boolean; readonly error: string | null }>(
  core: SessionCore,
  state: StoreApi<State>,
  work: (model: LoadedModel, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const say = (change: Partial<Pick<State, 'running' | 'error'>>): void => state.setState(change as Partial<State>);
  core.turns.interrupt();
  return core.turns.queued(async () => {
    try {
      await work(core.model(), core.turns.signal);
    } catch (error) {
      say({ error: messageOf(error) });
      throw error;
    } finally {
      say({ running: false });
      // The engine's cache holds the end of the long text.
      core.reader().forget();
    }
  });
}

/** See Session.runLong. */
export function readLongText(
  core: SessionCore,
  longRun: StoreApi<LongRunState>,
  tokens: readonly number[],
  asked: { readonly policies: readonly PolicySettings[]; readonly total: number },
): Promise<void> {
  return longTurn(core, longRun, ({ plan }, signal) => {
    const { reading } = core.state.getState();
    const arms = asked.policies.map((policy) => ({ ...reading, policy }));
    return runLong(core.host, plan, tokens, { arms, total: asked.total }, longRun, signal);
  });
}

/** See Session.runExperiment. */
export function readExperiment(
  core: SessionCore,
  experiment: StoreApi<ExperimentState>,
  tokens: readonly number[],
  asked: Partial<ExperimentSize>,
): Promise<void> {
  return longTurn(core, experiment, ({ plan, spec, tokenizer }, signal) => {
    const trained = spec.trainedContext;
    const size = { ...usualSize(trained), ...asked };
    const newline = newlineOf(tokenizer);
    return runExperiment(core.host, plan, tokens, { size, trained, newline, start: spec.start.length }, experiment, signal);
  });
}

/** See Session.measureDraft. */
export function draftTurn(core: SessionCore, tokens: number): Promise<void> {
  const { state } = core.drafting;
  core.turns.interrupt();
  return core.turns.queued(async () => {
    const model = core.model();
    const { tokens: text, length, reading, sampling } = core.state.getState();
    const { drafter } = core.drafting;
    const { count, candidates } = shapeFor(model, state.getState());
    // A last pass may give as many more as it drafts, and reads all of it.
    const most = Math.min(tokens, core.most() - length - count * candidates - 1);
    if (!drafter || length === 0 || most < 1) return;
    state.setState({ measuring: true, measured: null });
    const parts = { host: core.host, model, reading, sampling, drafter, text: text.take(length) };
    try {
      const measured = await measureDraft(parts, { tokens: most, count, candidates }, core.turns.signal);
      state.setState({ measured });
    } finally {
      state.setState({ measuring: false });
      // The engine's cache holds what was read last.
      core.reader().forget();
    }
  });
}

/** See Session.measurePrefill. */
export function prefillTurn(core: SessionCore): Promise<PrefillMeasure | null> {
  return textTurn(core, measurePrefill);
}

/** See Session.retained. */
export function retainedTurn(core: SessionCore): Promise<RetainedText | null> {
  return textTurn(core, async (...text) => (await import('./forms')).readRetained(...text));
}

/** Has the text up to the cursor read under a full cache, apart from how the session holds it. */
function textTurn<T>(
  core: SessionCore,
  read: (host: EngineHost, plan: Plan, tokens: readonly number[], interventions: Interventions) => Promise<T>,
): Promise<T> {
  return core.turns.queued(async () => {
    const { plan } = core.model();
    const { tokens: text, length, reading } = core.state.getState();
    const [first = 0, ...others] = text.slice(0, length);
    try {
      const tokens = length === 0 ? [] : [reading.replaceFirst ?? first, ...others];
      return await read(core.host, plan, tokens.slice(0, plan.slots), interventionsOf(reading));
    } finally {
      // The engine's cache holds what was read last, by another slot table than the session's.
      core.reader().forget();
    }
  });
}
