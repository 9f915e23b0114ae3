/**
 * Linear attention (Katharopoulos et al. 2006.16236), plain or over groups, with or without a masked convolution over the values (You et al.
 * 2406.07368). A head's sums do not grow with the text; the keys of all tokens are kept only to draw the weights that the sums
 * imply. Kernels: project_state; linear_step, or recall and attend_segment over groups; convolve_values; linear_weights;
 * project_add: 8 dispatches at most, with an MLP's two.
 */
import type { LinearSpec } from '../model/spec';
import { words } from '../words';
import { interleaved, outputBuffers, projectOutput, ropeBuffer } from './layer-parts';
import type { CacheArray } from './cache-layout';
import { featureAt, featureParams, featureShare, featureTex, featureWidth } from './features';
import { read, segmented, written } from './sum-multiplications';
import { keptArray } from './layouts/array';
import { convolutionLayout, groupLayout, linearLayout } from './layouts/state';
import type { Equations, Mechanism } from './mechanism';
import type { Op, PlanBuffer } from './plan';
import { projectState, queryKeyValue } from './project-state';

export const linear: Mechanism<LinearSpec> = {
  name: ({ group, convolution }) => words.mechanisms.linear.name(group, convolution?.kernel ?? null),

  tensors({ heads, headWidth, group, convolution, bias }, width, prefix) {
    const inner = heads * headWidth;
    return [
      { name: `${prefix}.norm.weight`, shape: [width] },
      ...['query', 'key', 'value'].map((part) => ({ name: `${prefix}.${part}.weight`, shape: [inner, width] })),
      ...(bias ? ['query', 'key'].map((part) => ({ name: `${prefix}.${part}.bias`, shape: [inner] })) : []),
      ...(group === null ? [] : [{ name: `${prefix}.alpha`, shape: [heads] }]),
      ...(convolution === null ? [] : [{ name: `${prefix}.convolution`, shape: [heads, convolution.kernel] }]),
      { name: `${prefix}.output.weight`, shape: [width, inner] },
    ];
  },

  cache: (spec, layer) => Object.values(keptBy(spec, layer)).filter((array) => array !== null),

  traceFields: ({ heads }) => [
    { name: 'residualNorm', size: 1 },
    { name: 'stateNorm', size: heads },
    { name: 'keyNorm', size: heads },
    { name: 'valueNorm', size: heads },
  ],

  branches: true,
  keyValueHeads: ({ heads }) => heads,
  window: () => null,
  zeroSink: ({ group }) => (group === null ? 'none' : 'can'),
  // α, learned with groups, may be negative.
  weights: ({ group }) => (group === null ? 'shares' : 'signed'),
  equations,

  multiplications({ heads, headWidth, features, group, convolution }, row) {
    const inner = heads * headWidth;
    const sums = { heads, headWidth, features: featureWidth(features, headWidth) };
    const taps = convolution === null ? 0 : Math.min(Math.floor(convolution.kernel / 2), row.index) + 1;
    const attended = group === null ? written(sums, 1, false) + read(sums) : segmented(sums, group, row.index, false);
    return 4 * inner * row.width + attended + taps * inner;
  },

  sums: ({ features, group, convolution }) => ({
    feature: { tex: featureTex(features), at: (x) => featureAt(features, x) },
    group,
    convolution: convolution && { ...convolution, tensor: 'convolution' },
    state: 'state',
    stateNorm: 'stateNorm',
  }),

  build(spec, context) {
    const { heads, headWidth, rope, group, convolution } = spec;
    const { layer, name, tensors } = context;
    const inner = heads * headWidth;
    const kept = keptBy(spec, layer);
    const cache = (array: CacheArray): PlanBuffer => ({ name: `${name}.cache.${array.name}`, role: 'cache', array });
    const project = projectState(context, queryKeyValue(inner, spec.bias), 2 * heads);
    const turns = ropeBuffer(rope, headWidth, context);
    const perHead: PlanBuffer = {
      name: `${name}.vector.heads`,
      role: 'vector',
      parts: [
        { tensor: group === null ? null : `${tensors}.alpha`, length: heads },
        ...(convolution === null ? [] : [{ tensor: `${tensors}.convolution`, length: heads * convolution.kernel }]),
      ],
    };
    const shared = { heads, headWidth, stride: project.stride };
    const pairing = { interleaved: interleaved(rope) };
    const { firstHead } = context;
    const features = featureParams(spec.features);
    const sums = {
      rope: turns.name,
      projected: 'projected',
      memory: `${name}.cache.state`,
      normaliser: `${name}.cache.normaliser`,
      headOutput: 'headOutput',
    };
    const segment = { segmentKey: `${name}.cache.groupKey`, segmentValue: `${name}.cache.groupValue` };
    const plain: Op = {
      kernel: 'linear_step',
      layer,
      buffers: sums,
      params: { ...shared, ...features, ...pairing },
      offsets: { firstHead },
    };
    const grouped = (size: number): readonly Op[] => [
      {
        kernel: 'recall',
        layer,
        buffers: { ...sums, ...segment },
        params: { ...shared, ...features, ...pairing, segment: size, turns: 1, delta: 0 },
        offsets: {},
      },
      {
        kernel: 'attend_segment',
        layer,
        buffers: {
          rope: turns.name,
          projected: 'projected',
          vector: perHead.name,
          ...segment,
          local: 'local',
          headOutput: 'headOutput',
        },
        params: { ...shared, ...pairing, segment: size, turned: 1, gated: 0 },
        offsets: { firstHead },
      },
    ];
    const convolve = (kernel: number): Op => ({
      kernel: 'convolve_values',
      layer,
      buffers: {
        projected: 'projected',
        vector: perHead.name,
        convolutionInputs: `${name}.cache.convolutionInputs`,
        headOutput: 'headOutput',
      },
      params: { ...shared, kernel },
      offsets: { firstHead },
    });
    return {
      buffers: [
        ...project.buffers,
        turns,
        perHead,
        ...linear.cache(spec, layer, context.maxRows).map(cache),
        { name: 'local', role: 'scratch', width: heads * (group ?? 1) },
        ...Object.values(outputBuffers(context, inner)),
      ],
      ops: [
        project.op,
        ...(group === null ? [plain] : grouped(group)),
        ...(convolution === null ? [] : [convolve(convolution.kernel)]),
        {
          kernel: 'linear_weights',
          layer,
          buffers: {
            projected: 'projected',
            vector: perHead.name,
            local: 'local',
            key: cache(kept.key).name,
            tokenIndex: cache(kept.tokenIndex).name,
          },
          params: {
            ...shared,
            ...features,
            segment: group ?? 0,
            fixed: context.traceFixed,
          },
          offsets: context.offsets('attention', 'stateNorm', 'keyNorm', 'valueNorm'),
        },
        projectOutput(context, inner),
      ],
    };
  },
};

