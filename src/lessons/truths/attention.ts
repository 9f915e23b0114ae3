/** Where heads look. */
import { greatestIndex, max, mean, min, sum } from 'd3-array';
import { type HeadScores, HeadTotals, distance, entropy, headRow, headWeights, moved, rowPlaces } from '../../insight/attention';
import { oneOf } from '../../store/schemas';
import type { FoundHead, LessonPage } from '../../store/known-lessons';
import { words } from '../../words';
import { aNumber } from '../../store/schemas';
import { aHead, aKey, aLayer, aRow, modelOf, rowOf, rowsOf, truth } from './truth';
import { valueNorms, valueRatio } from './norms';

/** One head's row over the text. @throws Error where it has none */
export async function headRowOf(page: LessonPage, layer: number, head: number, query?: number): Promise<Float32Array> {
  const row = headRow(await rowOf(page, query), layer, head);
  if (!row) throw new Error(`no head ${layer}.${head} with a weight per token`);
  return row;
}

/** [layer][head] scores over all rows up to the cursor, row 0 left out. */
async function scoresOf(page: LessonPage): Promise<readonly (readonly HeadScores[])[]> {
  const rows = await rowsOf(page);
  const { tokens } = page.session.state.getState();
  return modelOf(page).spec.layers.map(({ attention }, layer) =>
    Array.from({ length: attention.heads }, (_, head) => {
      const totals = new HeadTotals();
      for (const trace of rows) {
        const weights = headWeights(trace, layer, head);
        if (weights) totals.add(weights, rowPlaces(trace.keys.length, tokens, trace.keys), trace.keys);
      }
      return totals.scores();
    }),
  );
}

/** The head that gives the first token most, on average over the rows; the first of several. */
export async function strongestSinkHead(page: LessonPage): Promise<FoundHead> {
  const scores = await scoresOf(page);
  const layer = greatestIndex(scores, (heads) => max(heads, ({ sink }) => sink)) ?? 0;
  return { layer, head: greatestIndex(scores[layer] ?? [], ({ sink }) => sink) ?? 0 };
}

export const attentionTruths = {
  /** A head's weight from a row to a key: 0 to 1. */
  weight: truth({ ...aHead, ...aRow, ...aKey }, async (page, { layer, head, query, key }) => {
    return (await headRowOf(page, layer, head, query))[key] ?? 0;
  }),
  /** All of a row's weights together. */
  rowSum: truth({ ...aHead, ...aRow }, async (page, { layer, head, query }) => sum(await headRowOf(page, layer, head, query))),
  /** What each token would get, did a row look at all of them evenly. */
  evenShare: truth(aRow, async (page, { query }) => 1 / (await rowOf(page, query)).keys.length),
  /** The token that a row looks at most, by its index. */
  strongestKey: truth({ ...aHead, ...aRow }, async (page, { layer, head, query }) => {
    return greatestIndex(await headRowOf(page, layer, head, query)) ?? Number.NaN;
  }),
  /** The least that a row gives any token. */
  leastWeight: truth({ ...aHead, ...aRow }, async (page, { layer, head, query }) => {
    return min(await headRowOf(page, layer, head, query)) ?? Number.NaN;
  }),
  /** In bits: 0 where a row looks at one token alone. */
  entropy: truth({ ...aHead, ...aRow }, async (page, { layer, head, query }) =>
    entropy(await headRowOf(page, layer, head, query)),
  ),
  /** In tokens: how far back a row looks, on average. */
  distance: truth({ ...aHead, ...aRow }, async (page, { layer, head, query }) =>
    distance(await headRowOf(page, layer, head, query)),
  ),
  /** A head's mean over all rows: the share on the first token (`sink`), on the token before, on what followed earlier copies … */
  headMean: truth(
    { score: oneOf(['sink', 'entropy', 'distance', 'previous', 'induction'] as const), ...aHead },
    async (page, { score, layer, head }) => (await scoresOf(page))[layer]?.[head]?.[score] ?? Number.NaN,
  ),
  /** The mean over all heads of all layers of the share on the first token. */
  sinkMean: truth({}, async (page) => mean((await scoresOf(page)).flat(), ({ sink }) => sink) ?? Number.NaN),
  /** What the first token would get on average over the rows, did all of them look at every token evenly; row 0 is left out. */
  evenMean: truth({}, async (page) => mean((await rowsOf(page)).slice(1), ({ keys }) => 1 / keys.length) ?? Number.NaN),
  /** The share on the first token of the head that gives it most, on average over the rows. */
  strongestSink: truth({}, async (page) => max((await scoresOf(page)).flat(), ({ sink }) => sink) ?? Number.NaN),
  /** ‖v‖ of the first token over the median of the others', as that head reads them. */
  strongestSinkValue: truth({}, async (page) => {
    const { layer, head } = await strongestSinkHead(page);
    return valueRatio(page, layer, head, 0);
  }),
  /** What that head is called. */
  strongestSinkName: truth({}, async (page) => {
    const { layer, head } = await strongestSinkHead(page);
    return words.panels.place.head(layer, head);
  }),
  /** How many heads give the first token more than this share, on average over the rows. */
  sinkHeads: truth({ above: aNumber(0, 1) }, async (page, { above }) => {
    return (await scoresOf(page)).flat().filter(({ sink }) => sink > above).length;
  }),
  /** How many rows of a head give the first token more than this share; row 0 is left out. */
  sinkRows: truth({ ...aHead, above: aNumber(0, 1) }, async (page, { layer, head, above }) => {
    const rows = (await rowsOf(page)).slice(1).map((trace) => headRow(trace, layer, head)?.[0] ?? 0);
    return rows.filter((share) => share > above).length;
  }),
  /** Of what a row adds up, α·‖v‖ over all keys, the part that one key has: 0 to 1. */
  movedShare: truth({ ...aHead, ...aRow, ...aKey }, async (page, { layer, head, query, key }) => {
    const parts = moved(await headRowOf(page, layer, head, query), await valueNorms(page, layer, head));
    return (parts[key] ?? 0) / sum(parts);
  }),
  /** How many heads a layer has. */
  headsIn: truth(aLayer, (page, { layer }) => modelOf(page).spec.layers[layer]?.attention.heads ?? Number.NaN),
  /** How many layers the model has. */
  layers: truth({}, (page) => modelOf(page).spec.layers.length),
  /** How many heads the model has, in all layers. */
  heads: truth({}, (page) => sum(modelOf(page).spec.layers, ({ attention }) => attention.heads)),
};
