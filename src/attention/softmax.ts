/**
 * Softmax attention over cached keys and values (Vaswani et al. 1706.03762), multi-head, grouped or multi-query by the number of
 * key/value heads (Ainslie et al. 2305.13245). Keys are cached before rotation; RoPE (Su et al. 2104.09864) is applied when
 * they are read. Three kernels: project_qkv, attend, project_add.
 */
import type { SoftmaxSpec } from '../model/spec';
import type { CacheArray } from './cache-layout';
import type { LayerContext, Mechanism } from './mechanism';
import type { PlanBuffer } from './plan';

export const softmax: Mechanism<SoftmaxSpec> = {
  tensors(spec, width, prefix) {
    const queryWidth = spec.heads * spec.headWidth;
    const keyWidth = spec.keyValueHeads * spec.headWidth;
    const biases = [
      { name: `${prefix}.query.bias`, shape: [queryWidth] },
      { name: `${prefix}.key.bias`, shape: [keyWidth] },
    ];
    return [
      { name: `${prefix}.norm.weight`, shape: [width] },
      { name: `${prefix}.query.weight`, shape: [queryWidth, width] },
      { name: `${prefix}.key.weight`, shape: [keyWidth, width] },
      { name: `${prefix}.value.weight`, shape: [keyWidth, width] },
      { name: `${prefix}.output.weight`, shape: [width, queryWidth] },
      ...(spec.bias ? biases : []),
      ...(spec.extraLogit === 'key' ? [{ name: `${prefix}.sink_key`, shape: [spec.heads, spec.headWidth] }] : []),
    ];
  },

  cache: (spec, layer) => [cacheArray('key', spec, layer), cacheArray('value', spec, layer)],

  traceFields: (spec) => [
    { name: 'residualNorm', size: 1, perSlot: false },
    { name: 'keyNorm', size: spec.keyValueHeads, perSlot: false },
    { name: 'valueNorm', size: spec.keyValueHeads, perSlot: false },
    { name: 'attention', size: spec.heads, perSlot: true },
  ],

  build(spec, context) {
    const { heads, keyValueHeads, headWidth } = spec;
    const { layer, width, residual } = context;
    const buffers = layerBuffers(spec, context);
    return {
      buffers: Object.values(buffers),
      ops: [
        {
          kernel: 'project_qkv',
          layer,
          buffers: {
            residual,
            matrix: buffers.matrix.name,
            vector: buffers.vector.name,
            query: buffers.query.name,
            key: buffers.key.name,
            value: buffers.value.name,
          },
          params: {
            width,
            heads,
            keyValueHeads,
            headWidth,
            normEpsilon: context.normEpsilon,
            residualNormBefore: context.before('residualNorm'),
          },
        },
        {
          kernel: 'attend',
          layer,
          buffers: {
            query: buffers.query.name,
            key: buffers.key.name,
            value: buffers.value.name,
            rope: buffers.rope.name,
            sinkKey: buffers.sinkKey.name,
            mixed: buffers.mixed.name,
          },
          params: {
            heads,
            keyValueHeads,
            headWidth,
            interleaved: spec.rope.pairing === 'interleaved' ? 1 : 0,
            window: spec.window ?? 0,
            extraLogit: spec.extraLogit === 'none' ? 0 : 1,
            fixed: context.traceFixed,
            attentionBefore: context.before('attention'),
            keyNormBefore: context.before('keyNorm'),
            valueNormBefore: context.before('valueNorm'),
          },
        },
        {
          kernel: 'project_add',
          layer,
          buffers: { matrix: buffers.output.name, input: buffers.mixed.name, residual },
          params: { outputs: width, columns: heads * headWidth },
        },
      ],
    };
  },
};

function cacheArray(name: string, spec: SoftmaxSpec, layer: number): CacheArray {
  return {
    name,
    layer,
    per: 'token',
    shape: [
      { name: 'keyValueHeads', size: spec.keyValueHeads },
      { name: 'headWidth', size: spec.headWidth },
    ],
    bytesPerElement: Float32Array.BYTES_PER_ELEMENT,
    forDisplay: false,
  };
}

function layerBuffers(spec: SoftmaxSpec, context: LayerContext) {
  const { name, tensors, width, layer } = context;
  const queryWidth = spec.heads * spec.headWidth;
  const keyWidth = spec.keyValueHeads * spec.headWidth;
  const bias = (part: string): string | null => (spec.bias ? `${tensors}.${part}.bias` : null);
  return {
    matrix: {
      name: `${name}.matrix.qkv`,
      role: 'matrix',
      tensors: ['query', 'key', 'value'].map((part) => `${tensors}.${part}.weight`),
      rows: queryWidth + 2 * keyWidth,
      columns: width,
    },
    vector: {
      name: `${name}.vector.qkv`,
      role: 'vector',
      parts: [
        { tensor: `${tensors}.norm.weight`, length: width },
        { tensor: bias('query'), length: queryWidth },
        { tensor: bias('key'), length: keyWidth },
        { tensor: null, length: keyWidth },
      ],
    },
    key: { name: `${name}.cache.key`, role: 'cache', array: cacheArray('key', spec, layer) },
    value: { name: `${name}.cache.value`, role: 'cache', array: cacheArray('value', spec, layer) },
    rope: {
      name: `rope.${spec.rope.base}.${spec.headWidth}`,
      role: 'rope',
      base: spec.rope.base,
      headWidth: spec.headWidth,
      positions: context.positions,
    },
    sinkKey: {
      name: `${name}.vector.sinkKey`,
      role: 'vector',
      // Zeros make the logit 0: that is softmax + 1.
      parts: [{ tensor: spec.extraLogit === 'key' ? `${tensors}.sink_key` : null, length: queryWidth }],
    },
    query: { name: 'query', role: 'scratch', width: queryWidth },
    mixed: { name: 'mixed', role: 'scratch', width: queryWidth },
    output: {
      name: `${name}.matrix.output`,
      role: 'matrix',
      tensors: [`${tensors}.output.weight`],
      rows: width,
      columns: queryWidth,
    },
  } satisfies Record<string, PlanBuffer>;
}
