/** Lessons with their words, each loaded once. */
import { type WrittenLesson, knownLessons, lessonIds, loadLesson } from '../../lessons';
import { spokenLanguage } from '../../words';

const loading = new Map<string, Promise<WrittenLesson>>();

/** The same promise every time, unless it failed. */
export function written(id: string): Promise<WrittenLesson> {
  if (knownLessons.ids.indexOf(id) >= lessonIds.length) return loadLesson(id);
  const key = `${spokenLanguage()} ${id}`;
  const known = loading.get(key);
  if (known) return known;
  const found = loadLesson(id);
  loading.set(key, found);
  found.catch(() => loading.delete(key));
  return found;
}
