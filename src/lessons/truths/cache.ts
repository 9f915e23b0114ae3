/** What is kept, and what that saves. */
import { cacheBytes } from '../../attention/cache-bytes';
import { cachedMultiplications, wholeMultiplications } from '../../insight/multiplications';
import { aRow, modelOf, rowOf, truth } from './truth';

export const cacheTruths = {
  /** Tokens in the cache when a row is read. */
  kept: truth(aRow, async (page, { query }) => (await rowOf(page, query)).keys.length),
  /** Bytes in use then. */
  bytes: truth(aRow, async (page, { query }) => cacheBytes(modelOf(page).layout, (await rowOf(page, query)).keys.length).total),
  /** Multiplications of a row with the cache. */
  multiplications: truth(aRow, async (page, { query }) => {
    const { kind } = page.session.state.getState().reading.policy;
    return cachedMultiplications(modelOf(page).spec, await rowOf(page, query), kind === 'recompute');
  }),
  /** Multiplications of the same row, were nothing kept. */
  multiplicationsWithout: truth(aRow, async (page, { query }) =>
    wholeMultiplications(modelOf(page).spec, (await rowOf(page, query)).index + 1),
  ),
};
