/**
 * Softmax attention over cached keys and values (Vaswani et al. 1706.03762), multi-head, grouped or multi-query by the number of
 * key/value heads (Ainslie et al. 2305.13245). Keys are cached before rotation; RoPE (Su et al. 2104.09864) is applied when
 * they are read. Three kernels: project_qkv, attend, project_add; with an output gate gate_heads before the last.
 */
import type { SoftmaxSpec } from '../model/spec';
import type { TensorShape } from '../model/weights';
import { words } from '../words';
import { interleaved, noRope, ropeBuffer } from './layer-parts';
import { keyValueLayout } from './layouts/key-value';
import { softmaxEquations } from './softmax-equations';
import type { LayerContext, LayerPart, Mechanism } from './mechanism';
import { type NormedInput, addedOutput, normedInput } from './norm-parts';
import { outputGate } from './output-gate';
import type { Op, PlanBuffer, VectorPart } from './plan';

export const softmax: Mechanism<SoftmaxSpec> = {
  name: ({ heads, keyValueHeads, window, extraLogit, gate, weighting }) =>
    words.mechanisms.softmax.name(heads, keyValueHeads, window, extraLogit, weighting === 'relu', gate !== undefined),

  tensors(spec, width, prefix) {
    const { heads, keyValueHeads, headWidth, bias, valueBias, outputBias, extraLogit, queryKeyNorm, gate } = spec;
    const queryWidth = heads * headWidth;
    const keyWidth = keyValueHeads * headWidth;
    const some = (there: boolean | undefined, name: string, ...shape: readonly number[]): readonly TensorShape[] =>
      there ? [{ name: `${prefix}.${name}`, shape }] : [];
    const normShape = (count: number): readonly number[] => (queryKeyNorm === 'layer' ? [count, headWidth] : [headWidth]);
    return [
      { name: `${prefix}.norm.weight`, shape: [width] },
      { name: `${prefix}.query.weight`, shape: [queryWidth, width] },
      { name: `${prefix}.key.weight`, shape: [keyWidth, width] },
      { name: `${prefix}.value.weight`, shape: [keyWidth, width] },
      { name: `${prefix}.output.weight`, shape: [width, queryWidth] },
      ...some(bias, 'query.bias', queryWidth),
      ...some(bias, 'key.bias', keyWidth),
      ...some(valueBias, 'value.bias', keyWidth),
      ...some(outputBias, 'output.bias', width),
      ...some(queryKeyNorm !== undefined, 'query_norm.weight', ...normShape(heads)),
      ...some(queryKeyNorm !== undefined, 'key_norm.weight', ...normShape(keyValueHeads)),
      ...some(extraLogit === 'key', 'sink_key', heads, headWidth),
      ...some(extraLogit === 'logit', 'sink_logit', heads),
      ...some(gate !== undefined, 'gate.weight', heads, width),
    ];
  },

  cache: keysAndValues,

  traceFields: (spec) => [
    { name: 'residualNorm', size: 1 },
    { name: 'keyNorm', size: spec.keyValueHeads },
    { name: 'valueNorm', size: spec.keyValueHeads },
    ...(spec.gate === undefined ? [] : [{ name: 'gates', size: spec.heads }]),
  ],

  keyValueHeads: ({ keyValueHeads }) => keyValueHeads,
  window: ({ window }) => window,
  zeroSink: ({ extraLogit, weighting }) => (weighting === 'relu' ? 'none' : extraLogit === 'none' ? 'can' : 'already'),
  weights: ({ extraLogit, weighting }) => (weighting === 'relu' ? 'unnormalised' : extraLogit === 'none' ? 'shares' : 'partial'),
  equations: softmaxEquations,

  // Queries, keys and values; scores and their mixture; the gates; the output.
  multiplications({ heads, keyValueHeads, headWidth, window, extraLogit, gate }, { width, sees }) {
    const inner = heads * headWidth;
    const learnedKey = extraLogit === 'key' ? inner : 0;
    const gates = gate === undefined ? 0 : heads * width;
    return width * (inner + 2 * keyValueHeads * headWidth) + 2 * inner * sees(window) + learnedKey + gates + inner * width;
  },

  build: (spec, context) => buildSoftmax(spec, context, context.layer),
};

/** A window moves through a ring of slots, large enough for the windows of a step's first and last rows together. */
function keysAndValues(spec: SoftmaxSpec, layer: number, maxRows: number): ReturnType<typeof keyValueLayout> {
  return keyValueLayout(spec, layer, spec.window === null ? undefined : spec.window + maxRows - 1);
}

