/** Infini-attention: what is in the memory, and what heads take from it. */
import { extent } from 'd3-array';
import { mechanismOf } from '../../attention/mechanisms';
import type { MemoryFields } from '../../attention/mechanism';
import { type GateKind, gateKind, segmentOf } from '../../insight/infini-memory';
import type { LessonPage } from '../../store/known-lessons';
import { oneOf } from '../../store/schemas';
import { aHead, aLayer, aRow, modelOf, rowOf, truth } from './truth';

/** @throws Error where a layer has no memory */
function fieldsOf(page: LessonPage, layer: number): MemoryFields {
  const attention = modelOf(page).spec.layers[layer]?.attention;
  const fields = attention && mechanismOf(attention).memory?.(attention);
  if (!fields) throw new RangeError(`no memory in layer ${layer}`);
  return fields;
}

/** A field of a row: [heads]. */
async function headsOf(page: LessonPage, layer: number, field: 'gate' | 'share' | 'norm', query?: number): Promise<Float32Array> {
  const fields = fieldsOf(page, layer);
  return (await rowOf(page, query)).layers[layer]?.values[fields[field]] ?? new Float32Array();
}

/** The gates of all heads. */
async function gatesOf(page: LessonPage): Promise<readonly number[]> {
  const all = await Promise.all(modelOf(page).spec.layers.map((_, layer) => headsOf(page, layer, 'gate')));
  return all.flatMap((gates) => [...gates]);
}

const kinds = ['local', 'memory', 'mixer', 'between'] as const satisfies readonly GateKind[];

export const memoryTruths = {
  /** Tokens of a segment. */
  segment: truth(aLayer, (page, { layer }) => fieldsOf(page, layer).segment),
  /** Tokens of a row's own segment up to it: those that it can look at. */
  inSegment: truth({ ...aLayer, ...aRow }, async (page, { layer, query }) => {
    const { index } = await rowOf(page, query);
    return index + 1 - segmentOf(index, fieldsOf(page, layer).segment).from;
  }),
  /** Tokens of the segments before, which are in the memory. */
  inMemory: truth({ ...aLayer, ...aRow }, async (page, { layer, query }) => {
    return segmentOf((await rowOf(page, query)).index, fieldsOf(page, layer).segment).from;
  }),
  /** The share of a row of a head that comes from the memory: 0 to 1. */
  memoryShare: truth({ ...aHead, ...aRow }, async (page, { layer, head, query }) => {
    return (await headsOf(page, layer, 'share', query))[head] ?? Number.NaN;
  }),
  /** ‖M‖ of a head when a row is read. */
  memoryNorm: truth({ ...aHead, ...aRow }, async (page, { layer, head, query }) => {
    return (await headsOf(page, layer, 'norm', query))[head] ?? Number.NaN;
  }),
  /** How often as long a head's memory is at the last row as it was at an earlier one. */
  memoryGrowth: truth({ ...aHead, ...aRow }, async (page, { layer, head, query }) => {
    const norm = async (row?: number): Promise<number> => (await headsOf(page, layer, 'norm', row))[head] ?? Number.NaN;
    return (await norm()) / (await norm(query));
  }),
  /** The smallest gate of all heads, or the largest. */
  gateExtent: truth({ end: oneOf(['least', 'most'] as const) }, async (page, { end }) => {
    const [least, most] = extent(await gatesOf(page));
    return (end === 'least' ? least : most) ?? Number.NaN;
  }),
  /** How many heads have a gate of this kind. */
  gatesOfKind: truth({ kind: oneOf(kinds) }, async (page, { kind }) => {
    return (await gatesOf(page)).filter((gate) => gateKind(gate) === kind).length;
  }),
};
