/** Models, prompts, links, sheets. */
import type { BackendChoice } from '../../engine/host';
import { words } from '../../words';
import type { View } from '../view';
import { type Action, always, hasModel } from './action';

const names = words.store.actions;
const why = words.store.reasons;

const prompt: Action<[text: string]> = {
  name: names.prompt,
  group: 'page',
  keys: [],
  available: hasModel,
  run({ prompt: read, view }, text) {
    view.setState(({ locked }) => ({ playing: false, failure: null, locked: { ...locked, query: null, key: null } }));
    return read(text);
  },
};
const open: Action<[id: string]> = {
  name: names.open,
  group: 'page',
  keys: [],
  available: always,
  run(keepsake, id) {
    keepsake.view.setState(({ locked }) => ({ playing: false, locked: { ...locked, query: null, key: null } }));
    return keepsake.open(id);
  },
};
const backend: Action<[choice: BackendChoice]> = {
  name: names.backend,
  group: 'page',
  keys: [],
  available: hasModel,
  async run({ session, view, drafts }, choice) {
    view.setState({ backend: choice, playing: false, failure: null });
    await session.chooseBackend(choice);
    await drafts.settle();
  },
};
const loseDevice: Action = {
  name: names.loseDevice,
  group: 'page',
  keys: [],
  available: ({ session }) => (session.state.getState().backend?.backend === 'webgpu' ? true : why.notOnGpu),
  run: ({ session }) => session.loseDevice(),
};
const dialog: Action<[sheet: View['dialog']]> = {
  name: names.dialog,
  group: 'page',
  keys: [],
  available: always,
  run: ({ view }, sheet) => view.setState({ dialog: sheet }),
};
const help: Action = {
  name: names.help,
  group: 'page',
  keys: ['?'],
  available: always,
  run: ({ view }) => view.setState(({ dialog: shown }) => ({ dialog: shown === 'help' ? null : 'help' })),
};
const copyLink: Action = {
  name: names.copyLink,
  group: 'page',
  keys: ['l'],
  available: always,
  async run(keepsake) {
    const link = keepsake.link();
    try {
      await navigator.clipboard.writeText(link);
      keepsake.view.setState({ message: words.app.linkCopied });
    } catch {
      keepsake.view.setState({ message: `${words.app.linkReady} ${link}` });
    }
  },
};

export const pageActions = { prompt, open, backend, loseDevice, dialog, help, copyLink };
