/** Attention by sums: what is read one by one, the feature map, the convolution. */
import { greatestIndex, max } from 'd3-array';
import type { Sums } from '../../attention/mechanism';
import { mechanismOf } from '../../attention/mechanisms';
import { segmentOf } from '../../insight/infini-memory';
import type { LessonPage } from '../../store/known-lessons';
import { aNumber, aWhole } from '../../store/schemas';
import { aHead, aLayer, aRow, modelOf, rowOf, truth } from './truth';

/** @throws Error where a layer has no sums */
function sumsOf(page: LessonPage, layer: number): Sums {
  const attention = modelOf(page).spec.layers[layer]?.attention;
  const sums = attention && mechanismOf(attention).sums?.(attention);
  if (!sums) throw new RangeError(`no sums in layer ${layer}`);
  return sums;
}

/** The first token of a row's group: those before it are in the sums. */
async function groupOf(
  page: LessonPage,
  layer: number,
  query?: number,
): Promise<{ readonly from: number; readonly index: number }> {
  const { group } = sumsOf(page, layer);
  const { index } = await rowOf(page, query);
  return { index, from: group === null ? index + 1 : segmentOf(index, group).from };
}

/** A head's taps from the furthest token back to the last one ahead: [kernel]. */
async function tapsOf(page: LessonPage, layer: number, head: number): Promise<Float32Array> {
  const { convolution } = sumsOf(page, layer);
  const taps = convolution && (await page.session.weights(`layers.${layer}.attention.${convolution.tensor}`));
  if (!taps) throw new Error(`layer ${layer} has no convolution`);
  return taps.subarray(head * convolution.kernel, (head + 1) * convolution.kernel);
}

export const linearTruths = {
  /** Tokens that a row reads one by one. */
  readSingly: truth({ ...aLayer, ...aRow }, async (page, { layer, query }) => {
    const { index, from } = await groupOf(page, layer, query);
    return index + 1 - from;
  }),
  /** Tokens that a row reads as one sum. */
  readAsSum: truth({ ...aLayer, ...aRow }, async (page, { layer, query }) => (await groupOf(page, layer, query)).from),
  /** Tokens of a group. */
  group: truth(aLayer, (page, { layer }) => sumsOf(page, layer).group ?? Number.NaN),
  /** The feature map of a number. */
  feature: truth({ ...aLayer, x: aNumber(-100, 100) }, (page, { layer, x }) => sumsOf(page, layer).feature.at(x)),
  /** A head's tap at a distance from the token: 0 its own, −1 the one before, 1 the one ahead. */
  tap: truth({ ...aHead, distance: aWhole(-1000, 1000) }, async (page, { layer, head, distance }) => {
    const taps = await tapsOf(page, layer, head);
    return taps[Math.floor(taps.length / 2) + distance] ?? Number.NaN;
  }),
  /** How many heads of a layer have their largest tap at a distance. */
  headsWithTap: truth({ ...aLayer, distance: aWhole(-1000, 1000) }, async (page, { layer, distance }) => {
    const { heads } = modelOf(page).spec.layers[layer]?.attention ?? { heads: 0 };
    const all = await Promise.all(Array.from({ length: heads }, (_, head) => tapsOf(page, layer, head)));
    return all.filter((taps) => greatestIndex(taps, Math.abs) === Math.floor(taps.length / 2) + distance).length;
  }),
  /** The largest weight that any head of a row gives a token other than the first and the row's own. */
  sharpest: truth(aRow, async (page, { query }) => {
    const { layers, keys } = await rowOf(page, query);
    const live = keys.length;
    return (
      max(layers, ({ attention }) =>
        max(attention ?? [], (weight, at) => (at % live === 0 || at % live === live - 1 ? 0 : weight)),
      ) ?? Number.NaN
    );
  }),
};
