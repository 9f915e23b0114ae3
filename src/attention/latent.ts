/**
 * Multi-head latent attention (MLA, DeepSeek-V2, 2405.04434): all heads' keys and values are projected from one small vector per token, the
 * normed latent c: k_h = W_UK,h c and v_h = W_UV,h c. The position is in a separate rotary key, one per token for all heads. Cached are c and
 * that key before rotation, d_c + d_R numbers per token; W_UK is absorbed into the query and W_UV applied after the sum, so no key and no value is built.
 * Four kernels: project_latent, normalise_latent, attend_latent, project_add; with a query latent a fifth, project_normed.
 */
import type { LatentSpec } from '../model/spec';
import { words } from '../words';
import { interleaved, outputBuffers, projectOutput, ropeBuffer } from './layer-parts';
import { latentLayout } from './layouts/latent';
import type { Equations, LatentFields, LayerContext, LayerPart, Mechanism } from './mechanism';
import type { PlanBuffer } from './plan';

/** 2405.04434, equations 13 to 19, absorbed (its appendix C). */
const equations: Equations = {
  attention: {
    tex: String.raw`\begin{aligned}
      \alpha_{t,j} &= \frac{\exp(s_{t,j})}{\sum_{i=0}^{t} \exp(s_{t,i})}, & s_{t,j} &= \frac{(W_{UK}^{\top} q_t) \cdot c_j + \rho_t q^R_t \cdot \rho_j k^R_j}{\sqrt{d + d_R}} \\
      o_t &= W_{UV} \textstyle\sum_{j=0}^{t} \alpha_{t,j}\, c_j, & k_j &= W_{UK}\, c_j, \quad v_j = W_{UV}\, c_j
    \end{aligned}`,
    where: words.mechanisms.latent.attention,
  },
  cache: {
    tex: String.raw`\text{${words.mechanisms.bytes}} = L \cdot (d_c + d_R) \cdot b \cdot n`,
    where: words.mechanisms.latent.cache,
  },
};

/** The matrices that make the queries of all heads, without position and with. */
const queriesOf = ({ heads, headWidth, rotaryWidth }: LatentSpec) => [
  { name: 'query', outputs: heads * headWidth },
  { name: 'rotary_query', outputs: heads * rotaryWidth },
];

/** The matrices applied to the layer's input, in the order in which they are stacked. */
const projectionsOf = (spec: LatentSpec) => [
  ...(spec.queryLatentWidth === null ? queriesOf(spec) : [{ name: 'query_latent', outputs: spec.queryLatentWidth }]),
  { name: 'latent', outputs: spec.latentWidth },
  { name: 'rotary_key', outputs: spec.rotaryWidth },
];

/** The fields of the trace that hold a token's latent and rotary key. */
const shownLatent: LatentFields = { latent: 'latent', rotaryKey: 'rotaryKey' };

export const latent: Mechanism<LatentSpec> = {
  name: () => words.mechanisms.latent.name,

  tensors(spec, width, prefix) {
    const { heads, headWidth, latentWidth, queryLatentWidth } = spec;
    const inner = heads * headWidth;
    const ofLatent =
      queryLatentWidth === null
        ? []
        : [
            { name: `${prefix}.query_norm.weight`, shape: [queryLatentWidth] },
            ...queriesOf(spec).map(({ name, outputs }) => ({
              name: `${prefix}.${name}.weight`,
              shape: [outputs, queryLatentWidth],
            })),
          ];
    return [
      { name: `${prefix}.norm.weight`, shape: [width] },
      ...projectionsOf(spec).map(({ name, outputs }) => ({ name: `${prefix}.${name}.weight`, shape: [outputs, width] })),
      ...ofLatent,
      { name: `${prefix}.latent_norm.weight`, shape: [latentWidth] },
      { name: `${prefix}.key.weight`, shape: [inner, latentWidth] },
      { name: `${prefix}.value.weight`, shape: [inner, latentWidth] },
      { name: `${prefix}.output.weight`, shape: [width, inner] },
    ];
  },

  cache: latentLayout,

  traceFields: ({ heads, latentWidth, rotaryWidth }) => [
    { name: 'residualNorm', size: 1 },
    { name: 'keyNorm', size: heads },
    { name: 'valueNorm', size: heads },
    { name: shownLatent.latent, size: latentWidth },
    { name: shownLatent.rotaryKey, size: rotaryWidth },
  ],

  // Every head has its own key and value, whose norms are shown although they are not cached.
  keyValueHeads: ({ heads }) => heads,
  window: () => null,
  zeroSink: () => 'can',
  weights: () => 'shares',
  latent: () => shownLatent,
  equations: () => equations,

  multiplications(spec, { width, sees }) {
    const { heads, headWidth, latentWidth, queryLatentWidth, rotaryWidth } = spec;
    const inner = heads * headWidth;
    const projected = projectionsOf(spec).reduce((sum, { outputs }) => sum + outputs, 0);
    const ofQueryLatent = (queryLatentWidth ?? 0) * heads * (headWidth + rotaryWidth);
    // W_UK is taken into each query, and W_UV applied to each mixture of latents.
    const absorbed = 2 * inner * latentWidth;
    return width * projected + ofQueryLatent + absorbed + sees(null) * heads * (2 * latentWidth + rotaryWidth) + inner * width;
  },

  build(spec, context) {
    const { heads, headWidth, latentWidth, rotaryWidth } = spec;
    const { layer, width, residual, normEpsilon } = context;
    const buffers = layerBuffers(spec, context);
    const { matrix, vector, query, rawLatent, latentNorm, rotaryKey, keyValue, rope, headOutput } = buffers;
    const queryLatent = queryLatentPart(spec, context, query.name);
    return {
      buffers: [...Object.values(buffers), ...queryLatent.buffers],
      ops: [
        {
          kernel: 'project_latent',
          layer,
          buffers: {
            residual,
            matrix: matrix.name,
            vector: vector.name,
            query: queryLatent.input,
            rawLatent: rawLatent.name,
            rotaryKey: rotaryKey.name,
          },
          params: {
            width,
            queries: matrix.rows - latentWidth - rotaryWidth,
            latentWidth,
            rotaryWidth,
            normEpsilon,
          },
          offsets: context.offsets('residualNorm', 'rotaryKey'),
        },
        {
          kernel: 'normalise_latent',
          layer,
          buffers: { vector: latentNorm.name, rawLatent: rawLatent.name, latent: buffers.latent.name },
          params: { latentWidth, normEpsilon },
          offsets: context.offsets('latent'),
        },
        ...queryLatent.ops,
        {
          kernel: 'attend_latent',
          layer,
          buffers: {
            matrix: keyValue.name,
            query: query.name,
            latent: buffers.latent.name,
            rotaryKey: rotaryKey.name,
            rope: rope.name,
            headOutput: headOutput.name,
          },
          params: {
            heads,
            headWidth,
            latentWidth,
            rotaryWidth,
            interleaved: interleaved(spec.rope),
            fixed: context.traceFixed,
          },
          offsets: { ...context.offsets('attention', 'keyNorm', 'valueNorm'), firstHead: context.firstHead },
        },
        projectOutput(context, heads * headWidth),
      ],
    };
  },
};

