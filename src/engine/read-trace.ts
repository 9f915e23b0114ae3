/** Splits a step's trace buffer into one StepTrace a row. */
import type { Plan } from '../attention/plan';
import type { StepInput } from './engine';
import type { LayerTrace, StepTrace } from './trace';

/** What the trace buffer does not know of the step that made it. */
export interface StepFacts {
  readonly input: StepInput;
  /** [live] index in the text of the token that each rank holds. */
  readonly keys: Uint32Array;
  /** Wall-clock milliseconds of the whole step. */
  readonly milliseconds: number;
}

/**
 * One trace a row; row r sees live − rows + r + 1 ranks. Every array is a copy of its own, so that traces can be kept and
 * dropped one by one.
 * @param buffer what Engine.forward resolved to, captured
 */
export function readTrace(plan: Plan, buffer: Float32Array, { input, keys, milliseconds }: StepFacts): StepTrace[] {
  const rows = input.tokens.length;
  const live = input.slots.length;
  const { fixed, fields } = plan.trace;
  return Array.from(input.tokens, (token, row) => {
    const sees = live - rows + row + 1;
    const layers = Array.from({ length: plan.layers }, () => ({
      heads: 0,
      attention: new Float32Array(),
      values: {} as Record<string, Float32Array>,
    }));
    const whole: Record<string, Float32Array> = {};
    for (const field of fields) {
      const layer = field.layer === null ? undefined : layers[field.layer];
      if (field.perSlot) {
        const start = rows * (fixed + field.before * live) + row * field.size * live;
        const values = new Float32Array(field.size * sees);
        for (let i = 0; i < field.size; i++) values.set(buffer.subarray(start + i * live, start + i * live + sees), i * sees);
        if (layer && field.name === 'attention') Object.assign(layer, { heads: field.size, attention: values });
        else if (layer) layer.values[field.name] = values;
      } else {
        const start = rows * field.before + row * field.size;
        (layer?.values ?? whole)[field.name] = buffer.slice(start, start + field.size);
      }
    }
    const { logits = new Float32Array(), ...values } = whole;
    return {
      index: keys[sees - 1] ?? 0,
      token,
      keys: keys.slice(0, sees),
      positions: input.positions.slice(0, sees),
      logits,
      layers: layers satisfies readonly LayerTrace[],
      values,
      milliseconds: milliseconds / rows,
    };
  });
}

/** Bytes of a trace's typed arrays. */
export function traceSize(trace: StepTrace): number {
  let bytes = trace.keys.byteLength + trace.positions.byteLength + trace.logits.byteLength;
  for (const values of Object.values(trace.values)) bytes += values.byteLength;
  for (const layer of trace.layers) {
    bytes += layer.attention.byteLength;
    for (const values of Object.values(layer.values)) bytes += values.byteLength;
  }
  return bytes;
}
