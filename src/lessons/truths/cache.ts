/** What is kept, and what that saves. */
import { sum } from 'd3-array';
import { cacheBytes } from '../../attention/cache-bytes';
import { policies } from '../../decode/policies';
import { cachedMultiplications, wholeMultiplications } from '../../insight/multiplications';
import type { SoftmaxSpec } from '../../model/spec';
import type { LessonPage } from '../../store/known-lessons';
import { listOf, oneOf } from '../../store/schemas';
import { aHead, aPlace, aRow, modelOf, rowOf, truth } from './truth';

/** A head's layer, where it is softmax attention. */
function attentionOf(page: LessonPage, layer: number, head: number): SoftmaxSpec | null {
  const attention = modelOf(page).spec.layers[layer]?.attention;
  return attention?.kind === 'softmax' && head < attention.heads ? attention : null;
}

export const cacheTruths = {
  /** Tokens in the cache when a row is read. */
  kept: truth(aRow, async (page, { query }) => (await rowOf(page, query)).keys.length),
  /** Bytes in use then. */
  bytes: truth(aRow, async (page, { query }) => cacheBytes(modelOf(page).layout, (await rowOf(page, query)).keys.length).total),
  /** Multiplications of a row with the cache. */
  multiplications: truth(aRow, async (page, { query }) => {
    const { kind } = page.session.state.getState().reading.policy;
    return cachedMultiplications(modelOf(page).spec, await rowOf(page, query), policies[kind].recomputes);
  }),
  /** Multiplications of the same row, were nothing kept. */
  multiplicationsWithout: truth(aRow, async (page, { query }) =>
    wholeMultiplications(modelOf(page).spec, (await rowOf(page, query)).index + 1),
  ),
  /** How often the second is the first. */
  multiplicationsSaved: truth(aRow, async (page, { query }) => {
    const row = await rowOf(page, query);
    const { spec } = modelOf(page);
    const { kind } = page.session.state.getState().reading.policy;
    return wholeMultiplications(spec, row.index + 1) / cachedMultiplications(spec, row, policies[kind].recomputes);
  }),
  /** How often as many a row takes as it would with the same tokens kept from step to step. */
  recomputedTimes: truth(aRow, async (page, { query }) => {
    const { spec } = modelOf(page);
    const row = await rowOf(page, query);
    return cachedMultiplications(spec, row, true) / cachedMultiplications(spec, row, false);
  }),
  /** How much more a row takes with the cache than an earlier one did: 0.1 is a tenth more. */
  multiplicationsMore: truth({ ...aRow, from: aPlace }, async (page, { query, from }) => {
    const { spec } = modelOf(page);
    const of = async (index?: number): Promise<number> => cachedMultiplications(spec, await rowOf(page, index), false);
    return (await of(query)) / (await of(from)) - 1;
  }),
  /** Numbers that a head keeps of each token: those of its key/value head. */
  headKept: truth(aHead, (page, { layer, head }) => {
    if (!attentionOf(page, layer, head)) return Number.NaN;
    const kept = modelOf(page).layout.filter((array) => array.layer === layer && array.per === 'token' && !array.forDisplay);
    return sum(kept, ({ shape }) => shape.at(-1)?.size ?? 0);
  }),
  /** Numbers of a head's vectors of one token. */
  headMade: truth({ ...aHead, vectors: listOf(oneOf(['query', 'key', 'value'] as const)) }, (page, { layer, head, vectors }) => {
    return vectors.length * (attentionOf(page, layer, head)?.headWidth ?? Number.NaN);
  }),
  /** The furthest that a logit of the row that is looked at is from the same row computed again from the whole text, without the cache. */
  rowAgainDifference: truth({}, async ({ rowAgain }) => {
    await rowAgain.run();
    const { result, error } = rowAgain.store.getState();
    const [own] = result?.ways ?? [];
    if (!own) throw new Error(error ?? 'the row was not computed again');
    return own.difference;
  }),
};
