/** One running Keepsake: a session, a view, the models it can open, and the actions that drive all of it. No React. */
import { type StoreApi, createStore } from 'zustand/vanilla';
import { DecodeError } from '../decode/errors';
import { type Notice, withNotice } from '../decode/notice';
import { zeroSinkIn } from '../decode/reading';
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
import { Drafts } from './drafts';
import { parseLane } from './lane-settings';
import { Lanes, type StartedHost } from './lanes';
import { Passkeys } from './passkeys';
import type { SavedState } from './properties';
import { checkDifference, readingOf, saveState } from './saved';
import { type Focus, type View, defaultView, viewOf } from './view';

export interface Keepsake {
  readonly session: Session;
  readonly view: StoreApi<View>;
  readonly lanes: Lanes;
  readonly drafts: Drafts;
  readonly passkeys: Passkeys;
  readonly catalogue: Catalogue;
  /** Loads a model and reads its example, or the state's prompt and tokens. @throws ModelError, EngineError */
  open(id: string, state?: SavedState): Promise<void>;
  /** The state that a link to this moment holds. */
  state(): SavedState;
  /** Brings a state back: model, tokens, cursor, focus and view. @throws ModelError, EngineError */
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

/** A focus that a model and a text have: a head that exists, rows and columns that were read. */
function withinModel({ layer, head, query, key }: Focus, layers: ModelSpec['layers'], length: number): Focus {
  const there = head < (layers[layer]?.attention.heads ?? 0);
  const read = (index: number | null): number | null => (index !== null && index < length ? index : null);
  return { layer: there ? layer : 0, head: there ? head : 0, query: read(query), key: read(key) };
}

/** In what a text that was opened is not what its state says. */
function whatIsOtherwise(session: Session, state: SavedState): Notice | null {
  const { model } = session.state.getState();
  const zeroSink = model ? zeroSinkIn(model.spec) : 'can';
  if (state.zeroSink && zeroSink !== 'can') return { kind: 'zeroSinkLeft', why: zeroSink };
  const difference = checkDifference(session, state);
  return difference === null ? null : { kind: 'logitsDiffer', difference };
}

export function createKeepsake({ host, startHost, catalogue, files, address }: KeepsakeParts): Keepsake {
  const session = createSession(host);
  const view = createStore<View>(() => defaultView);
  let specs: Promise<ReadonlyMap<string, ModelSpec>> | null = null;
  const onFailure = (error: unknown): void => view.setState({ failure: messageOf(error) });
  const lanes = new Lanes({ leader: session, catalogue, files, startHost, onFailure });
  const drafts = new Drafts({ session, view, catalogue, files, startHost });
  const passkeys = new Passkeys({ catalogue, files, startHost });

  async function open(
    id: string,
    state: SavedState = {
      ...saveState(session, view.getState(), lanes.store.getState()),
      prompt: null,
      tokens: [],
      step: null,
      check: null,
    },
  ): Promise<void> {
    view.setState({ failure: null });
    const entry = findModel(catalogue, id === '' ? (catalogue.models[0]?.id ?? '') : id);
    const { model } = session.state.getState();
    if (model?.entry.id !== entry.id) {
      view.setState({ prefill: null, forms: null });
      const parts = await loadModel(entry, files);
      await session.open(loadedModel(parts), parts.weights, state.backend);
      // What was asked for, to fit this model and not the one before.
      session.configure(readingOf(state));
    }
    await session.prompt(state.prompt ?? entry.prompt, state.tokens);
    const { promptLength, path, model: opened } = session.state.getState();
    view.setState(({ locked }) => ({ locked: withinModel(locked, opened?.spec.layers ?? [], path.length) }));
    if (state.step !== null) session.goTo(promptLength + state.step);
    const notice = whatIsOtherwise(session, state);
    if (notice !== null) session.state.setState((s) => ({ notices: withNotice(s.notices, notice) }));
    await drafts.settle();
  }

  return {
    session,
    view,
    lanes,
    drafts,
    passkeys,
    catalogue,
    open,
    state: () => saveState(session, view.getState(), lanes.store.getState()),
    async restore(state) {
      const { greedy, temperature, topK, topP, seed } = state;
      session.setSampling({ greedy, temperature, topK, topP, seed });
      session.configure(readingOf(state));
      session.setShadow(state.shadow);
      session.setDrafted(state.draftTokens);
      session.setCandidates(state.draftCandidates);
      view.setState({ ...viewOf(state), playing: false });
      await open(state.model, state);
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