interface QueryLatentPart extends LayerPart {
  /** The buffer of the first projection for queries: the query latent, or the queries themselves. */
  readonly input: string;
}

/** The ops from a query latent to the queries; none without a query latent. */
function queryLatentPart(spec: LatentSpec, context: LayerContext, query: string): QueryLatentPart {
  const { name, tensors, layer, normEpsilon } = context;
  const columns = spec.queryLatentWidth;
  if (columns === null) return { input: query, buffers: [], ops: [] };
  const outputs = spec.heads * (spec.headWidth + spec.rotaryWidth);
  const [input, matrix, vector] = ['queryLatent', `${name}.matrix.query`, `${name}.vector.queryNorm`];
  return {
    input,
    buffers: [
      { name: input, role: 'scratch', width: columns },
      {
        name: matrix,
        role: 'matrix',
        tensors: queriesOf(spec).map((part) => `${tensors}.${part.name}.weight`),
        rows: outputs,
        columns,
      },
      { name: vector, role: 'vector', parts: [{ tensor: `${tensors}.query_norm.weight`, length: columns }] },
    ],
    ops: [
      {
        kernel: 'project_normed',
        layer,
        buffers: { matrix, vector, input, output: query },
        params: { outputs, columns, normEpsilon },
        offsets: {},
      },
    ],
  };
}

function layerBuffers(spec: LatentSpec, context: LayerContext) {
  const { name, tensors, width, layer } = context;
  const { heads, headWidth, latentWidth, rotaryWidth } = spec;
  const inner = heads * headWidth;
  const projections = projectionsOf(spec);
  const [kept, rotaryKey] = latentLayout(spec, layer);
  return {
    matrix: {
      name: `${name}.matrix.latent`,
      role: 'matrix',
      tensors: projections.map((part) => `${tensors}.${part.name}.weight`),
      rows: projections.reduce((sum, { outputs }) => sum + outputs, 0),
      columns: width,
    },
    vector: { name: `${name}.vector.norm`, role: 'vector', parts: [{ tensor: `${tensors}.norm.weight`, length: width }] },
    query: { name: 'query', role: 'scratch', width: heads * (headWidth + rotaryWidth) },
    rawLatent: { name: 'rawLatent', role: 'scratch', width: latentWidth },
    latentNorm: {
      name: `${name}.vector.latentNorm`,
      role: 'vector',
      parts: [{ tensor: `${tensors}.latent_norm.weight`, length: latentWidth }],
    },
    latent: { name: `${name}.cache.latent`, role: 'cache', array: kept },
    rotaryKey: { name: `${name}.cache.rotaryKey`, role: 'cache', array: rotaryKey },
    keyValue: {
      name: `${name}.matrix.keyValue`,
      role: 'matrix',
      tensors: [`${tensors}.key.weight`, `${tensors}.value.weight`],
      rows: 2 * inner,
      columns: latentWidth,
    },
    rope: ropeBuffer(spec.rope, rotaryWidth, context),
    ...outputBuffers(context, inner),
  } satisfies Record<string, PlanBuffer>;
}
