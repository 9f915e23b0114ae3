/** The passkey experiment: run it, stop it, and open one of its texts. */
import { findModel } from '../../model/catalogue';
import { words } from '../../words';
import { passkeyModels } from '../passkeys-state';
import { aNumber, aText, aWhole, perhaps } from '../schemas';
import type { Action } from './action';

const names = words.store.actions;
const why = words.store.reasons;

const passkeys: Action<[trials?: number]> = {
  name: names.passkeys,
  group: 'reading',
  keys: [],
  args: [perhaps(aWhole(1, 1000))],
  available: ({ passkeys: experiment, catalogue }) =>
    experiment.store.getState().running ? why.askingPasskeys : passkeyModels(catalogue).length > 0 ? true : why.noPasskeyModels,
  run: ({ passkeys: experiment }, trials = 2) => experiment.run(trials),
};

const stopPasskeys: Action = {
  name: names.stopPasskeys,
  group: 'reading',
  keys: [],
  args: [],
  available: ({ passkeys: experiment }) => (experiment.store.getState().running ? true : why.notAskingPasskeys),
  run: ({ passkeys: experiment }) => experiment.stop(),
};

/** Opens a model with the first text of a cell, up to the question: the next five steps are its answer. */
const openPasskey: Action<[id: string, times: number, depth: number]> = {
  name: names.openPasskey,
  group: 'page',
  keys: [],
  args: [aText, aWhole(1, 16), aNumber(0, 1)],
  available: () => true,
  async run({ open, session, display, catalogue }, id, times, depth) {
    display.setState(({ locked }) => ({ playing: false, locked: { ...locked, query: null, key: null } }));
    const { trainedContext } = findModel(catalogue, id);
    const { trialText } = await import('../../decode/runs/passkey-run');
    const opened = await open(id);
    if (opened.overtaken) return opened;
    session.setSampling({ greedy: true });
    return session.prompt(trialText(trainedContext, times, depth, 0).text);
  },
};

export const passkeyActions = { passkeys, stopPasskeys, openPasskey };
