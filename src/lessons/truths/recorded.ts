/** What was recorded of windows and sinks over all of the held-out text, in bits per token beyond the trained context. */
import type { Recorded, RecordedFile } from '../../panels/cache/streaming-table/use-recorded';
import type { LessonPage } from '../../store/known-lessons';
import { oneOf } from '../../store/schemas';
import { modelOf, truth } from './truth';

const caches = ['full', 'window', 'recompute', '1', '4'] as const;
const figures = ['bits', 'minusWindow'] as const;

/** Null for a model without records. */
async function recordedOf(page: LessonPage): Promise<Recorded | null> {
  const [{ recordedFor }, file] = await Promise.all([
    import('../../panels/cache/streaming-table/use-recorded'),
    import('../../panels/cache/streaming-table/recorded.json'),
  ]);
  return recordedFor(file.default as unknown as RecordedFile, modelOf(page).entry.id);
}

export const recordedTruths = {
  /** Of how many texts it was recorded, of how many tokens each, and of the texts of training. */
  recordedTexts: truth({ figure: oneOf(['texts', 'tokens', 'trained'] as const) }, async (page, { figure }) => {
    return (await recordedOf(page))?.[figure] ?? Number.NaN;
  }),
  /** Of the page's model: its bits per token, or how many more they are than the window's. */
  recorded: truth(
    { cache: oneOf(caches), positions: oneOf(['original', 'cache'] as const), figure: oneOf(figures) },
    async (page, { cache, positions, figure }) => {
      const found = (await recordedOf(page))?.figures.find(
        (cell) => String(cell.cache) === cache && cell.positions === positions && cell.first === 'kept',
      );
      return found?.[figure]?.mean ?? Number.NaN;
    },
  ),
};
