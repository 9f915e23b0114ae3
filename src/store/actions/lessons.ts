/** A lesson: opening it, going through it, guessing, and coming back to it. */
import * as v from 'valibot';
import { words } from '../../words';
import type { Keepsake } from '../keepsake';
import { properties } from '../properties';
import { aText, aWhole, oneOf, perhaps } from '../schemas';
import type { Guess } from '../lessons';
import { type Action, always } from './action';
import { checkValue } from './check-args';

const names = words.store.actions;
const why = words.store.reasons;

const isOpen = ({ lessons }: Keepsake): true | string => (lessons.step() ? true : why.noLesson);

const isAsked = ({ lessons }: Keepsake): true | string => (lessons.isAsking() ? true : why.noQuestion);

/** Opens a lesson at a step, the first unless given. */
const lesson: Action<[id: string, step?: number]> = {
  name: names.lesson,
  group: 'lesson',
  keys: [],
  args: [aText, perhaps(properties.lessonStep.schema)],
  available: always,
  run({ lessons, display }, given, step = 1) {
    const id = checkValue('lesson', words.args.argument(0), oneOf(lessons.known.ids), given);
    display.setState({ dialog: null, playing: false, arriving: false, failure: null });
    return lessons.show(id, step);
  },
};

/** Opens a lesson from the text of its author's file. */
const lessonFile: Action<[text: string]> = {
  name: names.lessonFile,
  group: 'lesson',
  keys: [],
  args: [aText],
  available: always,
  run: ({ lessons }, text) => lessons.open(lessons.known.add(text)),
};

/** Opens a lesson from its author's address. */
const lessonFrom: Action<[address: string]> = {
  name: names.lessonFrom,
  group: 'lesson',
  keys: [],
  args: [aText],
  available: always,
  run: ({ lessons }, address) => lessons.open(lessons.known.addFrom(address)),
};

/** The answer, where a question is open; else the next step. */
const nextLessonStep: Action = {
  name: names.nextLessonStep,
  group: 'lesson',
  keys: [],
  keysInLesson: ['PageDown'],
  args: [],
  available(k) {
    const open = k.lessons.store.getState().lesson;
    if (!open) return why.noLesson;
    return k.lessons.isAsking() || k.display.getState().lessonStep < open.steps.length ? true : why.lastOfLesson;
  },
  run({ lessons, display }) {
    const { lesson: id, lessonStep } = display.getState();
    return lessons.isAsking() ? lessons.answer('skipped') : lessons.show(id, lessonStep + 1);
  },
};

const previousLessonStep: Action = {
  name: names.previousLessonStep,
  group: 'lesson',
  keys: [],
  keysInLesson: ['PageUp'],
  args: [],
  available: (k) => (isOpen(k) !== true ? isOpen(k) : k.display.getState().lessonStep > 1 ? true : why.firstOfLesson),
  run({ lessons, display }) {
    const { lesson: id, lessonStep } = display.getState();
    return lessons.show(id, lessonStep - 1);
  },
};

/** The open lesson's unless another is named. */
const teachersPage: Action<[id?: string]> = {
  name: names.teachersPage,
  group: 'lesson',
  keys: [],
  args: [perhaps(aText)],
  available: always,
  run({ lessons, display }, given = display.getState().lesson) {
    const teachersOf = checkValue('teachersPage', words.args.argument(0), oneOf(lessons.known.ids), given);
    display.setState({ dialog: 'teachers', teachersOf });
  },
};

const returnToStep: Action = {
  name: names.returnToStep,
  group: 'lesson',
  keys: [],
  args: [],
  available: (k) => (isOpen(k) !== true ? isOpen(k) : k.lessons.isAway() ? true : why.onStep),
  run({ lessons, display }) {
    display.setState({ playing: false });
    return lessons.again();
  },
};

const leaveLesson: Action = {
  name: names.leaveLesson,
  group: 'lesson',
  keys: [],
  args: [],
  available: isOpen,
  run: ({ lessons }) => lessons.leave(),
};

const index = aWhole(0, 1_000_000);

/** A token by its index, a number, a choice by its place from 0; or a cell; or several tokens. */
const guess: Action<[guess: Guess]> = {
  name: names.guess,
  group: 'lesson',
  keys: [],
  args: [v.union([v.number(), v.strictObject({ query: index, key: index }), v.array(index)], words.args.expects.guess)],
  available: isAsked,
  run: ({ lessons }, value) => lessons.answer(value),
};

const skipGuess: Action = {
  name: names.skipGuess,
  group: 'lesson',
  keys: [],
  args: [],
  available: isAsked,
  run: ({ lessons }) => lessons.answer('skipped'),
};

export const lessonActions = {
  lesson,
  lessonFile,
  lessonFrom,
  nextLessonStep,
  previousLessonStep,
  teachersPage,
  returnToStep,
  leaveLesson,
  guess,
  skipGuess,
};
