/** The commands that have a text read from its start: another model, prompt, backend, or other reading settings. */
import type { StoreApi } from 'zustand/vanilla';
import type { BackendChoice, BackendReport, EngineHost } from '../../engine/host';
import { fitSettings } from '../reader/model-limits';
import { type ReadingSettings, isUnmodified, unmodified } from '../reader/reading-settings';
import { checkTokens } from './check-tokens';
import type { CommandQueue } from './command-queue';
import { DecodeError } from './errors';
import { type FittedPrompt, fitPrompt } from './fit-prompt';
import { withLimits } from './notice';
import { type Outcome, done, overtaken } from './outcome';
import type { RequestedSettings } from './requested-settings';
import type { SessionReader } from './session-reader';
import { type LoadedModel, type SessionState, capacityOf, emptySession, failedWith, requireModel } from './session-state';
import type { TextReading } from './text-reading';

interface TextCommandsParts {
  readonly host: EngineHost;
  readonly state: StoreApi<SessionState>;
  readonly commands: CommandQueue;
  readonly requested: RequestedSettings;
  readonly reader: SessionReader;
  readonly reading: TextReading;
}

const cancelled = (): Outcome => overtaken;

export class TextCommands {
  readonly #parts: TextCommandsParts;

  constructor(parts: TextCommandsParts) {
    this.#parts = parts;
  }

  /** See Session.open and Session.play. @param start gives the host the model */
  open(loaded: LoadedModel, start: (host: EngineHost) => Promise<BackendReport>): Promise<Outcome> {
    const { host, state, commands, requested, reader, reading } = this.#parts;
    const settings = requested.latest;
    commands.cancel(['open', 'text', 'step', 'move', 'measure', 'look']);
    return commands.run(
      'open',
      async (command) => {
        const { phase, model: previous, error: previousError } = state.getState();
        state.setState({ phase: 'loading', error: null });
        try {
          const backend = await start(host);
          reader.open(loaded.plan);
          reading.clear();
          const { sampling, promptText } = state.getState();
          state.setState({ ...emptySession, model: loaded, backend, sampling, promptText });
          this.#configure(loaded, settings);
          return done;
        } catch (error) {
          // The host keeps the previous model, and so does the page: a reading that was interrupted is finished.
          state.setState({ phase: previous ? phase : 'empty', error: previousError });
          if (phase === 'reading') await reading.read(command).catch(() => undefined);
          throw error;
        }
      },
      { cancelled },
    );
  }

  /** See Session.prompt. */
  prompt(typed: string, forced: readonly number[]): Promise<Outcome> {
    const { state, commands, requested, reading } = this.#parts;
    const settings = requested.latest;
    commands.cancel(['text', 'step', 'move', 'measure', 'look']);
    return commands.run(
      'text',
      async (command) => {
        const loaded = requireModel(state.getState());
        checkTokens(forced, loaded.spec);
        this.#configure(loaded, settings);
        this.#begin(loaded, typed, forced);
        return reading.read(command);
      },
      { cancelled },
    );
  }

  /** See Session.beginWith. */
  async beginWith(start: readonly number[]): Promise<Outcome> {
    const { state, commands, requested, reading } = this.#parts;
    const { spec, recorded } = requireModel(state.getState());
    if (recorded) throw new DecodeError('recorded', recorded.say.oneText);
    checkTokens(start, spec);
    this.#interrupt();
    return commands.run(
      'text',
      async (command) => {
        const before = requireModel(state.getState());
        checkTokens(start, before.spec);
        const model = { ...before, spec: { ...before.spec, start: [...start] } };
        const { tokens, promptText, promptLength } = state.getState();
        const decoded = Math.max(reading.targetLength, tokens.length) - promptLength;
        this.#configure(model, requested.latest);
        state.setState({ model });
        this.#begin(model, promptText, [], decoded);
        return reading.read(command);
      },
      { cancelled },
    );
  }

