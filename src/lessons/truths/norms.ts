/** How long keys, values and hidden states are. */
import { median } from 'd3-array';
import type { LessonPage } from '../../store/known-lessons';
import { mechanismOf } from '../../attention/mechanisms';
import { aHead, aLayer, aToken, modelOf, rowsOf, truth } from './truth';

/** [tokens] lengths of keys or values as a head reads them. */
async function normsOf(page: LessonPage, layer: number, head: number, field: 'keyNorm' | 'valueNorm'): Promise<number[]> {
  const spec = modelOf(page).spec.layers[layer]?.attention;
  if (!spec) throw new Error(`no layer ${layer}`);
  const groups = mechanismOf(spec).keyValueHeads(spec);
  const group = Math.floor((head * groups) / spec.heads);
  return (await rowsOf(page)).map(({ layers }) => layers[layer]?.values[field]?.[group] ?? Number.NaN);
}

export const valueNorms = (page: LessonPage, layer: number, head: number): Promise<number[]> =>
  normsOf(page, layer, head, 'valueNorm');

/** A token's against the median of the others'. */
function beside(norms: readonly number[], token: number): number {
  return (norms[token] ?? Number.NaN) / (median(norms.filter((_, index) => index !== token)) ?? Number.NaN);
}

/** ‖v‖ of a token over the median of the others', as a head reads them. */
export const valueRatio = async (page: LessonPage, layer: number, head: number, token: number): Promise<number> =>
  beside(await valueNorms(page, layer, head), token);

export const normTruths = {
  /** ‖v‖ of a token, as a head reads it. */
  valueNorm: truth({ ...aHead, ...aToken }, async (page, { layer, head, token }) => {
    return (await valueNorms(page, layer, head))[token] ?? Number.NaN;
  }),
  /** ‖v‖ of a token over the median of the others'. */
  valueRatio: truth({ ...aHead, ...aToken }, (page, { layer, head, token }) => valueRatio(page, layer, head, token)),
  /** ‖k‖ of a token over the median of the others'. */
  keyRatio: truth({ ...aHead, ...aToken }, async (page, { layer, head, token }) => {
    return beside(await normsOf(page, layer, head, 'keyNorm'), token);
  }),
  /** ‖x‖ of a token where it enters a layer, over the median of the others'; `layer` = number of layers: where it leaves the last. */
  hiddenRatio: truth({ ...aLayer, ...aToken }, async (page, { layer, token }) => {
    const norms = (await rowsOf(page)).map(({ layers, values }) => (layers[layer]?.values ?? values)['residualNorm']?.[0]);
    return beside(
      norms.map((norm) => norm ?? Number.NaN),
      token,
    );
  }),
};
