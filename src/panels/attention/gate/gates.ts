/** How open heads are: of every head of a layer in a row, and of every layer over the rows of the text. */
import { sinkOf } from '../../../decode/reader/reading-settings';
import { headRow, headWeights } from '../../../insight/attention';
import { gateOf, outputParts } from '../../../insight/gate';
import { KeptRows } from '../../../insight/kept-rows';
import { attentionOf } from '../../data/layer-attention';
import type { Text } from '../../data/text';
import type { LayerValues } from './use-values';

export interface HeadGate {
  readonly head: number;
  /** g */
  readonly open: number;
  /** The model's own gate on what the head mixed, where it has one. */
  readonly own: number | null;
  /** [index + 1] its row over the text; NaN for what is not live */
  readonly weights: Float32Array;
  /** ‖Σ_S α v‖ and ‖g õ‖; null where values are not known */
  readonly lengths: { readonly sink: number; readonly rest: number } | null;
}

/** Whether a layer has shares per token that a sink can take from. */
export function hasGates(text: Pick<Text, 'model'>, layer: number): boolean {
  const attention = attentionOf(text, layer);
  // What a memory takes from a row is no sink.
  const isSoftmax = attention !== null && attention.memory === null && attention.sums === null;
  return isSoftmax && (attention.weights === 'shares' || attention.weights === 'partial');
}

/** Every head of a layer in a row; none where the row's trace was discarded. @param values those that are cached after the row */
export function gatesOf(text: Text, layer: number, row: number, values: LayerValues | null): readonly HeadGate[] {
  const trace = row < 0 ? undefined : text.trace(row);
  if (!trace || !hasGates(text, layer)) return [];
  const sink = sinkOf(text.reading);
  const heads = trace.layers[layer]?.heads ?? 0;
  return Array.from({ length: heads }, (_, head) => {
    const weights = headWeights(trace, layer, head) ?? new Float32Array();
    return {
      head,
      open: gateOf(weights, trace.keys, sink),
      own: trace.layers[layer]?.gates?.[head] ?? null,
      weights: headRow(trace, layer, head) ?? new Float32Array(),
      lengths: values && lengthsOf(weights, trace.keys, head, heads),
    };
  });

  function lengthsOf(weights: Float32Array, keys: Uint32Array, head: number, count: number): HeadGate['lengths'] {
    if (!values) return null;
    const { numbers, width, groups, places } = values;
    const group = Math.floor((head * groups) / count);
    // A ring has the last of them; those before have no weight.
    const seen = Math.min(weights.length, places.length);
    const parts = outputParts(weights.subarray(weights.length - seen), keys.subarray(keys.length - seen), sink, {
      numbers,
      width,
      at: (i) => ((places[places.length - seen + i] ?? 0) * groups + group) * width,
    });
    return { sink: Math.hypot(...parts.sink), rest: Math.hypot(...parts.rest) };
  }
}

/** Of each session's texts: a step computes one row. */
const known = new WeakMap<Text['session'], { readonly of: string; readonly rows: KeptRows<Float32Array> }>();

/** [layers][length] mean over a layer's heads of g; NaN without shares per token, or where a trace was discarded. */
export function gateByLayer(text: Text): readonly Float32Array[] {
  const sink = sinkOf(text.reading);
  const of = `${sink.from} ${sink.to}`;
  let kept = known.get(text.session);
  if (kept?.of !== of) {
    kept = { of, rows: new KeptRows() };
    known.set(text.session, kept);
  }
  const rows = kept.rows.upTo(text.path, text.length, (index) => {
    const trace = text.trace(index);
    if (!trace) return null;
    return Float32Array.from(trace.layers, ({ heads }, layer) => {
      if (!hasGates(text, layer)) return Number.NaN;
      let sum = 0;
      for (let head = 0; head < heads; head++) sum += gateOf(headWeights(trace, layer, head) ?? [], trace.keys, sink);
      return sum / heads;
    });
  });
  const layers = text.model?.spec.layers.length ?? 0;
  return Array.from({ length: layers }, (_, layer) => Float32Array.from(rows, (row) => row?.[layer] ?? Number.NaN));
}