/** The sums, the present group, the convolution's last values and, only to be drawn, every token's rotated key and index. */
function keptBy({ heads, headWidth, features, group, convolution }: LinearSpec, layer: number) {
  const [state, normaliser] = linearLayout({ heads, keyWidth: featureWidth(features, headWidth), valueWidth: headWidth }, layer);
  const [groupKey, groupValue] = group === null ? [null, null] : groupLayout({ heads, headWidth }, group, layer);
  const taps = convolution === null ? null : Math.floor(convolution.kernel / 2) + 1;
  const shown = (array: CacheArray): CacheArray => ({ ...array, forDisplay: true });
  return {
    state,
    normaliser,
    groupKey,
    groupValue,
    convolutionInputs: taps === null ? null : convolutionLayout(heads * headWidth, taps, layer)[0],
    key: shown(keptArray('key', layer, 'token', { heads, headWidth })),
    tokenIndex: shown(keptArray('tokenIndex', layer, 'token', { tokens: 1 })),
  };
}

function equations({ features, group, convolution }: LinearSpec): Equations {
  const say = words.mechanisms.linear;
  const convolved = convolution === null ? '' : String.raw` + \sum_{i=0}^{\lfloor \kappa / 2 \rfloor} c_i\, v_{t-i}`;
  const plain = String.raw`\alpha_{t,j} = ${featureShare('i \\le t')}, \qquad o_t = \sum_{j=0}^{t} \alpha_{t,j}\, v_j${convolved} = \frac{\varphi(q_t)\, S_t}{\varphi(q_t) \cdot z_t}${convolved}, \qquad S_t = \sum_{j=0}^{t} \varphi(k_j)^{\top} v_j,\; z_t = \sum_{j=0}^{t} \varphi(k_j)`;
  const grouped = String.raw`w_{t,j} = \begin{cases} \operatorname{softmax}_j\bigl(q_t \cdot k_j / \sqrt{d}\,\bigr) & u(j) = u(t) \\ \alpha\, ${featureShare('u(i) < u(t)')} & u(j) < u(t) \end{cases}, \qquad o_t = \sum_{j=0}^{t} w_{t,j}\, v_j${convolved}`;
  const attention = group === null ? say.plain : say.grouped;
  const kept = [
    String.raw`d_{\varphi} (d + 1)`,
    ...(group === null ? [] : ['2 g d']),
    ...(convolution === null ? [] : [String.raw`\lfloor \kappa / 2 \rfloor d`]),
  ];
  return {
    attention: {
      tex: String.raw`${group === null ? plain : grouped}, \qquad ${featureTex(features)}`,
      where: convolution === null ? attention : `${attention} ${say.convolution}`,
    },
    cache: {
      tex: String.raw`\text{${words.mechanisms.bytes}} = L \cdot H \cdot \bigl(${kept.join(' + ')}\bigr) \cdot b`,
      where: say.cache,
    },
  };
}
