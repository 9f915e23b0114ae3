/** One running Keepsake: a session, what is displayed, the models it can open, and the actions that drive all of it. No React. */
import { type StoreApi, createStore } from 'zustand/vanilla';
import { type Notice, withNotice } from '../decode/session/notice';
import { type Outcome, done, overtaken } from '../decode/session/outcome';
import { type Session, createSession } from '../decode/session/session';
import { loadedModel } from '../decode/session/session-state';
import type { Catalogue, ModelEntry } from '../model/catalogue';
import { Models } from '../model/models';
import type { ModelSpec } from '../model/spec';
import { loadSpecs } from '../model/specs';
import { words } from '../words';
import { messageOf } from '../words/message-of';
import { RowAgain } from './row-again';
import { type FittedState, type LeftOut, fitFocus, fitState, fitToPage, playedIn } from './check-state';
import { Drafts } from './drafts';
import { beginWith } from './first-token';
import type { KnownPanels } from './known-panels';
import { parseLane } from './lane-settings';
import { Lanes } from './lanes';
import type { KeepsakeParts } from './keepsake-parts';
import { longTokensOf } from './long-tokens';
import { noLessons } from './known-lessons';
import { Lessons } from './lessons';
import { Offline, offlineNowhere } from './offline/offline';
import { type OpeningRequest, Opening } from './opening';
import { OwnModels } from './own/own-models';
import { Passkeys } from './passkeys';
import { Playback } from './playback';
import { type Pictures, noPictures } from './pictures';
import { type SavedState, defaultState } from './properties';
import { readingOf, saveState } from './saved';
import { whatIsOtherwise } from './what-is-otherwise';
import { type Display, defaultDisplay, displayOf } from './display';

export interface Keepsake {
  readonly session: Session;
  readonly display: StoreApi<Display>;
  readonly lanes: Lanes;
  readonly drafts: Drafts;
  readonly passkeys: Passkeys;
  readonly rowAgain: RowAgain;
  readonly lessons: Lessons;
  readonly offline: Offline;
  readonly own: OwnModels;
  readonly pictures: Pictures;
  readonly catalogue: Catalogue;
  /** What opens them: a visitor's own is added here. */
  readonly models: Models;
  /** The panels that can be hidden and maximised. */
  readonly panels: KnownPanels;
  readonly playback: Playback;
  /**
   * Loads a model and reads its example. Until the model is loaded, the one before it stays; of several requests, the last one opens.
   * @throws ModelError, EngineError
   */
  open(id: string): Promise<Outcome>;
  /** Opens what a model did elsewhere (docs/recordings.md) and reads its prompt; other lanes are closed. @throws RecordingError */
  openRecording(file: Blob): Promise<Outcome>;
  /** Reads a text from the start; a model that is loading reads it once loaded. @throws EngineError, DecodeError `no-model` */
  prompt(text: string): Promise<Outcome>;
  /** Resolves when no model is loading and no text is being read from its start. */
  whenRead(): Promise<void>;
  /** Whether a state is being restored, so that the present state is incomplete. */
  isRestoring(): boolean;
  /** The state that a link to this moment holds. */
  state(): SavedState;
  /** Restores a state: model, tokens, cursor, focus and display. What is not available is left out and named in a notice. @throws ModelError, EngineError */
  restore(state: SavedState): Promise<Outcome>;
  /** The shipped long text as this model reads it, the tokens that begin every text first. @throws ModelError, DecodeError */
  longTokens(): Promise<readonly number[]>;
  /** The specs of all shipped models, read once. @throws ModelError */
  specs(): Promise<ReadonlyMap<string, ModelSpec>>;
  /** Works with another Keepsake, on the CPU in a thread of its own, and closes it; this one is left alone. */
  aside<T>(work: (other: Keepsake) => Promise<T>): Promise<T>;
  /** The page’s address with a state in it. */
  address(state: SavedState): string;
  /** The address of this moment. */
  link(): string;
}