/** @param source the layer whose keys and values are read; if it is another, this one projects only queries */
export function buildSoftmax(spec: SoftmaxSpec, context: LayerContext, source: number): LayerPart {
  const { heads, keyValueHeads, headWidth } = spec;
  const { layer, width, tensors } = context;
  const shown = context.offsets('residualNorm');
  const normed = normedInput(context, `${tensors}.norm`, shown);
  const buffers = layerBuffers(spec, context, source, normed);
  const slots = Math.min(context.slots, buffers.key.array.capacity ?? Infinity);
  const inner = heads * headWidth;
  const bias = spec.outputBias ?? false;
  const output = addedOutput(context, { part: 'output', tensors, input: buffers.headOutput, columns: inner, bias });
  const gate = outputGate(spec, context, normed, buffers.vector.name);
  const turned = spec.rope === null ? 0 : (spec.rope.rotated ?? headWidth);
  return {
    buffers: [
      ...normed.buffers,
      ...Object.values(buffers),
      ...headNorms(spec, context, slots).buffers,
      ...gate.buffers,
      ...output.buffers,
    ],
    ops: [
      ...normed.ops,
      {
        kernel: 'project_qkv',
        layer,
        buffers: {
          residual: normed.input,
          matrix: buffers.matrix.name,
          vector: buffers.vector.name,
          query: buffers.query.name,
          key: buffers.key.name,
          value: buffers.value.name,
        },
        params: {
          width,
          heads,
          keyValueHeads: source === layer ? keyValueHeads : 0,
          headWidth,
          slots,
          ...normed.params,
        },
        offsets: shown,
      },
      ...headNorms(spec, context, slots).ops,
      {
        kernel: 'attend',
        layer,
        buffers: {
          query: buffers.query.name,
          key: buffers.key.name,
          value: buffers.value.name,
          rope: buffers.rope.name,
          sinkKey: buffers.sinkKey.name,
          headOutput: buffers.headOutput.name,
        },
        params: {
          heads,
          keyValueHeads,
          headWidth,
          slots,
          interleaved: interleaved(spec.rope),
          window: spec.window ?? 0,
          extraLogit: { none: 0, zero: 1, key: 1, logit: 2 }[spec.extraLogit],
          fixed: context.traceFixed,
          ...(turned === headWidth ? {} : { rotated: turned }),
          ...(spec.scale === undefined ? {} : { scale: spec.scale }),
          ...(spec.cap === undefined ? {} : { cap: spec.cap }),
          ...(spec.weighting === undefined ? {} : { weighting: 1 }),
        },
        offsets: { ...context.offsets('attention', 'keyNorm', 'valueNorm'), firstHead: context.firstHead },
      },
      ...gate.ops,
    ],
    adds: output.ops,
  };
}

/** The norms of queries and keys, if the layer has them. */
function headNorms(
  { queryKeyNorm, heads, keyValueHeads, headWidth }: SoftmaxSpec,
  { layer, name, tensors, normEpsilon }: LayerContext,
  slots: number,
): Pick<LayerPart, 'buffers' | 'ops'> {
  if (queryKeyNorm === undefined) return { buffers: [], ops: [] };
  const centred = queryKeyNorm === 'layer' ? 1 : 0;
  const vector: PlanBuffer = {
    name: `${name}.vector.headNorms`,
    role: 'vector',
    parts: [
      { tensor: `${tensors}.query_norm.weight`, length: (centred ? heads : 1) * headWidth },
      { tensor: `${tensors}.key_norm.weight`, length: (centred ? keyValueHeads : 1) * headWidth },
    ],
  };
  const op: Op = {
    kernel: 'normalise_heads',
    layer,
    buffers: { vector: vector.name, query: 'query', key: `layer${layer}.cache.key` },
    params: { heads, keyValueHeads, headWidth, slots, normEpsilon, centred },
    offsets: {},
  };
  return { buffers: [vector], ops: [op] };
}

/** The learned parts of the extra logit; zeros make the logit 0, which is softmax + 1. */
function sinkParts({ extraLogit, heads, headWidth }: SoftmaxSpec, tensors: string): readonly VectorPart[] {
  // The kernel reads pairs.
  if (extraLogit === 'logit')
    return [
      { tensor: `${tensors}.sink_logit`, length: heads },
      { tensor: null, length: heads % 2 },
    ];
  return [{ tensor: extraLogit === 'key' ? `${tensors}.sink_key` : null, length: heads * headWidth }];
}

function layerBuffers(spec: SoftmaxSpec, context: LayerContext, source: number, normed: NormedInput) {
  const { name, tensors, width, layer } = context;
  const queryWidth = spec.heads * spec.headWidth;
  const keyWidth = spec.keyValueHeads * spec.headWidth;
  const [key, value] = keysAndValues(spec, source, context.maxRows);
  const own = source === layer;
  const bias = (part: string, there = spec.bias): string | null => (there ? `${tensors}.${part}.bias` : null);
  return {
    matrix: {
      name: `${name}.matrix.qkv`,
      role: 'matrix',
      tensors: (own ? ['query', 'key', 'value'] : ['query']).map((part) => `${tensors}.${part}.weight`),
      rows: queryWidth + (own ? 2 * keyWidth : 0),
      columns: width,
    },
    vector: {
      name: `${name}.vector.qkv`,
      role: 'vector',
      parts: [
        ...normed.parts,
        { tensor: bias('query'), length: queryWidth },
        ...(own
          ? [
              { tensor: bias('key'), length: keyWidth },
              { tensor: bias('value', spec.valueBias ?? false), length: keyWidth },
            ]
          : []),
      ],
    },
    key: { name: `layer${source}.cache.key`, role: 'cache', array: key },
    value: { name: `layer${source}.cache.value`, role: 'cache', array: value },
    rope: spec.rope === null ? noRope : ropeBuffer(spec.rope, spec.headWidth, context),
    sinkKey: {
      name: `${name}.vector.sinkKey`,
      role: 'vector',
      parts: sinkParts(spec, tensors),
    },
    query: { name: 'query', role: 'scratch', width: queryWidth },
    headOutput: { name: 'headOutput', role: 'scratch', width: queryWidth },
  } satisfies Record<string, PlanBuffer>;
}
