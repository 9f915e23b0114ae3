/** A lesson's answers, for who teaches it: measured as the page measures them, on a page that nobody sees. */
import type { Keepsake } from '../store/keepsake';
import type { Numbers } from '../store/known-lessons';
import type { Lesson } from './lesson';

/** By the names of the steps that ask. @throws ModelError, EngineError */
export async function measureAnswers(page: Keepsake, { id, steps }: Lesson): Promise<ReadonlyMap<string, Numbers>> {
  const found = new Map<string, Numbers>();
  for (const [i, { name, ask }] of steps.entries()) {
    if (!ask) continue;
    await page.lessons.show(id, i + 1);
    await page.lessons.answer('skipped');
    found.set(name, page.lessons.store.getState().numbers ?? {});
  }
  return found;
}
