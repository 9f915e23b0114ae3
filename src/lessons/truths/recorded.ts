/** What was recorded of windows and sinks over all of the held-out text, in bits per token beyond the trained context. */
import { oneOf } from '../../store/schemas';
import { modelOf, truth } from './truth';

const caches = ['full', 'window', 'recompute', '1', '4'] as const;
const figures = ['bits', 'minusWindow'] as const;

export const recordedTruths = {
  /** Of the page's model: its bits per token, or how many more they are than the window's. */
  recorded: truth(
    { cache: oneOf(caches), positions: oneOf(['original', 'cache'] as const), figure: oneOf(figures) },
    async (page, { cache, positions, figure }) => {
      const [{ recordedFor }, file] = await Promise.all([
        import('../../panels/cache/streaming-table/use-recorded'),
        import('../../panels/cache/streaming-table/recorded.json'),
      ]);
      const { id } = modelOf(page).entry;
      const found = recordedFor(file.default as unknown as Parameters<typeof recordedFor>[0], id)?.figures.find(
        (cell) => String(cell.cache) === cache && cell.positions === positions && cell.first === 'kept',
      );
      return found?.[figure]?.mean ?? Number.NaN;
    },
  ),
};
