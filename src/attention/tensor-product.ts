/**
 * Tensor product attention (TPA, Zhang et al. 2501.06425): a token's queries, keys and values are sums of a few outer products,
 * K = (1/R) Σ_r a_r ⊗ b_r with a_r ∈ R^H and b_r ∈ R^d, all linear in the token. Cached are the factors, (R_K + R_V)(H + d) numbers
 * per token, b of the keys before rotation; attention is computed from them, without building keys.
 * Four kernels: project_factors, score_factors, mix_factors, project_add.
 */
import type { TensorProductSpec } from '../model/spec';
import { words } from '../words';
import { interleaved, outputBuffers, projectOutput, ropeBuffer } from './layer-parts';
import { factorLayout } from './layouts/tensor-product';
import type { Equations, FactorFields, LayerContext, Mechanism } from './mechanism';
import type { PlanBuffer } from './plan';

type Part = 'query' | 'key' | 'value';

const rankOf = (spec: TensorProductSpec, part: Part): number =>
  ({ query: spec.queryRank, key: spec.keyRank, value: spec.valueRank })[part];

/** The matrices of the factors, in the order in which they are stacked. */
const factorsOf = (spec: TensorProductSpec) =>
  (['query', 'key', 'value'] as const).flatMap((part) => [
    { name: `${part}_a`, part, outputs: rankOf(spec, part) * spec.heads },
    { name: `${part}_b`, part, outputs: rankOf(spec, part) * spec.headWidth },
  ]);

const hasBias = (spec: TensorProductSpec, part: Part): boolean => spec.bias && part !== 'value';

/** 2501.06425, equations A.2 and A.3: attention from factors. */
const equations: Equations = {
  attention: {
    tex: String.raw`\begin{aligned}
      s_{t,j} &= \tfrac{1}{R_Q R_K \sqrt{d}} \textstyle\sum_{r,s} a^Q_{r,h}(t)\, a^K_{s,h}(j)\; \rho_t b^Q_r(t) \cdot \rho_j b^K_s(j) \\
      \alpha_{t,j} &= \frac{\exp(s_{t,j})}{\sum_{i=0}^{t} \exp(s_{t,i})}, \qquad o_t = \tfrac{1}{R_V} \textstyle\sum_{j=0}^{t} \alpha_{t,j} \sum_s a^V_{s,h}(j)\, b^V_s(j)
    \end{aligned}`,
    where: words.mechanisms.tensorProduct.attention,
  },
  cache: {
    tex: String.raw`\text{${words.mechanisms.bytes}} = L \cdot (R_K + R_V) \cdot (H + d) \cdot b \cdot n`,
    where: words.mechanisms.tensorProduct.cache,
  },
};

/** The fields of the trace that hold a token's factors. */
const shownFactors = { key: ['aKey', 'bKey'], value: ['aValue', 'bValue'] } as const satisfies FactorFields;

