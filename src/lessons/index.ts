/** The table of the lessons, in their order. What a lesson is and says comes when it is opened. */
import { type LessonId, loadLessonWords, words } from '../words';
import type { KnownLessons, LessonEntry } from '../store/known-lessons';
import type { Lesson, WrittenLesson } from './lesson';

export type { WrittenLesson } from './lesson';

const data: { readonly [Id in LessonId]: () => Promise<Lesson> } = {
  'one-token-at-a-time': async () => (await import('./one-token-at-a-time')).oneTokenAtATime,
  'where-attention-drains': async () => (await import('./where-attention-drains')).whereAttentionDrains,
  'take-it-away': async () => (await import('./take-it-away')).takeItAway,
  'a-window-that-forgets': async () => (await import('./a-window-that-forgets')).aWindowThatForgets,
  'fewer-smaller-keys': async () => (await import('./fewer-smaller-keys')).fewerSmallerKeys,
  'cache-once': async () => (await import('./cache-once')).cacheOnce,
  'memory-that-fades': async () => (await import('./memory-that-fades')).memoryThatFades,
  'without-a-softmax': async () => (await import('./without-a-softmax')).withoutASoftmax,
  'guess-ahead-then-check': async () => (await import('./guess-ahead-then-check')).guessAheadThenCheck,
  'no-end-to-the-text': async () => (await import('./no-end-to-the-text')).noEndToTheText,
  'what-the-cache-costs': async () => (await import('./what-the-cache-costs')).whatTheCacheCosts,
  'the-sink-is-a-gate': async () => (await import('./the-sink-is-a-gate')).theSinkIsAGate,
  'is-it-in-your-model': async () => (await import('./is-it-in-your-model')).isItInYourModel,
};

export const lessonIds = Object.keys(data) as readonly LessonId[];

const isLesson = (id: string): id is LessonId => Object.hasOwn(data, id);

/** Lessons of visitors' own, by id. */
const own = new Map<string, { readonly written: Promise<WrittenLesson>; readonly address: string }>();

/** A lesson and its words; of a visitor's own, the same promise every time. @throws Error where they cannot be fetched; RangeError where there is no such lesson */
export const loadLesson = (id: string): Promise<WrittenLesson> => own.get(id)?.written ?? loadShipped(id);

async function loadShipped(id: string): Promise<WrittenLesson> {
  if (!isLesson(id)) throw new RangeError(id);
  const [lesson, said] = await Promise.all([data[id](), loadLessonWords(id)]);
  return { lesson, words: said };
}

/** Which panel a lesson's picture shows, at which step, from 1. */
export function pictureOf({ picture, steps }: Lesson): LessonEntry['picture'] {
  if (picture) return { step: 1 + steps.findIndex(({ name }) => name === picture.step), panel: picture.panel };
  for (const [i, { pointAt, answerPointAt = pointAt }] of steps.entries())
    if (answerPointAt && 'panel' in answerPointAt && answerPointAt.panel !== 'tokens')
      return { step: i + 1, panel: answerPointAt.panel };
  return { step: 1, panel: 'attention' };
}

function take(found: WrittenLesson, address: string): string {
  const { id } = found.lesson;
  if (isLesson(id)) throw new Error(words.store.lessonExists(id));
  own.set(id, { written: Promise.resolve(found), address });
  return id;
}

export const knownLessons: KnownLessons = {
  get ids() {
    return [...lessonIds, ...own.keys()];
  },
  async add(text) {
    const { readLesson } = await import('./lesson-file');
    return take(await readLesson(text), '');
  },
  async addFrom(address) {
    for (const [id, one] of own) if (one.address === address) return id;
    const { fetchLesson } = await import('./lesson-file');
    return take(await fetchLesson(address), address);
  },
  addressOf: (id) => own.get(id)?.address ?? '',
  async list() {
    const all = await Promise.all(knownLessons.ids.map(loadLesson));
    return all.map(({ lesson, words: { title } }) => {
      const { id, minutes, steps } = lesson;
      return { id, title, minutes, steps: steps.length, picture: pictureOf(lesson) };
    });
  },
  async load(id) {
    const [{ known }, { lesson }] = await Promise.all([import('./known'), loadLesson(id)]);
    return known(lesson);
  },
};
