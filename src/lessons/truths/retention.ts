/** How a state fades, and what is left in it. */
import { leastIndex, median } from 'd3-array';
import { mechanismOf } from '../../attention/mechanisms';
import type { DecayFields } from '../../attention/mechanism';
import { lastRetention } from '../../attention/retention-rows';
import { decayOf, headOfSlots, recallByAge } from '../../insight/decay';
import { compareRetentionForms } from '../../insight/retention-forms';
import type { LessonPage } from '../../store/known-lessons';
import { oneOf } from '../../store/schemas';
import { aHead, aKey, aRow, modelOf, rowOf, rowsOf, truth } from './truth';

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
  /** A head's γ over the text: half are smaller. The first row is left out. */
  medianGamma: truth(aHead, async (page, { layer, head }) => median((await gammasOf(page, layer, head)).slice(1)) ?? Number.NaN),
  /** In whole tokens: how soon half of a token is left, by the mean of log γ over the text. */
  halfLife: truth(aHead, async (page, { layer, head }) => {
    return Math.round(decayOf(await gammasOf(page, layer, head))?.halfLife ?? Number.NaN);
  }),
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
  /** When a state is asked with the key of the newest token: the part of what it gives back that is the token's own value, by weight. */
  recallShare: truth(aHead, async (page, { layer, head }) => {
    const [keys, sums] = [await keptAt(page, layer, head, 'keys'), await keptAt(page, layer, head, 'logSums')];
    return recallByAge(keys, sums, 1)[0]?.share ?? Number.NaN;
  }),
  /** The furthest that an output of another form is from the parallel form's, in the last layer of retention, beside its largest. */
  formsApart: truth({ form: oneOf(['recurrent', 'chunkwise'] as const) }, async (page, { form }) => {
    const input = await page.session.retentionInput();
    if (!input || !lastRetention(modelOf(page).plan)) throw new Error('no layer of retention');
    const measure = compareRetentionForms(input, modelOf(page).plan.maxRows);
    return measure[form] / measure.largest;
  }),
};
