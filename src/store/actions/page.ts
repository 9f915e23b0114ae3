/** Models, prompts, links, sheets. */
import type { BackendChoice } from '../../engine/host';
import { words } from '../../words';
import type { Keepsake } from '../keepsake';
import { properties } from '../properties';
import { aFile, aFlag, aText, oneOf, orNull, perhaps } from '../schemas';
import { type Action, always, hasModel } from './action';

const names = words.store.actions;
const why = words.store.reasons;

const sheets = ['help', 'about', 'models', 'lessons'] as const;
/** What scripts may give: `model` is the former name of a part of `models`. */
const sheetNames = [...sheets, 'model'] as const;

/** Whether a text can be typed for the model: a recording has one already. */
const hasOwnText = (k: Keepsake): true | string => k.session.state.getState().model?.recorded?.say.oneText ?? hasModel(k);

const prompt: Action<[text: string]> = {
  name: names.prompt,
  group: 'page',
  keys: [],
  args: [aText],
  available: hasOwnText,
  run({ prompt: read, display }, text) {
    display.setState(({ locked }) => ({
      playing: false,
      editing: false,
      failure: null,
      locked: { ...locked, query: null, key: null },
    }));
    return read(text);
  },
};
const edit: Action<[on?: boolean]> = {
  name: names.edit,
  group: 'page',
  keys: ['e'],
  args: [perhaps(aFlag)],
  available: (k) => (k.session.state.getState().model?.recorded ? hasOwnText(k) : true),
  run: ({ display }, on) => display.setState(({ editing }) => ({ editing: on ?? !editing })),
};
const open: Action<[id: string]> = {
  name: names.open,
  group: 'page',
  keys: [],
  args: [aText],
  available: always,
  run(keepsake, id) {
    keepsake.display.setState(({ locked }) => ({ playing: false, locked: { ...locked, query: null, key: null } }));
    return keepsake.open(id);
  },
};
/** A file that docs/record.py wrote, or another of its format. */
const openRecording: Action<[file: Blob]> = {
  name: names.openRecording,
  group: 'page',
  keys: [],
  args: [aFile],
  available: always,
  run(keepsake, file) {
    keepsake.display.setState(({ locked }) => ({
      playing: false,
      editing: false,
      locked: { ...locked, query: null, key: null },
    }));
    return keepsake.openRecording(file);
  },
};
const backend: Action<[choice: BackendChoice]> = {
  name: names.backend,
  group: 'page',
  keys: [],
  args: [properties.backend.schema],
  available: always,
  async run({ session, display, drafts }, choice) {
    display.setState({ backend: choice, playing: false, failure: null });
    // Before any model is open there is nothing to restart: the first one is opened on the chosen backend.
    // Nor where nothing runs.
    if (session.state.getState().model?.recorded !== null) return;
    await session.chooseBackend(choice);
    await drafts.settle();
  },
};
const loseDevice: Action = {
  name: names.loseDevice,
  group: 'page',
  keys: [],
  args: [],
  available: ({ session }) => (session.state.getState().backend?.backend === 'webgpu' ? true : why.notOnGpu),
  run: ({ session }) => session.loseDevice(),
};
const dialog: Action<[sheet: (typeof sheetNames)[number] | null]> = {
  name: names.dialog,
  group: 'page',
  keys: [],
  args: [orNull(oneOf(sheetNames), words.args.expects.oneOf(sheets))],
  available: always,
  run: ({ display }, sheet) => display.setState({ dialog: sheet === 'model' ? 'models' : sheet }),
};
const models: Action = {
  name: names.models,
  group: 'page',
  keys: ['m'],
  args: [],
  available: always,
  run: ({ display }) => display.setState(({ dialog: shown }) => ({ dialog: shown === 'models' ? null : 'models' })),
};
const lessons: Action = {
  name: names.lessons,
  group: 'page',
  keys: ['g'],
  args: [],
  available: always,
  run: ({ display }) => display.setState(({ dialog: shown }) => ({ dialog: shown === 'lessons' ? null : 'lessons' })),
};
const help: Action = {
  name: names.help,
  group: 'page',
  keys: ['?'],
  args: [],
  available: always,
  run: ({ display }) => display.setState(({ dialog: shown }) => ({ dialog: shown === 'help' ? null : 'help' })),
};
const copyLink: Action = {
  name: names.copyLink,
  group: 'page',
  keys: ['l'],
  args: [],
  available: always,
  async run(keepsake) {
    const link = keepsake.link();
    try {
      await navigator.clipboard.writeText(link);
      keepsake.display.setState({ message: words.app.linkCopied });
    } catch {
      keepsake.display.setState({ message: words.app.linkReady(link) });
    }
  },
};

const keepOffline: Action<[on: boolean]> = {
  name: names.keepOffline,
  group: 'page',
  keys: [],
  args: [aFlag],
  available: always,
  run: ({ offline }, on) => (on ? offline.want() : offline.remove()),
};
const loadNewer: Action = {
  name: names.loadNewer,
  group: 'page',
  keys: [],
  args: [],
  available: ({ offline, display }) =>
    !offline.store.getState().newer ? why.noNewer : display.getState().editing ? why.promptIsTyped : true,
  run: ({ offline }) => offline.loadNewer(),
};

const copyEmbed: Action = {
  name: names.copyEmbed,
  group: 'page',
  keys: [],
  args: [],
  available: hasModel,
  async run(keepsake) {
    const code = embedCode(keepsake);
    try {
      await navigator.clipboard.writeText(code);
      keepsake.display.setState({ message: words.app.embed.copied });
    } catch {
      keepsake.display.setState({ message: words.app.embed.ready(code) });
    }
  },
};

/** The frame of what is shown, for another page: a panel that is alone, or the view. */
function embedCode({ address, state }: Keepsake): string {
  const now = state();
  const link = address({ ...now, maximised: null, embed: [now.maximised ?? now.view] });
  const source = link.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<iframe src="${source}" title="${words.app.embed.title}" width="960" height="540" style="border: 0"></iframe>`;
}

export const pageActions = {
  prompt,
  edit,
  open,
  openRecording,
  backend,
  loseDevice,
  dialog,
  models,
  lessons,
  help,
  copyLink,
  copyEmbed,
  keepOffline,
  loadNewer,
};
