/** Every lesson with its words, once they are here. */
import { useEffect, useState } from 'react';
import { type WrittenLesson, knownLessons, loadLesson } from '../../lessons';

/** Null while they are on their way; an error where they cannot be fetched. */
export function useAllLessons(): readonly WrittenLesson[] | Error | null {
  const [all, setAll] = useState<readonly WrittenLesson[] | Error | null>(null);
  useEffect(() => {
    let wanted = true;
    void Promise.all(knownLessons.ids.map(loadLesson))
      .catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))))
      .then((found) => wanted && setAll(found));
    return () => {
      wanted = false;
    };
  }, []);
  return all;
}