export const tensorProduct: Mechanism<TensorProductSpec> = {
  name: ({ keyRank, valueRank }) => words.mechanisms.tensorProduct.name(keyRank, valueRank),

  tensors(spec, width, prefix) {
    const factors = factorsOf(spec);
    return [
      { name: `${prefix}.norm.weight`, shape: [width] },
      ...factors.map(({ name, outputs }) => ({ name: `${prefix}.${name}.weight`, shape: [outputs, width] })),
      { name: `${prefix}.output.weight`, shape: [width, spec.heads * spec.headWidth] },
      ...factors
        .filter(({ part }) => hasBias(spec, part))
        .map(({ name, outputs }) => ({ name: `${prefix}.${name}.bias`, shape: [outputs] })),
    ];
  },

  cache: factorLayout,

  traceFields: ({ heads, headWidth, keyRank, valueRank }) => [
    { name: 'residualNorm', size: 1 },
    { name: 'keyNorm', size: heads },
    { name: 'valueNorm', size: heads },
    { name: shownFactors.key[0], size: keyRank * heads },
    { name: shownFactors.key[1], size: keyRank * headWidth },
    { name: shownFactors.value[0], size: valueRank * heads },
    { name: shownFactors.value[1], size: valueRank * headWidth },
  ],

  // Every head has its own key and value, whose norms are shown although they are not cached.
  keyValueHeads: ({ heads }) => heads,
  window: () => null,
  zeroSink: () => 'can',
  weights: () => 'shares',
  factors: () => shownFactors,
  equations: () => equations,

  multiplications(spec, { width, sees }) {
    const { heads, headWidth, queryRank, keyRank, valueRank } = spec;
    const projected = factorsOf(spec).reduce((sum, { outputs }) => sum + outputs, 0);
    // The products of b, and for each head both a of every product.
    const scored = queryRank * keyRank * (headWidth + 2 * heads);
    // α times a, and that times b.
    const mixed = valueRank * heads * (1 + headWidth);
    return width * projected + sees(null) * (scored + mixed) + heads * headWidth * width;
  },

  build(spec, context) {
    const { heads, headWidth, queryRank, keyRank, valueRank } = spec;
    const { layer, width, residual } = context;
    const buffers = layerBuffers(spec, context);
    const { matrix, vector, query, keyFactors, valueFactors, rope, headOutput } = buffers;
    const fixed = context.traceFixed;
    return {
      buffers: Object.values(buffers),
      ops: [
        {
          kernel: 'project_factors',
          layer,
          buffers: {
            residual,
            matrix: matrix.name,
            vector: vector.name,
            query: query.name,
            keyFactors: keyFactors.name,
            valueFactors: valueFactors.name,
          },
          params: {
            width,
            heads,
            headWidth,
            queryRank,
            keyRank,
            valueRank,
            normEpsilon: context.normEpsilon,
          },
          offsets: context.offsets('residualNorm', 'aKey', 'bKey', 'aValue', 'bValue'),
        },
        {
          kernel: 'score_factors',
          layer,
          buffers: { query: query.name, keyFactors: keyFactors.name, rope: rope.name },
          params: { heads, headWidth, queryRank, keyRank, interleaved: interleaved(spec.rope), fixed },
          offsets: context.offsets('attention'),
        },
        {
          kernel: 'mix_factors',
          layer,
          buffers: { keyFactors: keyFactors.name, valueFactors: valueFactors.name, headOutput: headOutput.name },
          params: {
            heads,
            headWidth,
            keyRank,
            valueRank,
            fixed,
          },
          offsets: { ...context.offsets('attention', 'keyNorm', 'valueNorm'), firstHead: context.firstHead },
        },
        projectOutput(context, heads * headWidth),
      ],
    };
  },
};

/** A slot holds a [rank, heads], then b [rank, headWidth]. */
function layerBuffers(spec: TensorProductSpec, context: LayerContext) {
  const { name, tensors, width, layer } = context;
  const { heads, headWidth } = spec;
  const [keyFactors, valueFactors] = factorLayout(spec, layer);
  const factors = factorsOf(spec);
  return {
    matrix: {
      name: `${name}.matrix.factors`,
      role: 'matrix',
      tensors: factors.map((factor) => `${tensors}.${factor.name}.weight`),
      rows: factors.reduce((sum, { outputs }) => sum + outputs, 0),
      columns: width,
    },
    vector: {
      name: `${name}.vector.factors`,
      role: 'vector',
      parts: [
        { tensor: `${tensors}.norm.weight`, length: width },
        ...factors.map((factor) => ({
          tensor: hasBias(spec, factor.part) ? `${tensors}.${factor.name}.bias` : null,
          length: factor.outputs,
        })),
      ],
    },
    keyFactors: { name: `${name}.cache.keyFactors`, role: 'cache', array: keyFactors },
    valueFactors: { name: `${name}.cache.valueFactors`, role: 'cache', array: valueFactors },
    rope: ropeBuffer(spec.rope, headWidth, context),
    query: { name: 'query', role: 'scratch', width: spec.queryRank * (heads + headWidth) },
    ...outputBuffers(context, heads * headWidth),
  } satisfies Record<string, PlanBuffer>;
}
