/** What is kept, and what that saves. */
import { cacheBytes } from '../../attention/cache-bytes';
import { cachedMultiplications, wholeMultiplications } from '../../insight/multiplications';
import { aRow, modelOf, rowOf, truth } from './truth';

export const cacheTruths = {
  /** Tokens in the cache when a row is read. */
  kept: truth(aRow, async (k, { query }) => (await rowOf(k, query)).keys.length),
  /** Bytes in use then. */
  bytes: truth(aRow, async (k, { query }) => cacheBytes(modelOf(k).layout, (await rowOf(k, query)).keys.length).total),
  /** Multiplications of a row with the cache. */
  multiplications: truth(aRow, async (k, { query }) => {
    const { kind } = k.session.state.getState().reading.policy;
    return cachedMultiplications(modelOf(k).spec, await rowOf(k, query), kind === 'recompute');
  }),
  /** Multiplications of the same row, were nothing kept. */
  multiplicationsWithout: truth(aRow, async (k, { query }) =>
    wholeMultiplications(modelOf(k).spec, (await rowOf(k, query)).index + 1),
  ),
};
