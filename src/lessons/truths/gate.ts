/** A sink as a gate: what a head's rows take from everything but the first token. */
import type { LessonPage } from '../../store/known-lessons';
import { mechanismOf } from '../../attention/mechanisms';
import { aNumber, oneOf } from '../../store/schemas';
import { headRow } from '../../insight/attention';
import { aHead, aKey, aRow, modelOf, rowOf, rowsOf, truth } from './truth';

const parts = ['sink', 'rest'] as const;

/** A row's weights without that of token 0, added up; an extra logit is no token. */
const gateOf = (row: Float32Array | null): number =>
  row?.reduce((sum, weight, key) => (key === 0 ? sum : sum + weight), 0) ?? Number.NaN;

/** [rows after the first] */
async function gatesOf(page: LessonPage, layer: number, head: number): Promise<readonly number[]> {
  return (await rowsOf(page)).slice(1).map((trace) => gateOf(headRow(trace, layer, head)));
}

export const gateTruths = {
  /** 1 − α₀, or what an extra logit leaves over of it: 0 is shut, 1 open. */
  gate: truth({ ...aHead, ...aRow }, async (page, { layer, head, query }) =>
    gateOf(headRow(await rowOf(page, query), layer, head)),
  ),
  /** How many rows after the first have it above this. */
  openRows: truth({ ...aHead, above: aNumber(0, 1) }, async (page, { layer, head, above }) => {
    return (await gatesOf(page, layer, head)).filter((gate) => gate > above).length;
  }),
  /** The first row, after row 0, that has it above this. */
  firstOpenRow: truth({ ...aHead, above: aNumber(0, 1) }, async (page, { layer, head, above }) => {
    const index = (await gatesOf(page, layer, head)).findIndex((gate) => gate > above);
    return index < 0 ? Number.NaN : index + 1;
  }),
  /** A key's share of what a row gives to all tokens but the first. */
  restShare: truth({ ...aHead, ...aRow, ...aKey }, async (page, { layer, head, query, key }) => {
    const row = headRow(await rowOf(page, query), layer, head);
    return (row?.[key] ?? Number.NaN) / gateOf(row);
  }),
  /** The length of a part of a head's output, Σ α v over the first token or over all others. */
  outputNorm: truth({ ...aHead, ...aRow, part: oneOf(parts) }, async (page, { layer, head, query, part }) => {
    const trace = await rowOf(page, query);
    const row = headRow(trace, layer, head);
    const { spec, layout } = modelOf(page);
    const attention = spec.layers[layer]?.attention;
    const values = await page.session.cacheArray(layer, 'value', trace.index);
    const shape = layout.find((array) => array.layer === layer && array.name === 'value')?.shape;
    if (!row || !values || !attention || !shape) throw new RangeError(`layer ${layer} keeps no values`);
    const width = shape.at(-1)?.size ?? 0;
    const groups = mechanismOf(attention).keyValueHeads(attention);
    const group = Math.floor((head * groups) / attention.heads);
    const output = new Float64Array(width);
    trace.keys.forEach((key, rank) => {
      if ((key === 0) !== (part === 'sink')) return;
      const start = ((trace.slots[rank] ?? 0) * groups + group) * width;
      for (let i = 0; i < width; i++) output[i] = (output[i] ?? 0) + (row[key] ?? 0) * (values[start + i] ?? 0);
    });
    return Math.hypot(...output);
  }),
};
