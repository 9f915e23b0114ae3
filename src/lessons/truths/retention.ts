/** How a state fades, and what is left in it. */
import { leastIndex } from 'd3-array';
import { mechanismOf } from '../../attention/mechanisms';
import type { DecayFields } from '../../attention/mechanism';
import { lastRetention } from '../../attention/retention-rows';
import { signedRow } from '../../insight/attention';
import { decayOf, headOfSlots, recallByAge } from '../../insight/decay';
import { compareRetentionForms } from '../../insight/retention-forms';
import type { LessonPage } from '../../store/known-lessons';
import { aNumber, oneOf } from '../../store/schemas';
import { aHead, aKey, aRow, modelOf, rowOf, rowsOf, truth } from "./truth";

/** @throws Error where a layer's state does not fade */
function fieldsOf(page: LessonPage, layer: number): DecayFields {
  const attention = modelOf(page).spec.layers[layer]?.attention;
  const fields = attention && mechanismOf(attention).decay?.(attention);
  if (!fields) throw new RangeError(`nothing fades in layer ${layer}`);
  return fields;
}

/** [rows] a head's γ at every token. */
async function gammasOf(page: LessonPage, layer: number, head: number): Promise<number[]> {
  const { gamma } = fieldsOf(page, layer);
  return (await rowsOf(page)).map(({ layers }) => layers[layer]?.values[gamma]?.[head] ?? Number.NaN);
}

/** A head's part of a cache array as it is after a row: [live, width]. */
async function keptAt(page: LessonPage, layer: number, head: number, field: 'keys' | 'logSums', query?: number) {
  const { slots, index, layers } = await rowOf(page, query);
  const kept = await page.session.cacheArray(layer, fieldsOf(page, layer)[field], index);
  const heads = layers[layer]?.heads ?? Number.NaN;
  if (!kept) throw new Error(`layer ${layer} keeps no ${field}`);
  return headOfSlots(kept, slots, { heads, head }, kept.length / heads / modelOf(page).plan.slots);
}

export const retentionTruths = {
  /** A head's γ when a token is read. */
  gamma: truth({ ...aHead, ...aRow }, async (page, { layer, head, query }) => {
    return (await rowOf(page, query)).layers[layer]?.values[fieldsOf(page, layer).gamma]?.[head] ?? Number.NaN;
  }),
  /** In tokens: how soon half of a token is left, by the mean of log γ over the text. */
  halfLife: truth(aHead, async (page, { layer, head }) => decayOf(await gammasOf(page, layer, head))?.halfLife ?? Number.NaN),
  /** The token that makes a head forget most: the smallest γ, the first row left out. */
  mostForgetting: truth(aHead, async (page, { layer, head }) => {
    const gammas = await gammasOf(page, layer, head);
    return (leastIndex(gammas.slice(1)) ?? Number.NaN) + 1;
  }),
  /** What is left of a token in a row, from the γ of all tokens after it: 0 to 1. */
  remains: truth({ ...aHead, ...aRow, ...aKey }, async (page, { layer, head, query, key }) => {
    const sums = await keptAt(page, layer, head, 'logSums', query);
    return Math.exp((sums.at(-1) ?? Number.NaN) - (sums[key] ?? Number.NaN));
  }),
  /** The age in tokens up to which a token's own key still gets at least this share of what it recalls for its own value. */
  recallAge: truth({ ...aHead, ...aRow, share: aNumber(0, 1) }, async (page, { layer, head, query, share }) => {
    const [keys, sums] = [await keptAt(page, layer, head, 'keys', query), await keptAt(page, layer, head, 'logSums', query)];
    return recallByAge(keys, sums, sums.length).findLast((point) => point.share >= share)?.age ?? Number.NaN;
  }),
  /** How many of a row's weights are below 0. */
  negativeWeights: truth({ ...aHead, ...aRow }, async (page, { layer, head, query }) => {
    return signedRow(await rowOf(page, query), layer, head)?.filter((weight) => weight < 0).length ?? Number.NaN;
  }),
  /** A row's weights together, signs and all. */
  signedSum: truth({ ...aHead, ...aRow }, async (page, { layer, head, query }) => {
    return signedRow(await rowOf(page, query), layer, head)?.reduce((all, weight) => all + weight, 0) ?? Number.NaN;
  }),
  /** The furthest that an output of another form is from the parallel form's, in the last layer of retention, beside its largest. */
  formsApart: truth({ form: oneOf(['recurrent', 'chunkwise'] as const) }, async (page, { form }) => {
    const input = await page.session.retentionInput();
    if (!input || !lastRetention(modelOf(page).plan)) throw new Error('no layer of retention');
    const measure = compareRetentionForms(input, modelOf(page).plan.maxRows);
    return measure[form] / measure.largest;
  }),
};
