/** A visitor's own models: from files, from the Hub, what is asked about them, and what stands first in their texts. */
import * as v from 'valibot';
import { words } from '../../words';
import type { Keepsake } from '../keepsake';
import { beginWith, firstChoices, firstTokenOf } from '../first-token';
import { type Checks, aFlag, aText, aWhole, listOf, oneOf, perhaps } from '../schemas';
import { type Action, always } from './action';

const names = words.store.actions;
const why = words.store.reasons;

const aFile: Checks<File> = v.instance(File, words.args.expects.file);

/** A text that is left for another model keeps nothing of its focus. */
const leave = ({ display }: Keepsake): void =>
  display.setState(({ locked }) => ({ playing: false, failure: null, locked: { ...locked, query: null, key: null } }));

/** What the files are, a model, a lesson or a recording, is found out; `asks`: a large model is shown before it is read; `folder`: what their folder is called. */
const openFiles: Action<[files: readonly File[], asks?: boolean, folder?: string]> = {
  name: names.openFiles,
  group: 'page',
  keys: [],
  args: [listOf(aFile), perhaps(aFlag), perhaps(aText)],
  available: always,
  run(k, files, asks = false, folder = '') {
    leave(k);
    return k.own.openFiles(files, asks, folder);
  },
};

/** `asks`: what would be fetched is shown first. */
const openHub: Action<[name: string, asks?: boolean]> = {
  name: names.openHub,
  group: 'page',
  keys: [],
  args: [aText, perhaps(aFlag)],
  available: always,
  run(k, name, asks = false) {
    leave(k);
    return k.own.openHub(name, asks);
  },
};

/** `slots`: of the cache of a model that is opened, up to the longest text in its training; as offered unless given. */
const acceptModel: Action<[slots?: number]> = {
  name: names.acceptModel,
  group: 'page',
  keys: [],
  args: [perhaps(aWhole(2, 32_768))],
  available: ({ own }) => (own.store.getState().offer === null ? why.noOffer : true),
  run(k, slots) {
    leave(k);
    return k.own.accept(slots);
  },
};

const cancelModel: Action = {
  name: names.cancelModel,
  group: 'page',
  keys: [],
  args: [],
  available({ own }) {
    const { offer, work } = own.store.getState();
    return offer === null && (work === null || work.what === 'starting') ? why.noOffer : true;
  },
  run: ({ own }) => own.cancel(),
};

const removeKeptModel: Action<[name: string]> = {
  name: names.removeKeptModel,
  group: 'page',
  keys: [],
  args: [aText],
  available: always,
  run: ({ own }, name) => own.removeKept(name),
};

/** Reads the same text with or without the token that may stand first, or as the model's tokenizer has it. */
const firstToken: Action<[choice: (typeof firstChoices)[number]]> = {
  name: names.firstToken,
  group: 'reading',
  keys: [],
  args: [oneOf(firstChoices)],
  available({ session }) {
    const { model } = session.state.getState();
    return model === null ? why.noModel : firstTokenOf(model) === null ? why.firstTokenIsFixed : true;
  },
  run: ({ session, display }, choice) => {
    display.setState({ playing: false, failure: null });
    return beginWith(session, choice);
  },
};

export const ownModelActions = { openFiles, openHub, acceptModel, cancelModel, removeKeptModel, firstToken };