export function createKeepsake(all: KeepsakeParts): Keepsake {
  const {
    host,
    startHost,
    catalogue,
    files,
    panels,
    lessons: known = noLessons,
    offline = offlineNowhere,
    pictures = noPictures,
    hub,
    address,
  } = all;
  const session = createSession(host);
  const display = createStore<Display>(() => defaultDisplay);
  let specs: Promise<ReadonlyMap<string, ModelSpec>> | null = null;
  const tell = (notice: Notice): void => session.state.setState(({ notices }) => ({ notices: withNotice(notices, notice) }));
  const onFailure = (error: unknown): void => display.setState({ failure: messageOf(error) });
  const models = new Models(catalogue, files);
  const lanes = new Lanes({ leader: session, models, startHost, onFailure });
  const drafts = new Drafts({ session, display, models, startHost });
  const passkeys = new Passkeys({ catalogue, files, startHost });
  const rowAgain = new RowAgain({ session, display, models, startHost });

  const opening = new Opening();
  const playback = new Playback({ session, display, lanes });
  let restoring = 0;
  let starting = 0;
  const starts = (opened: Promise<Outcome>): Promise<Outcome> => {
    starting += 1;
    return opened.finally(() => (starting -= 1));
  };
  const played = (id: string): ModelEntry | null => (starting === 0 ? playedIn(session, id) : null);

  /** @param link the state of a link, and what of it the page does not have; null: everything stays but the text, which is the model's example */
  async function openAs(id: string, link: FittedState | null, { signal, takeTyped }: OpeningRequest): Promise<Outcome> {
    display.setState({ failure: null });
    const entry = played(id) ?? models.find(id === '' ? (catalogue.models[0]?.id ?? '') : id);
    display.setState({ opening: entry.id });
    const { zeroSink } = session.state.getState().reading;
    // While another engine is starting, the open model is about to be replaced.
    if (starting > 0 || session.state.getState().model?.entry !== entry) {
      const begun = await models.begin(entry.id, signal);
      const loading = loadedModel(begun);
      // What is wrong is heard when it is loaded.
      host.prepare(loading.plan, display.getState().backend).catch(() => undefined);
      const weights = await begun.weights;
      // The backend is read again: it may have been chosen while the files were loading.
      if ((await starts(session.open(loading, weights, display.getState().backend))).overtaken) return overtaken;
      display.setState({ prefill: null, retentionForms: null });
    }
    const { model } = session.state.getState();
    const typed = takeTyped();
    if (signal.aborted || !model) return overtaken;
    const { state, bad } = fitState(link?.state ?? defaultState, model);
    if (link) settle(state);
    if (link && (await beginWith(session, state.firstToken)).overtaken) return overtaken;
    const read = typed === null ? session.prompt(state.prompt ?? entry.prompt, state.tokens) : session.prompt(typed);
    if ((await read).overtaken) return overtaken;
    const { promptLength, path } = session.state.getState();
    const focus = fitFocus(display.getState().locked, model.spec, path.length);
    display.setState({ locked: focus.focus });
    if (typed === null && state.step !== null) await session.goTo(promptLength + state.step);
    const otherwise = typed === null ? whatIsOtherwise(session, link ? state : { ...state, zeroSink }) : null;
    if (otherwise !== null) tell(otherwise);
    const left: readonly LeftOut[] = link ? [...link.bad, ...bad, ...focus.bad] : [];
    if (left.length > 0) tell({ kind: 'leftOut', what: left.map((what) => words.store.leftOut[what]) });
    await drafts.settle();
    return done;
  }

  /** Reads a text where a model could not be opened: what was typed for it, or the example of a model opened on the way. */
  async function openOr(id: string, link: FittedState | null, request: OpeningRequest): Promise<Outcome> {
    try {
      return await openAs(id, link, request);
    } catch (error) {
      await session.whenRead();
      const { model, length } = session.state.getState();
      const typed = request.takeTyped();
      if (!request.signal.aborted && model && (typed !== null || length === 0))
        await session.prompt(typed ?? model.entry.prompt).catch(() => undefined);
      throw error;
    } finally {
      // A later request has said by now what it opens.
      if (!request.signal.aborted) display.setState({ opening: null });
    }
  }

  /** Settings of the session in a link, beside its text. */
  function settle(state: SavedState): void {
    const { greedy, temperature, topK, topP, seed } = state;
    session.setSampling({ greedy, temperature, topK, topP, seed });
    session.configure(readingOf(state));
    session.setShadow(state.shadow);
    session.setDrafted(state.draftTokens);
    session.setCandidates(state.draftCandidates);
  }

  const saved = (): SavedState => saveState(session, display.getState(), lanes.store.getState());

  const keepsake: Keepsake = {
    session,
    display,
    lanes,
    drafts,
    passkeys,
    rowAgain,
    lessons: new Lessons(known, () => keepsake),
    offline: new Offline(offline),
    own: new OwnModels(() => keepsake, opening, hub),
    pictures,
    playback,
    catalogue,
    models,
    panels,
    open: async (id) => keepsake.lessons.opened(await opening.begin((request) => openOr(id, null, request))),
    async openRecording(file) {
      const { openRecordingIn } = await import('./opened-recording');
      return keepsake.lessons.opened(await openRecordingIn({ session, display, lanes, drafts, opening, starts }, file));
    },
    prompt: (text) => opening.read(text) ?? session.prompt(text),
    async whenRead() {
      await opening.idle();
      await session.whenRead();
    },
    isRestoring: () => restoring > 0,
    state: saved,
    async restore(given) {
      restoring += 1;
      try {
        return await opening.begin(async (request) => {
          // A lesson is there before its state is shown: what it covers is never seen.
          const filled = given.lesson === '' && given.lessonFrom === '' ? given : await keepsake.lessons.fill(given);
          if (request.signal.aborted) return overtaken;
          if (keepsake.own.lacks(filled.model)) keepsake.own.await(filled);
          const link = fitToPage(filled, models, panels, known.ids, played(filled.model) !== null);
          const { state } = link;
          display.setState({ ...displayOf(state), playing: false });
          const outcome = await openOr(state.model, link, request);
          if (outcome.overtaken) return overtaken;
          const wanted = state.lanes.flatMap((text) => parseLane(text) ?? []);
          await lanes.restore(wanted, state.following, request.signal);
          if (display.getState().offeredLesson !== null) display.setState({ dialog: 'lessons' });
          await keepsake.lessons.settle();
          return done;
        });
      } finally {
        restoring -= 1;
        keepsake.lessons.restored();
      }
    },
    longTokens: () => longTokensOf(session, files),
    specs() {
      specs ??= loadSpecs(catalogue, files).catch((error: unknown) => {
        specs = null;
        throw error;
      });
      return specs;
    },
    async aside(work) {
      const connected = startHost();
      const other = createKeepsake({ ...all, host: connected.host });
      other.display.setState({ backend: 'cpu' });
      return work(other).finally(() => connected.close());
    },
    address,
    link: () => address(saved()),
  };
  return keepsake;
}
