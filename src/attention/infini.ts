/**
 * Infini-attention (Munkhdalai et al. 2404.07143): softmax attention inside a segment, a compressive memory of all earlier ones, and a gate
 * per head that mixes the two. RoPE acts inside the segment alone. A full segment is written to the memory when the next token is read, by
 * the linear or the delta rule. Kernels: project_state, recall, attend_segment, segment_weights, project_add.
 */
import type { InfiniSpec } from '../model/spec';
import { words } from '../words';
import { interleaved, outputBuffers, projectOutput, ropeBuffer } from './layer-parts';
import type { CacheArray } from './cache-layout';
import { featureParams, featureTex } from './features';
import { segmented } from './sum-multiplications';
import { keptArray } from './layouts/array';
import { infiniLayout } from './layouts/infini';
import type { Equations, Mechanism } from './mechanism';
import type { PlanBuffer } from './plan';
import { projectState, queryKeyValue } from './project-state';

/** The trace fields of its memory. */
const memoryFields = { gate: 'gate', share: 'memoryShare', norm: 'memoryNorm', memory: 'memory' } as const;

export const infini: Mechanism<InfiniSpec> = {
  name: ({ segment }) => words.mechanisms.infini.name(segment),

  tensors({ heads, headWidth, bias }, width, prefix) {
    const inner = heads * headWidth;
    return [
      { name: `${prefix}.norm.weight`, shape: [width] },
      ...['query', 'key', 'value'].map((part) => ({ name: `${prefix}.${part}.weight`, shape: [inner, width] })),
      ...(bias ? ['query', 'key'].map((part) => ({ name: `${prefix}.${part}.bias`, shape: [inner] })) : []),
      { name: `${prefix}.beta`, shape: [heads] },
      { name: `${prefix}.output.weight`, shape: [width, inner] },
    ];
  },

  cache: (spec, layer) => Object.values(keptBy(spec, layer)),

  traceFields: ({ heads }) => [
    { name: 'residualNorm', size: 1 },
    { name: memoryFields.gate, size: heads },
    { name: memoryFields.share, size: heads },
    { name: memoryFields.norm, size: heads },
    { name: 'keyNorm', size: heads },
    { name: 'valueNorm', size: heads },
  ],

  keyValueHeads: ({ heads }) => heads,
  window: () => null,
  zeroSink: () => 'can',
  // The memory's share completes a row to 1.
  weights: () => 'partial',
  memory: ({ segment }) => ({ ...memoryFields, segment }),
  equations,

  multiplications({ heads, headWidth, segment, update }, { width, index }) {
    const sums = { heads, headWidth, features: headWidth };
    return 4 * heads * headWidth * width + segmented(sums, segment, index, update === 'delta');
  },

  build(spec, context) {
    const { heads, headWidth, segment, rope } = spec;
    const { layer, name, tensors } = context;
    const inner = heads * headWidth;
    const kept = keptBy(spec, layer);
    const cache = (array: CacheArray) => ({ name: `${name}.cache.${array.name}`, role: 'cache', array }) satisfies PlanBuffer;
    const buffers = Object.fromEntries(Object.entries(kept).map(([part, array]) => [part, cache(array)]));
    const project = projectState(context, queryKeyValue(inner, spec.bias), 2 * heads);
    const turns = ropeBuffer(rope, headWidth, context);
    const vector = `${name}.vector.beta`;
    const segments = { segmentKey: cache(kept.key).name, segmentValue: cache(kept.value).name };
    const shared = { heads, headWidth, stride: project.stride, segment };
    const pairing = { interleaved: interleaved(rope) };
    const { firstHead } = context;
    return {
      buffers: [
        ...project.buffers,
        turns,
        { name: vector, role: 'vector', parts: [{ tensor: `${tensors}.beta`, length: heads }] },
        ...Object.values(buffers),
        { name: 'local', role: 'scratch', width: heads * segment },
        ...Object.values(outputBuffers(context, inner)),
      ],
      ops: [
        project.op,
        {
          kernel: 'recall',
          layer,
          buffers: {
            rope: turns.name,
            projected: 'projected',
            memory: cache(kept.memory).name,
            normaliser: cache(kept.normaliser).name,
            ...segments,
            headOutput: 'headOutput',
          },
          params: {
            ...shared,
            ...featureParams('elu1'),
            ...pairing,
            turns: 0,
            delta: spec.update === 'delta' ? 1 : 0,
          },
          offsets: {},
        },
        {
          kernel: 'attend_segment',
          layer,
          buffers: { rope: turns.name, projected: 'projected', vector, ...segments, local: 'local', headOutput: 'headOutput' },
          params: { ...shared, ...pairing, turned: 0, gated: 1 },
          offsets: { firstHead },
        },
        {
          kernel: 'segment_weights',
          layer,
          buffers: { projected: 'projected', vector, local: 'local', tokenIndex: cache(kept.tokenIndex).name },
          params: {
            ...shared,
            gated: 1,
            fixed: context.traceFixed,
          },
          offsets: context.offsets('attention', 'gate', 'memoryShare', 'memoryNorm', 'keyNorm', 'valueNorm'),
        },
        projectOutput(context, inner),
      ],
    };
  },
};

/** The memory, the present segment, and, only to be drawn, the index in the text of each slot's token. */
function keptBy({ heads, headWidth, segment }: InfiniSpec, layer: number) {
  const [memory, normaliser, key, value] = infiniLayout({ heads, keyWidth: headWidth, valueWidth: headWidth }, segment, layer);
  return {
    memory,
    normaliser,
    key,
    value,
    tokenIndex: { ...keptArray('tokenIndex', layer, 'token', { tokens: 1 }), forDisplay: true },
  };
}

/** Equations 1 to 7 of the paper, with √d for its √d_model; the update is that of the layer's rule. */
function equations({ update }: InfiniSpec): Equations {
  const written =
    update === 'linear' ? 'V_s' : String.raw`\Bigl(V_s - \frac{\varphi(K_s)\, M_{s-1}}{\varphi(K_s)\, z_{s-1}}\Bigr)`;
  return {
    attention: {
      tex: String.raw`o_t = \sigma(\beta)\, \frac{\varphi(q_t)\, M_{s-1}}{\varphi(q_t) \cdot z_{s-1}} + \bigl(1 - \sigma(\beta)\bigr) \sum_{j \in s,\, j \le t} \alpha_{t,j}\, v_j, \qquad \alpha_{t,j} = \operatorname{softmax}_j\bigl(q_t \cdot k_j / \sqrt{d}\,\bigr), \qquad M_s = M_{s-1} + \varphi(K_s)^{\top} ${written},\; z_s = z_{s-1} + \sum_{j \in s} \varphi(k_j), \qquad ${featureTex('elu1')}`,
      where: words.mechanisms.infini.attention,
    },
    cache: {
      tex: String.raw`\text{${words.mechanisms.bytes}} = L \cdot H \cdot \bigl(d (d + 1) + 2 d \cdot \min(n, N)\bigr) \cdot b`,
      where: words.mechanisms.infini.cache,
    },
  };
}
