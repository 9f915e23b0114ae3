/** On a stage: presenting, the clicker's keys, notes in a second window, and a code for the room. */
import { spokenLanguage, words } from '../../words';
import type { Keepsake } from '../keepsake';
import { defaultState } from '../properties';
import { aFlag, perhaps } from '../schemas';
import { talkOf } from '../talk';
import { type Action, always } from './action';

const names = words.store.actions;
const why = words.store.reasons;

const isPresenting = ({ display }: Keepsake): true | string => (display.getState().present ? true : why.notPresenting);

const present: Action<[on?: boolean]> = {
  name: names.present,
  group: 'stage',
  keys: ['p'],
  // Clickers end with Esc, and begin at the step that is open with Shift + F5.
  keysOnStage: ['Escape', 'Shift+F5'],
  argsOfKey: (key) => (key === 'Escape' ? [false] : key === 'p' ? [] : [true]),
  args: [perhaps(aFlag)],
  available: always,
  run({ display }, on) {
    display.setState(({ present: before }) => ({
      present: on ?? !before,
      blank: false,
      editing: false,
      arriving: false,
      dialog: null,
    }));
  },
};

const firstLessonStep: Action = {
  name: names.firstLessonStep,
  group: 'stage',
  keys: [],
  keysOnStage: ['F5'],
  args: [],
  available: ({ lessons }) => (lessons.step() ? true : why.noLesson),
  run: ({ lessons, display }) => lessons.show(display.getState().lesson, 1),
};

const blank: Action<[on?: boolean]> = {
  name: names.blank,
  group: 'stage',
  keys: [],
  keysOnStage: ['.', 'b'],
  args: [perhaps(aFlag)],
  available: isPresenting,
  run: ({ display }, on) => display.setState(({ blank: before }) => ({ blank: on ?? !before })),
};

/** Where the notes of this page are. */
function notesAddress({ address }: Keepsake): string {
  const url = new URL(address(defaultState));
  url.hash = `notes=${talkOf().id}&lang=${spokenLanguage()}`;
  return url.href;
}

const notes: Action = {
  name: names.notes,
  group: 'stage',
  keys: ['n'],
  args: [],
  available: always,
  run(keepsake) {
    const link = notesAddress(keepsake);
    keepsake.display.setState(({ notes: before }) => ({ notes: before + 1 }));
    const opened = window.open(link, `keepsake-notes-${talkOf().id}`, 'popup,width=960,height=720');
    if (opened) opened.focus();
    else keepsake.display.setState({ message: words.app.notesBlocked(link) });
  },
};

const qr: Action = {
  name: names.qr,
  group: 'stage',
  keys: ['q'],
  args: [],
  available: always,
  run: ({ display }) => display.setState(({ dialog }) => ({ dialog: dialog === 'qr' ? null : 'qr' })),
};

export const stageActions = { present, firstLessonStep, blank, notes, qr };
