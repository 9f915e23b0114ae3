/** Where a step's values are in the trace buffer. */
import type { AttentionSpec, ModelSpec } from '../model/spec';
import type { LayerField } from './mechanism';
import { mechanismOf } from './mechanisms';
import { type TraceField, type TraceLayout, defaultMaxRows } from './plan';
import { likeliestOf } from './vocabulary-parts';

type UnplacedField = Omit<TraceField, 'offset'>;

/**
 * The trace of a model: the logits first, so that a step without capture reads only the buffer's beginning; then each
 * layer's fixed fields; then the norm of the residual before the last norm; then the fields with a number per live slot.
 */
export function traceLayout(spec: ModelSpec): TraceLayout {
  const layers = fieldsOfLayers(spec);
  const ofModel = (field: LayerField): UnplacedField => ({ perSlot: false, ...field, layer: null });
  const fixed = placeFields([
    ...logitFields(spec).map(ofModel),
    ...layers.filter((field) => !field.perSlot),
    ofModel({ name: 'residualNorm', size: 1 }),
  ]);
  const perSlot = placeFields(layers.filter((field) => field.perSlot));
  return { fields: [...fixed.fields, ...perSlot.fields], fixed: fixed.size, perSlot: perSlot.size };
}

/** The fields of every layer, layer by layer. */
export function fieldsOfLayers(spec: ModelSpec): readonly UnplacedField[] {
  return spec.layers.flatMap(({ attention }, layer) =>
    layerFields(attention).map((field) => ({ perSlot: false, ...field, layer })),
  );
}

/** All logits, or those of the likeliest tokens: see Plan.likeliest. */
function logitFields(spec: ModelSpec): readonly LayerField[] {
  const likeliest = likeliestOf(spec);
  if (likeliest === null) return [{ name: 'logits', size: spec.vocabulary }];
  return [
    { name: 'topLogits', size: likeliest.count },
    { name: 'topTokens', size: likeliest.count },
    { name: 'logSum', size: 1 },
    { name: 'followingLogit', size: 1 },
  ];
}

/** Bytes that the trace of one step may take: it is there three times on a device, and once more when it is read. */
const maxTraceBytes = 24 * 2 ** 20;

/** The most tokens of one step: as many as a trace has room for over a full cache of `slots`. */
export function maxRowsOf(spec: ModelSpec, slots = spec.context): number {
  const { fixed, perSlot } = traceLayout(spec);
  const row = (fixed + perSlot * slots + (likeliestOf(spec) === null ? 0 : spec.vocabulary)) * Float32Array.BYTES_PER_ELEMENT;
  return Math.max(1, Math.min(defaultMaxRows, Math.floor(maxTraceBytes / row)));
}

/** The mechanism's own fields, and a weight per head and live slot if it has weights. */
function layerFields(attention: AttentionSpec): readonly LayerField[] {
  const mechanism = mechanismOf(attention);
  const fields = mechanism.traceFields(attention);
  if (mechanism.weights(attention) === 'none') return fields;
  return [...fields, { name: 'attention', size: attention.heads, perSlot: true }];
}

/** Each after the ones before it. */
export function placeFields(fields: readonly UnplacedField[]): { readonly fields: readonly TraceField[]; readonly size: number } {
  let size = 0;
  const placed = fields.map((field) => {
    const offset = size;
    size += field.size;
    return { ...field, offset };
  });
  return { fields: placed, size };
}

/** `offset` of a layer's fields by name (null: the model's own). @throws RangeError for a field that is not in the trace. */
export function fieldOffsets<Name extends string>(
  trace: TraceLayout,
  layer: number | null,
  names: readonly Name[],
): Readonly<Record<Name, number>> {
  const offsetOf = (name: Name): number => {
    const found = trace.fields.find((field) => field.name === name && field.layer === layer);
    if (found === undefined) throw new RangeError(`the trace has no field ${name} in layer ${layer}`);
    return found.offset;
  };
  return Object.fromEntries(names.map((name) => [name, offsetOf(name)])) as Record<Name, number>;
}
