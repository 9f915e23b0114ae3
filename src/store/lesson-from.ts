/** A link to a lesson that did not come with the page. */
import type { StoreApi } from 'zustand/vanilla';
import { messageOf } from '../words/message-of';
import type { Display } from './display';
import type { KnownLessons } from './known-lessons';
import type { SavedState } from './properties';

/** The same state with the lesson that its address names; one on another host is offered. */
export async function fillFrom(state: SavedState, known: KnownLessons, display: StoreApi<Display>): Promise<SavedState> {
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
