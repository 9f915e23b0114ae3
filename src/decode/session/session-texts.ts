/** What begins a text again: another model, another prompt, other settings, another backend. */
import type { BackendChoice } from '../../engine/host';
import { checkTokens } from './check-tokens';
import { withLimits } from './notice';
import { type Outcome, done, overtaken } from './outcome';
import { fitPrompt } from './fit-prompt';
import { type ReadingSettings, isUnmodified } from '../reader/reading-settings';
import type { SessionCore } from './session-core';
import { type LoadedModel, emptySession } from './session-state';
import { activeText, plantPath } from '../text/token-tree';
import type { Command } from './command-queue';

/** See Session.open. */
export function openModel(core: SessionCore, loaded: LoadedModel, weights: ArrayBuffer, choice: BackendChoice): Promise<Outcome> {
  const { state, host, turns } = core;
  const asked = core.asked();
  turns.cancel(['open', 'text', 'step', 'move', 'long', 'look']);
  return turns.run(
    'open',
    async (command) => {
      const { model: previous, phase, error: before } = state.getState();
      state.setState({ phase: 'loading', error: null });
      try {
        const backend = await host.load(loaded.spec, weights, choice);
        core.adopt(loaded);
        const { sampling, promptText } = state.getState();
        core.targetLength = 0;
        core.moveAfterwards(false);
        state.setState({ ...emptySession, model: loaded, backend, sampling, promptText });
        core.configure(loaded, asked);
        return done;
      } catch (error) {
        // The host keeps the model that it had: so does the page, and the text that was being read is read to its end.
        state.setState({ phase: previous ? phase : 'empty', error: before });
        if (phase === 'reading') await readAll(core, command).catch(() => undefined);
        throw error;
      }
    },
    { cancelled: () => overtaken },
  );
}

/**
 * Reads the text that is in the state from its start, puts the cursor where it was to be, and has the text grow as far as was promised: also
 * one whose reading was interrupted by something that does not replace it. What it fails with is in the state, and is thrown on.
 * @param follows whether the cursor goes along while it is read
 */
async function readAll(core: SessionCore, command: Command, follows = true): Promise<Outcome> {
  try {
    await core.reader().readAll(core.cursorAfter, command.signal, (length) => follows && core.state.setState({ length }));
    return await growToTarget(core, command);
  } catch (error) {
    return core.fail(error);
  }
}

/** Decodes until the text has as many tokens as were promised. To whoever moves the cursor these are steps like any other. */
async function growToTarget(core: SessionCore, { signal, become }: Command): Promise<Outcome> {
  become('step');
  let steps = 0;
  while (core.state.getState().length < core.targetLength && !signal.aborted && (await core.step(signal, core.targetLength)))
    steps += 1;
  if (signal.aborted) return { ...overtaken, steps };
  core.targetLength = 0;
  core.moveAfterwards(true);
  return { ...done, steps };
}

/** See Session.prompt. */
export function readPrompt(core: SessionCore, typed: string, given: readonly number[]): Promise<Outcome> {
  const asked = core.asked();
  core.turns.cancel(['text', 'step', 'move', 'long', 'look']);
  return core.turns.run(
    'text',
    async (command) => {
      const loaded = core.model();
      checkTokens(given, loaded.spec);
      core.configure(loaded, asked);
      core.targetLength = 0;
      core.moveAfterwards(false);
      const capacity = core.capacity();
      const fitted = fitPrompt(typed, given.length, capacity, loaded);
      const following = given.slice(0, capacity - loaded.spec.start.length - fitted.tokens.length);
      const nodes = plantPath(loaded.spec.start, fitted.tokens, following, core.retireIds());
      const text = activeText(nodes);
      core.cursorAfter = text.path.length;
      core.state.setState({
        nodes,
        ...text,
        length: 0,
        promptLength: fitted.tokens.length + loaded.spec.start.length,
        promptText: typed,
        promptRead: fitted.read,
        notices: withLimits(fitted.notices, loaded.spec, capacity, 0, text.path.length),
        reference: null,
      });
      return readAll(core, command);
    },
    { cancelled: () => overtaken },
  );
}

/** See Session.rerun. */
export async function rerun(core: SessionCore, change: (now: ReadingSettings) => Partial<ReadingSettings>): Promise<Outcome> {
  const { turns } = core;
  core.model();
  // At once, so that a change that comes before this one is read is added to it.
  const now = core.asked();
  const asked = { ...now, ...change(now) };
  core.ask(asked);
  turns.cancel(['text'], 'running');
  turns.cancel(['step', 'long']);
  return core.command('text', async (command) => {
    const loaded = core.model();
    const { spec } = loaded;
    const { reading, tokens, promptLength, reference } = core.state.getState();
    core.targetLength = Math.max(core.targetLength, tokens.length);
    core.moveAfterwards(false);
    core.configure(loaded, asked);
    const prompt = plantPath(spec.start, tokens.slice(spec.start.length, promptLength), [], core.retireIds());
    const text = activeText(prompt);
    core.cursorAfter = text.path.length;
    core.state.setState({
      nodes: prompt,
      ...text,
      length: 0,
      notices: [],
      reference: isUnmodified(reading) ? tokens : reference,
    });
    return readAll(core, command);
  });
}

/** See Session.chooseBackend. */
export function chooseBackend(core: SessionCore, choice: BackendChoice): Promise<Outcome> {
  const { state, turns } = core;
  turns.cancel(['text'], 'running');
  turns.cancel(['step', 'long']);
  return turns.run(
    'backend',
    async (command) => {
      core.model();
      const { phase, length } = state.getState();
      const backend = await core.host.choose(choice).catch(async (error: unknown) => {
        // What ran before runs still.
        if (phase === 'reading' && !turns.has(['open', 'text'])) await readAll(core, command).catch(() => undefined);
        throw error;
      });
      state.setState({ backend });
      core.reader().forget();
      // What waits reads its own text from the start.
      if (turns.has(['open', 'text'])) return done;
      command.become('text');
      if (phase !== 'reading') core.cursorAfter = length;
      return readAll(core, command, phase === 'reading');
    },
    { cancelled: () => overtaken },
  );
}
