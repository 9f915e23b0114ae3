/** What a layer keeps of a token, and what is made of it. */
import { max, sum } from 'd3-array';
import { growth } from '../../attention/cache-bytes';
import { mechanismOf } from '../../attention/mechanisms';
import { layerLayout } from '../../insight/cache';
import { factorsOf, rebuilt, rowNorms } from '../../insight/factors';
import { keptNumbers } from '../../insight/kept-numbers';
import { sharedCache } from '../../insight/shared-cache';
import type { LessonPage } from '../../store/known-lessons';
import { oneOf } from '../../store/schemas';
import { headRowOf } from './attention';
import { aHead, aLayer, aRow, modelOf, rowOf, truth } from './truth';

function attentionOf(page: LessonPage, layer: number) {
  const spec = modelOf(page).spec.layers[layer]?.attention;
  if (!spec) throw new RangeError(`no layer ${layer}`);
  return spec;
}

const aPart = { part: oneOf(['key', 'value'] as const) } as const;
const norms = { key: 'keyNorm', value: 'valueNorm' } as const;

export const keptTruths = {
  /** Numbers that a layer keeps of every token. */
  keptNumbers: truth(aLayer, (page, { layer }) => {
    return sum(keptNumbers(layerLayout(modelOf(page).layout, layer)), ({ numbers, growth: grows }) =>
      grows === 'constant' ? 0 : numbers,
    );
  }),
  /** Numbers of the keys and values that its heads read of a token. */
  readNumbers: truth(aLayer, (page, { layer }) => {
    const attention = attentionOf(page, layer);
    return 'headWidth' in attention ? 2 * attention.heads * attention.headWidth : Number.NaN;
  }),
  /** How many keys a layer keeps of a token: its key/value heads. */
  keyValueHeads: truth(aLayer, (page, { layer }) => {
    const attention = attentionOf(page, layer);
    return mechanismOf(attention).keyValueHeads(attention);
  }),
  /** Numbers of one key of one head. */
  keyWidth: truth(aLayer, (page, { layer }) => {
    const attention = attentionOf(page, layer);
    return 'headWidth' in attention ? attention.headWidth : attention.keyWidth;
  }),
  /** Outer products that a layer of factors adds up for a token's keys, or values. */
  rank: truth({ ...aLayer, ...aPart, ...aRow }, async (page, { layer, part, query }) => {
    return (await factorsAt(page, layer, part, query)).a.rows;
  }),
  /** The furthest that the length of a key or value rebuilt from its factors is from the one measured in the model, over heads. */
  rebuiltApart: truth({ ...aLayer, ...aPart, ...aRow }, async (page, { layer, part, query }) => {
    const measured = (await rowOf(page, query)).layers[layer]?.values[norms[part]];
    const made = rowNorms(rebuilt(await factorsAt(page, layer, part, query)));
    return max(made, (norm, head) => Math.abs(norm - (measured?.[head] ?? Number.NaN))) ?? Number.NaN;
  }),
  /** The layer that fills the cache which others read. */
  fillingLayer: truth({}, (page) => sharedCache(modelOf(page).spec.layers)?.fills ?? Number.NaN),
  /** How many layers read it. */
  readingLayers: truth({}, (page) => sharedCache(modelOf(page).spec.layers)?.readers.length ?? Number.NaN),
  /** How many layers keep something of every token of a text, however long it is. */
  fillingLayers: truth({}, (page) => {
    const { spec, layout } = modelOf(page);
    return spec.layers.filter((_, layer) => growth(layerLayout(layout, layer)).perToken > 0).length;
  }),
  /** The most tokens that the model can read here. */
  contextOf: truth({}, (page) => modelOf(page).spec.context),
  /** Tokens of the texts that it was trained on. */
  trainedOn: truth({}, (page) => modelOf(page).spec.trainedContext),
  /** The last tokens that a row of a layer sees, its own included. */
  window: truth(aLayer, (page, { layer }) => {
    const attention = attentionOf(page, layer);
    return mechanismOf(attention).window(attention) ?? Number.NaN;
  }),
  /** A prompt read with early exit: how many of its tokens go through all layers. */
  fullRows: truth({}, async (page) => {
    const { rows, skippedRows } = await prefillOf(page);
    return rows - skippedRows;
  }),
  /** How far its logits are from those of a prompt read through all layers. */
  exitDifference: truth({}, async (page) => (await prefillOf(page)).difference),
  /** How many layers the model has. */
  layers: truth({}, (page) => modelOf(page).spec.layers.length),
  /** The first token that a row of a head sees. */
  firstSeen: truth({ ...aHead, ...aRow }, async (page, { layer, head, query }) => {
    return (await headRowOf(page, layer, head, query)).findIndex((weight) => weight > 0);
  }),
};

async function prefillOf(page: LessonPage) {
  const measure = await page.session.measurePrefill();
  if (!measure) throw new Error('every layer keeps something of every token');
  return measure;
}

async function factorsAt(page: LessonPage, layer: number, part: 'key' | 'value', query: number | undefined) {
  const attention = attentionOf(page, layer);
  const fields = mechanismOf(attention).factors?.(attention);
  const trace = (await rowOf(page, query)).layers[layer];
  const factors = fields && trace ? factorsOf(trace, fields, part) : null;
  if (!factors) throw new RangeError(`layer ${layer} keeps no factors`);
  return factors;
}
