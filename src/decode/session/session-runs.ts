/** What is measured apart from the session's text, on its engine: long texts, drafting, a prompt's time. The text is read again afterwards. */
import type { StoreApi } from 'zustand/vanilla';
import type { Plan } from '../../attention/plan';
import type { Interventions } from '../../engine/engine';
import type { EngineHost } from '../../engine/host';
import { words } from '../../words';
import { messageOf } from '../../words/message-of';
import { DecodeError } from './errors';
import { shapeFor } from '../drafting/drafting';
import type { StreamingTableSize, StreamingTableState } from '../runs/streaming-table-state';
import type { RetentionInput } from '../runs/retention-input';
import type { LongRunState } from '../runs/long-run-state';
import type { PolicySettings } from '../policies';
import type { PrefillMeasure } from '../runs/prefill';
import { interventionsOf } from '../reader/reading-settings';
import { newlineOf } from '../../model/typed-token';
import { type SessionCore, texts } from './session-core';
import type { LoadedModel } from './session-state';

/** In a turn of its own, which ends when anything else is begun; what it leaves in the engine's cache is no text of the session. */
function apart<T>(core: SessionCore, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const cancelled = (): never => {
    throw new DecodeError('overtaken', words.decode.overtaken);
  };
  core.turns.cancel(['step', 'long']);
  if (!core.turns.has(texts)) core.targetLength = 0;
  return core.turns.run(
    'long',
    async ({ signal }) => {
      try {
        return await work(signal);
      } finally {
        core.reader().forget();
      }
    },
    { cancelled },
  );
}

/** Reads long texts; what fails is said in their state, and is thrown on. */
function longTurn<State extends { readonly running: boolean; readonly error: string | null }>(
  core: SessionCore,
  state: StoreApi<State>,
  work: (model: LoadedModel, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const say = (change: Partial<Pick<State, 'running' | 'error'>>): void => state.setState(change as Partial<State>);
  const run = async (signal: AbortSignal): Promise<void> => {
    try {
      await work(core.model(), signal);
    } catch (error) {
      say({ error: messageOf(error) });
      throw error;
    } finally {
      say({ running: false });
    }
  };
  return apart(core, run);
}

/** See Session.runLong. */
export function readLongText(
  core: SessionCore,
  longRun: StoreApi<LongRunState>,
  tokens: readonly number[],
  asked: { readonly policies: readonly PolicySettings[]; readonly total: number },
): Promise<void> {
  return longTurn(core, longRun, async ({ plan }, signal) => {
    const { runLong } = await import('../runs/long-run');
    const { reading } = core.state.getState();
    const variants = asked.policies.map((policy) => ({ ...reading, policy }));
    return runLong(core.host, plan, tokens, { variants, total: asked.total }, longRun, signal);
  });
}

/** See Session.runExperiment. */
export function readStreamingTable(
  core: SessionCore,
  streamingTable: StoreApi<StreamingTableState>,
  tokens: readonly number[],
  asked: Partial<StreamingTableSize>,
): Promise<void> {
  return longTurn(core, streamingTable, async ({ plan, spec, tokenizer }, signal) => {
    const { runStreamingTable, defaultSize } = await import('../runs/streaming-table');
    const trained = spec.trainedContext;
    const size = { ...defaultSize(trained), ...asked };
    const newline = newlineOf(tokenizer);
    return runStreamingTable(
      core.host,
      plan,
      tokens,
      { size, trained, newline, start: spec.start.length },
      streamingTable,
      signal,
    );
  });
}

/** See Session.measureDraft. */
export function draftTurn(core: SessionCore, tokens: number): Promise<void> {
  const { state } = core.drafting;
  const measure = async (signal: AbortSignal): Promise<void> => {
    const model = core.model();
    const { tokens: text, length, reading, sampling } = core.state.getState();
    const { drafter } = core.drafting;
    const { count, candidates } = shapeFor(model, state.getState());
    // A last pass may give as many more as it drafts, and reads all of it.
    const capacity = Math.min(tokens, core.capacity() - length - count * candidates - 1);
    if (!drafter || length === 0 || capacity < 1) return;
    state.setState({ measuring: true, measured: null });
    const parts = { host: core.host, model, reading, sampling, drafter, text: text.take(length) };
    try {
      const { measureDraft } = await import('../drafting/draft-measure');
      state.setState({ measured: await measureDraft(parts, { tokens: capacity, count, candidates }, signal) });
    } finally {
      state.setState({ measuring: false });
    }
  };
  return apart(core, measure);
}

/** See Session.measurePrefill. */
export function prefillTurn(core: SessionCore): Promise<PrefillMeasure | null> {
  return textTurn(core, async (...text) => (await import('../runs/prefill')).measurePrefill(...text));
}

/** See Session.retained. */
export function retainedTurn(core: SessionCore): Promise<RetentionInput | null> {
  return textTurn(core, async (...text) => (await import('../runs/retention-input')).readRetentionInput(...text));
}

/** Has the text up to the cursor read under a full cache, apart from how the session holds it. */
function textTurn<T>(
  core: SessionCore,
  read: (host: EngineHost, plan: Plan, tokens: readonly number[], interventions: Interventions) => Promise<T>,
): Promise<T | null> {
  const measure = async (): Promise<T> => {
    const { plan } = core.model();
    const { tokens: text, length, reading } = core.state.getState();
    const [first = 0, ...others] = text.slice(0, length);
    const tokens = length === 0 ? [] : [reading.replaceFirst ?? first, ...others];
    return read(core.host, plan, tokens.slice(0, plan.slots), interventionsOf(reading));
  };
  return apart(core, measure);
}
