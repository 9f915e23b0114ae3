/** The plan of a recording: a trace and nothing that computes it. */
import type { RecordedRow } from '../model/recording/recorded-spec';
import type { ModelSpec } from '../model/spec';
import { mechanismOf } from './mechanisms';
import { type Plan, type TraceField, defaultMaxRows } from './plan';
import { fieldsOfLayers, placeFields } from './trace-layout';

/** Bytes of a step's trace, of which as many rows are read at a time. */
const stepBytes = 16 * 2 ** 20;

/**
 * The trace of a recording's rows. In place of the logits of a whole vocabulary it has those of the likeliest tokens (`logits`), with their ids
 * (`likeliest`), log Σ exp of all logits (`logSumExp`), the entropy in nats (`entropy`), and the token that follows (`nextToken`) with its logit (`nextLogit`).
 */
export function playbackPlan(spec: ModelSpec, { likeliest, residualNorm }: RecordedRow): Plan {
  const ofModel = (name: string, size: number): Omit<TraceField, 'offset'> => ({ name, size, layer: null, perSlot: false });
  const fields = fieldsOfLayers(spec);
  const fixed = placeFields([
    ofModel('logits', likeliest),
    ofModel('likeliest', likeliest),
    ofModel('logSumExp', 1),
    ofModel('entropy', 1),
    ofModel('nextToken', 1),
    ofModel('nextLogit', 1),
    ...fields.filter((field) => !field.perSlot),
    ...(residualNorm ? [ofModel('residualNorm', 1)] : []),
  ]);
  const perSlot = placeFields(fields.filter((field) => field.perSlot));
  const attentions = spec.layers.map(({ attention }) => attention);
  const rowBytes = 4 * (fixed.size + perSlot.size * spec.context);
  return {
    vocabulary: spec.vocabulary,
    likeliest: null,
    layers: spec.layers.length,
    heads: attentions.map(({ heads }) => heads),
    weights: attentions.map((attention) => mechanismOf(attention).weights(attention)),
    slots: spec.context,
    positions: spec.context,
    learnedPositions: null,
    maxRows: Math.max(1, Math.min(defaultMaxRows, Math.floor(stepBytes / rowBytes))),
    ring: null,
    recurrent: false,
    states: [],
    snapshots: 0,
    branches: false,
    earlyExit: null,
    tensors: [],
    buffers: [],
    ops: [],
    trace: { fields: [...fixed.fields, ...perSlot.fields], fixed: fixed.size, perSlot: perSlot.size },
  };
}
