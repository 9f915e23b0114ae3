/** The state of a link to a lesson. It comes with the first one. */
import type { StoreApi } from 'zustand/vanilla';
import { messageOf } from '../words/message-of';
import { type Display, pick } from './display';
import type { KnownLesson, KnownLessons } from './known-lessons';
import { type PropertyName, type SavedState, defaultState, formatState } from './properties';

interface LessonLinkParts {
  readonly known: KnownLessons;
  readonly display: StoreApi<Display>;
  /** What a link may say without saying more than which step. */
  readonly readersOwn: readonly PropertyName[];
  readonly load: (id: string) => Promise<KnownLesson>;
  readonly stateOf: (lesson: KnownLesson, step: number) => SavedState;
}

/** See Lessons.fill. */
export async function fillLink(given: SavedState, { readersOwn, load, stateOf, ...parts }: LessonLinkParts): Promise<SavedState> {
  const { known, display } = parts;
  const state = given.lessonFrom === '' ? given : await fillFrom(given, parts);
  if (!known.ids.includes(state.lesson)) return state;
  try {
    const lesson = await load(state.lesson);
    const lessonStep = Math.min(state.lessonStep, lesson.steps.length);
    const own = pick(state, readersOwn);
    const isBare =
      formatState(state) === formatState({ ...defaultState, ...own, lesson: lesson.id, lessonStep: state.lessonStep });
    return isBare ? { ...stateOf(lesson, lessonStep), ...own } : { ...state, lessonStep };
  } catch (error) {
    display.setState({ failure: messageOf(error) });
    return { ...state, lesson: '' };
  }
}

/** The same state with the lesson that its address names; one on another host is offered. */
async function fillFrom(state: SavedState, { known, display }: Pick<LessonLinkParts, 'known' | 'display'>): Promise<SavedState> {
  const { lessonFrom } = state;
  try {
    const isKnown = known.ids.some((id) => known.addressOf(id) === lessonFrom);
    if (isKnown || new URL(lessonFrom, document.baseURI).origin === location.origin)
      return { ...state, lesson: await known.addFrom(lessonFrom) };
    display.setState({ offeredLesson: lessonFrom });
  } catch (error) {
    display.setState({ failure: messageOf(error) });
  }
  return { ...state, lesson: '', lessonFrom: '' };
}
