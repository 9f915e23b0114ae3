/** One running Keepsake: a session, a view, the models it can open, and the actions that drive all of it. No React. */
import { type StoreApi, createStore } from 'zustand/vanilla';
import { DecodeError } from '../decode/errors';
import { type Notice, withNotice } from '../decode/notice';
import { type Session, createSession } from '../decode/session';
import { loadedModel } from '../decode/session-state';
import type { EngineHost } from '../engine/host';
import { type Catalogue, findModel } from '../model/catalogue';
import type { ModelFiles } from '../model/files';
import { loadModel } from '../model/load-model';
import { loadLongText } from '../model/long-text';
import type { ModelSpec } from '../model/spec';
import { loadSpecs } from '../model/specs';
import { words } from '../words';
import { messageOf } from '../words/message-of';
import { type FittedState, type LeftOut, fitFocus, fitState, fitToPage } from './check-state';
import { Drafts } from './drafts';
import { parseLane } from './lane-settings';
import { Lanes, type StartedHost } from './lanes';
import { Passkeys } from './passkeys';
import { type SavedState, defaultState } from './properties';
import { checkDifference, readingOf, saveState } from './saved';
import { type View, defaultView, viewOf } from './view';

export interface Keepsake {
  readonly session: Session;
  readonly view: StoreApi<View>;
  readonly lanes: Lanes;
  readonly drafts: Drafts;
  readonly passkeys: Passkeys;
  readonly catalogue: Catalogue;
  /** Loads a model and reads its example. @throws ModelError, EngineError */
  open(id: string): Promise<void>;
  /** The state that a link to this moment holds. */
  state(): SavedState;
  /** Brings a state back: model, tokens, cursor, focus and view. What is not here is left out and said in a notice. @throws ModelError, EngineError */
  restore(state: SavedState): Promise<void>;
  /** The shipped long text as this model reads it, the tokens that begin every text first. @throws ModelError, DecodeError */
  longTokens(): Promise<readonly number[]>;
  /** The specs of all shipped models, read once. @throws ModelError */
  specs(): Promise<ReadonlyMap<string, ModelSpec>>;
  /** The address of this moment. */
  link(): string;
}

export interface KeepsakeParts {
  readonly host: EngineHost;
  /** Another host in a thread of its own, for a lane. */
  readonly startHost: () => StartedHost;
  readonly catalogue: Catalogue;
  readonly files: ModelFiles;
  /** The page's address with another fragment. */
  readonly address: (state: SavedState) => string;
}

export function createKeepsake({ host, startHost, catalogue, files, address }: KeepsakeParts): Keepsake {
  const session = createSession(host);
  const view = createStore<View>(() => defaultView);
  let specs: Promise<ReadonlyMap<string, ModelSpec>> | null = null;
  const tell = (notice: Notice): void => session.state.setState(({ notices }) => ({ notices: withNotice(notices, notice) }));
  const onFailure = (error: unknown): void => view.setState({ failure: messageOf(error) });
  const lanes = new Lanes({ leader: session, catalogue, files, startHost, onFailure });
  const drafts = new Drafts({ session, view, catalogue, files, startHost });
  const passkeys = new Passkeys({ catalogue, files, startHost });

  /** @param asked the state of a link, and what of it the page does not have; null: everything stays but the text, which is the model's example */
  async function open(id: string, asked: FittedState | null): Promise<void> {
    view.setState({ failure: null });
    const entry = findModel(catalogue, id === '' ? (catalogue.models[0]?.id ?? '') : id);
    if (session.state.getState().model?.entry.id !== entry.id) {
      view.setState({ prefill: null, forms: null });
      const parts = await loadModel(entry, files);
      // Read only now: it may have been chosen while the files came.
      await session.open(loadedModel(parts), parts.weights, view.getState().backend);
    }
    const { model } = session.state.getState();
    if (!model) return;
    const { state, bad } = fitState(asked?.state ?? defaultState, model);
    if (asked) session.configure(readingOf(state));
    await session.prompt(state.prompt ?? entry.prompt, state.tokens);
    const { promptLength, path } = session.state.getState();
    const focus = fitFocus(view.getState().locked, model.spec, path.length);
    view.setState({ locked: focus.focus });
    if (state.step !== null) session.goTo(promptLength + state.step);
    const difference = checkDifference(session, state);
    if (difference !== null) tell({ kind: 'logitsDiffer', difference });
    const left: readonly LeftOut[] = asked ? [...asked.bad, ...bad, ...focus.bad] : [];
    if (left.length > 0) tell({ kind: 'leftOut', what: left.map((what) => words.store.leftOut[what]) });
    await drafts.settle();
  }

  return {
    session,
    view,
    lanes,
    drafts,
    passkeys,
    catalogue,
    open: (id) => open(id, null),
    state: () => saveState(session, view.getState(), lanes.store.getState()),
    async restore(given) {
      const asked = fitToPage(given, catalogue);
      const { state } = asked;
      const { greedy, temperature, topK, topP, seed } = state;
      session.setSampling({ greedy, temperature, topK, topP, seed });
      session.configure(readingOf(state));
      session.setShadow(state.shadow);
      session.setDrafted(state.draftTokens);
      session.setCandidates(state.draftCandidates);
      view.setState({ ...viewOf(state), playing: false });
      await open(state.model, asked);
      await lanes.restore(
        state.lanes.flatMap((text) => parseLane(text) ?? []),
        state.following,
      );
    },
    async longTokens() {
      const text = await loadLongText(files);
      const { model } = session.state.getState();
      if (!model) throw new DecodeError('no-model', words.decode.noModel);
      return [...model.spec.start, ...model.tokenizer.encode(text).tokens];
    },
    specs() {
      specs ??= loadSpecs(catalogue, files).catch((error: unknown) => {
        specs = null;
        throw error;
      });
      return specs;
    },
    link: () => address(saveState(session, view.getState(), lanes.store.getState())),
  };
}
