/** The table of the lessons, in their order. What a lesson is and says comes when it is opened. */
import { type LessonId, type LessonWords, loadLessonWords } from '../words';
import type { KnownLessons } from '../store/known-lessons';
import type { Lesson } from './lesson';

const data: { readonly [Id in LessonId]: () => Promise<Lesson> } = {
  'one-token-at-a-time': async () => (await import('./one-token-at-a-time')).oneTokenAtATime,
  'where-attention-drains': async () => (await import('./where-attention-drains')).whereAttentionDrains,
  'take-it-away': async () => (await import('./take-it-away')).takeItAway,
  'a-window-that-forgets': async () => (await import('./a-window-that-forgets')).aWindowThatForgets,
  'fewer-smaller-keys': async () => (await import('./fewer-smaller-keys')).fewerSmallerKeys,
  'cache-once': async () => (await import('./cache-once')).cacheOnce,
  'memory-that-fades': async () => (await import('./memory-that-fades')).memoryThatFades,
  'without-a-softmax': async () => (await import('./without-a-softmax')).withoutASoftmax,
  'what-the-cache-costs': async () => (await import('./what-the-cache-costs')).whatTheCacheCosts,
};

export const lessonIds = Object.keys(data) as readonly LessonId[];

export interface WrittenLesson {
  readonly lesson: Lesson;
  readonly words: LessonWords;
}

const isLesson = (id: string): id is LessonId => Object.hasOwn(data, id);

/** A lesson and its words. @throws Error where they cannot be fetched; RangeError where there is no such lesson */
export async function loadLesson(id: string): Promise<WrittenLesson> {
  if (!isLesson(id)) throw new RangeError(id);
  const [lesson, words] = await Promise.all([data[id](), loadLessonWords(id)]);
  return { lesson, words };
}

export const knownLessons: KnownLessons = {
  ids: lessonIds,
  async list() {
    const all = await Promise.all(lessonIds.map(loadLesson));
    return all.map(({ lesson: { id, minutes, steps }, words: { title } }) => ({ id, title, minutes, steps: steps.length }));
  },
  async load(id) {
    const [{ known }, { lesson }] = await Promise.all([import('./known'), loadLesson(id)]);
    return known(lesson);
  },
};
