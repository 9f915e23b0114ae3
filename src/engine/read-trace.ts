/** Splits a step's trace buffer into one StepTrace per row. */
import type { Plan, TraceField, WeightKind } from '../attention/plan';
import { type StepInput, followingOf } from './engine';
import { type Logits, logitBytes } from './logits';
import type { LayerTrace, StepTrace } from './trace';

/** What a trace needs of its step beside the trace buffer. */
export interface StepFacts {
  readonly input: StepInput;
  /** [live] index in the text of the token that each rank holds. */
  readonly keys: Uint32Array;
  /** Wall-clock milliseconds of the whole step. */
  readonly milliseconds: number;
}

/**
 * One trace per row; row r sees live − rows + r + 1 ranks, and its attention is cut to these. Every array is a separate copy, so
 * that traces can be kept, discarded and transferred one by one.
 * @param buffer what Engine.forward resolved to, captured
 */
export function readTrace(plan: Plan, buffer: Float32Array, { input, keys, milliseconds }: StepFacts): StepTrace[] {
  const rows = input.tokens.length;
  const live = input.slots.length;
  const { fixed, fields } = plan.trace;

  /** [size] or, per slot, [size, sees] of one row. */
  const read = (field: TraceField, row: number, sees: number): Float32Array => {
    if (!field.perSlot) {
      const start = rows * field.offset + row * field.size;
      return buffer.slice(start, start + field.size);
    }
    const start = rows * (fixed + field.offset * live) + row * field.size * live;
    const values = new Float32Array(field.size * sees);
    for (let i = 0; i < field.size; i++) values.set(buffer.subarray(start + i * live, start + i * live + sees), i * sees);
    return values;
  };

  /** They come behind the trace, where they were asked for. */
  const behind = rows * (fixed + plan.trace.perSlot * live);
  const allLogits = (row: number): Float32Array | null =>
    plan.likeliest !== null && input.allLogits
      ? buffer.slice(behind + row * plan.vocabulary, behind + (row + 1) * plan.vocabulary)
      : null;

  return Array.from(input.tokens, (token, row) => {
    const sees = live - rows + row + 1;
    const valuesOf = (layer: number | null): Record<string, Float32Array> =>
      Object.fromEntries(fields.filter((field) => field.layer === layer).map((field) => [field.name, read(field, row, sees)]));
    const { logits, values } = logitsOf(plan, input, row, valuesOf(null), allLogits(row));
    return {
      index: keys[sees - 1] ?? 0,
      token,
      keys: keys.slice(0, sees),
      slots: input.slots.slice(0, sees),
      positions: input.positions.slice(0, sees),
      logits,
      layers: Array.from({ length: plan.layers }, (_, layer) => {
        const { attention = null, gates, ...others } = valuesOf(layer);
        return {
          heads: plan.heads[layer] ?? 0,
          ...weightsOf(plan.weights[layer], attention, sees),
          ...(gates ? { gates } : {}),
          values: others,
        };
      }),
      values,
      milliseconds: milliseconds / rows,
    };
  });
}

/** The logits among a row's fields, and what else there is of the model as a whole. */
function logitsOf(
  { vocabulary, likeliest }: Plan,
  input: StepInput,
  row: number,
  fields: Record<string, Float32Array>,
  all: Float32Array | null,
): { readonly logits: Logits; readonly values: Record<string, Float32Array> } {
  const { logits = none, topLogits = none, topTokens = none, logSum = none, followingLogit = none, ...values } = fields;
  if (likeliest === null) return { logits, values };
  const token = followingOf(input, row);
  return {
    logits: {
      vocabulary,
      tokens: Uint32Array.from(topTokens),
      values: topLogits,
      logSum: logSum[0] ?? Number.NaN,
      following: token === undefined ? null : { token, logit: followingLogit[0] ?? Number.NaN },
      all,
    },
    values,
  };
}

const none = new Float32Array();

/** A layer's weights as a trace has them: shares, and the weights themselves where these are none. */
function weightsOf(
  kind: WeightKind | undefined,
  weights: Float32Array | null,
  sees: number,
): Pick<LayerTrace, 'attention' | 'signed' | 'unnormalised'> {
  if (weights === null || (kind !== 'signed' && kind !== 'unnormalised')) return { attention: weights };
  return { attention: sharesOf(weights, sees), [kind]: weights };
}

/** Rows of `sees` weights as shares by magnitude, |w| / Σ |w|, as the recorded scores of such models are; a row of zeros remains. */
function sharesOf(weights: Float32Array, sees: number): Float32Array {
  const shares = weights.map(Math.abs);
  for (let start = 0; start < shares.length; start += sees) {
    const row = shares.subarray(start, start + sees);
    const sum = row.reduce((total, share) => total + share, 0);
    if (sum > 0) row.forEach((share, i) => (row[i] = share / sum));
  }
  return shares;
}

/** Bytes of a trace's typed arrays. */
export function traceSize({ keys, slots, positions, logits, layers, values }: StepTrace): number {
  const arrays = [keys, slots, positions, ...Object.values(values)];
  for (const { attention, signed, unnormalised, gates, values: own } of layers)
    arrays.push(...[attention, signed, unnormalised, gates].filter((array) => array != null), ...Object.values(own));
  return arrays.reduce((bytes, array) => bytes + array.byteLength, logitBytes(logits));
}