  /** See Session.rerun. */
  async rerun(change: (now: ReadingSettings) => Partial<ReadingSettings>): Promise<Outcome> {
    const { state, commands, requested, reading } = this.#parts;
    requireModel(state.getState());
    // Before its turn, so that a change that comes meanwhile is added to this one.
    const settings = { ...requested.latest, ...change(requested.latest) };
    requested.request(settings);
    this.#interrupt();
    return commands.run(
      'text',
      async (command) => {
        const loaded = requireModel(state.getState());
        const { start } = loaded.spec;
        const { reading: previous, tokens, promptLength, reference } = state.getState();
        this.#configure(loaded, settings);
        reading.begin(
          { start, prompt: tokens.slice(start.length, promptLength), forced: [] },
          { notices: [], reference: isUnmodified(previous) ? tokens : reference },
          Math.max(reading.targetLength, tokens.length),
        );
        return reading.read(command);
      },
      { cancelled, failed: (error) => state.setState(failedWith(error)) },
    );
  }

  /** See Session.chooseBackend. */
  chooseBackend(choice: BackendChoice): Promise<Outcome> {
    const { host, state, commands, reader, reading } = this.#parts;
    this.#interrupt();
    return commands.run(
      'backend',
      async (command) => {
        const { phase, length } = state.getState();
        requireModel(state.getState());
        const backend = await host.choose(choice).catch(async (error: unknown) => {
          // The previous backend still runs.
          if (phase === 'reading' && !commands.has(['open', 'text'])) await reading.read(command).catch(() => undefined);
          throw error;
        });
        state.setState({ backend });
        reader.forget();
        // A text command that waits reads its text from the start.
        if (commands.has(['open', 'text'])) return done;
        command.become('text');
        return phase === 'reading' ? reading.read(command) : reading.readAgain(command, length);
      },
      { cancelled },
    );
  }

  /** @param more tokens that the text grows by once it is read */
  #begin(loaded: LoadedModel, typed: string, forced: readonly number[], more = 0): void {
    const { state, reading } = this.#parts;
    const { spec } = loaded;
    const capacity = capacityOf(state.getState());
    const { tokens: prompt, read, notices } = promptOf(loaded, typed, forced.length, capacity);
    const promptLength = spec.start.length + prompt.length;
    const following = followingOf(loaded, forced, promptLength).slice(0, capacity - promptLength);
    reading.begin(
      { start: spec.start, prompt, forced: following },
      {
        promptLength,
        promptText: typed,
        promptRead: read,
        notices: withLimits(notices, loaded, capacity, 0, promptLength + following.length),
        reference: null,
      },
      more === 0 ? 0 : promptLength + more,
    );
  }

  /** Interrupts a reading under way, to finish it in the turn of the command that follows. */
  #interrupt(): void {
    const { commands } = this.#parts;
    commands.cancel(['text'], 'running');
    commands.cancel(['step', 'measure']);
  }

  /** Puts settings in force as far as the model supports them; the text must then be read from its start. */
  #configure({ spec, recorded }: LoadedModel, settings: ReadingSettings): void {
    const { state, requested, reader } = this.#parts;
    const reading = recorded ? unmodified : fitSettings(settings, spec);
    requested.fulfil(settings);
    reader.configure(reading);
    state.setState({ reading });
  }
}

/** The tokens of a prompt without those that begin every text. A recording has its own, whatever was typed. */
function promptOf(model: LoadedModel, typed: string, forcedCount: number, capacity: number): FittedPrompt {
  const { recorded, spec } = model;
  if (!recorded) return fitPrompt(typed, forcedCount, capacity, model);
  return { tokens: recorded.tokens.slice(spec.start.length, recorded.promptLength), notices: [], read: null };
}

/** The tokens that are to follow a prompt; of a recording as many of its own as agree with them. */
function followingOf({ recorded }: LoadedModel, forced: readonly number[], promptLength: number): readonly number[] {
  const other = recorded ? forced.findIndex((token, i) => token !== recorded.tokens[promptLength + i]) : -1;
  return other < 0 ? forced : forced.slice(0, other);
}
