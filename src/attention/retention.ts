/**
 * Retention (Sun et al. 2307.08621), fixed or gated (2405.05254): a head keeps one state of d_k × d_v numbers for a text of any
 * length. The keys and decays of all tokens are kept only to draw the weights that the state implies.
 * Kernels: project_state, retention_step, retention_weights, project_add.
 */
import type { RetentionSpec } from '../model/spec';
import { words } from '../words';
import { interleaved, outputBuffers, projectOutput, ropeBuffer } from './layer-parts';
import type { CacheArray } from './cache-layout';
import { keptArray } from './layouts/array';
import { stateLayout } from './layouts/state';
import type { DecayFields, Equations, LayerContext, Mechanism } from './mechanism';
import type { PlanBuffer } from './plan';
import { type Projection, projectState } from './project-state';

/** The trace fields of its state and decay. */
export const decayFields: DecayFields = {
  gamma: 'gamma',
  stateNorm: 'stateNorm',
  state: 'state',
  keys: 'key',
  logSums: 'decaySum',
};

export const retention: Mechanism<RetentionSpec> = {
  name: ({ decay }) => words.mechanisms.retention.name[decay],

  tensors(spec, width, prefix) {
    const { heads, keyWidth, valueWidth } = spec;
    return [
      { name: `${prefix}.norm.weight`, shape: [width] },
      { name: `${prefix}.query.weight`, shape: [heads * keyWidth, width] },
      { name: `${prefix}.key.weight`, shape: [heads * keyWidth, width] },
      { name: `${prefix}.value.weight`, shape: [heads * valueWidth, width] },
      { name: `${prefix}.gate.weight`, shape: [heads * valueWidth, width] },
      ...(spec.decay === 'gated' ? [{ name: `${prefix}.decay.weight`, shape: [heads, width] }] : []),
      { name: `${prefix}.output.weight`, shape: [width, heads * valueWidth] },
    ];
  },

  cache: (spec, layer) => Object.values(keptBy(spec, layer)),

  traceFields: ({ heads }) => [
    { name: 'residualNorm', size: 1 },
    { name: decayFields.gamma, size: heads },
    { name: decayFields.stateNorm, size: heads },
    { name: 'keyNorm', size: heads },
    { name: 'valueNorm', size: heads },
  ],

  keyValueHeads: ({ heads }) => heads,
  window: () => null,
  zeroSink: () => 'none',
  weights: () => 'signed',
  decay: () => decayFields,
  equations,

  multiplications(spec, { width }) {
    const projected = projectionsOf(spec).reduce((sum, { outputs }) => sum + outputs, 0);
    // γ S, kᵀ v and q S.
    const state = 3 * spec.heads * spec.keyWidth * spec.valueWidth;
    return width * projected + state + spec.heads * spec.valueWidth * width;
  },

  build(spec, context) {
    const { layer, normEpsilon } = context;
    const { heads, keyWidth, valueWidth } = spec;
    const project = projectState(context, projectionsOf(spec));
    const buffers = layerBuffers(spec, context);
    const named = (names: readonly (keyof typeof buffers)[]): Record<string, string> =>
      Object.fromEntries(names.map((name) => [name, buffers[name].name]));
    const shared = {
      heads,
      keyWidth,
      valueWidth,
      stride: project.stride,
      gated: spec.decay === 'gated' ? 1 : 0,
      temperature: spec.gateTemperature,
    };
    return {
      buffers: [...project.buffers, ...Object.values(buffers)],
      ops: [
        project.op,
        {
          kernel: 'retention_step',
          layer,
          buffers: { projected: 'projected', ...named(['rope', 'state', 'headOutput']) },
          params: {
            ...shared,
            interleaved: interleaved(spec.rope),
            normEpsilon,
          },
          offsets: { ...context.offsets('gamma', 'stateNorm', 'keyNorm', 'valueNorm'), firstHead: context.firstHead },
        },
        {
          kernel: 'retention_weights',
          layer,
          buffers: { projected: 'projected', ...named(['key', 'decaySum', 'decayTotal']) },
          params: { ...shared, fixed: context.traceFixed },
          offsets: context.offsets('attention'),
        },
        projectOutput(context, heads * valueWidth),
      ],
    };
  },
};

/** The weights that the state implies (2307.08621, equation 5), and the recurrence that is computed. */
function equations({ decay }: RetentionSpec): Equations {
  const fading = decay === 'fixed' ? String.raw`\gamma^{\,t - j}` : String.raw`\prod_{i=j+1}^{t} \gamma_i`;
  const gamma = decay === 'fixed' ? String.raw`\gamma` : String.raw`\gamma_t`;
  return {
    attention: {
      tex: String.raw`w_{t,j} = ${fading}\; q_t \cdot k_j / \sqrt{d}, \qquad o_t = \sum_{j=0}^{t} w_{t,j}\, v_j = q_t S_t, \qquad S_t = ${gamma}\, S_{t-1} + k_t^{\top} v_t / \sqrt{d}`,
      where: words.mechanisms.retention.attention,
    },
    cache: {
      tex: String.raw`\text{${words.mechanisms.bytes}} = L \cdot H \cdot d_k \cdot d_v \cdot b`,
      where: words.mechanisms.retention.cache,
    },
  };
}

/** The state and, only to be drawn, rotated keys and running sums of log γ, at every token and at the last. */
function keptBy(spec: RetentionSpec, layer: number) {
  const { heads, keyWidth } = spec;
  const [state] = stateLayout(spec, layer);
  const shown = (array: CacheArray): CacheArray => ({ ...array, forDisplay: true });
  return {
    state,
    key: shown(keptArray('key', layer, 'token', { heads, keyWidth })),
    decaySum: shown(keptArray('decaySum', layer, 'token', { heads })),
    decayTotal: shown(keptArray('decayTotal', layer, 'constant', { heads })),
  };
}

/** Queries, keys, values and gates; decays if they depend on the token. None has a bias. */
function projectionsOf({ heads, keyWidth, valueWidth, decay }: RetentionSpec): readonly Projection[] {
  const outputs = { query: heads * keyWidth, key: heads * keyWidth, value: heads * valueWidth, gate: heads * valueWidth };
  const all = { ...outputs, ...(decay === 'gated' ? { decay: heads } : {}) };
  return Object.entries(all).map(([name, count]) => ({ name, outputs: count, bias: false }));
}

function layerBuffers(spec: RetentionSpec, context: LayerContext) {
  const { name, layer } = context;
  const { heads, keyWidth, valueWidth, rope } = spec;
  const kept = keptBy(spec, layer);
  return {
    rope: ropeBuffer(rope, keyWidth, context),
    state: { name: `${name}.cache.state`, role: 'cache', array: kept.state },
    key: { name: `${name}.cache.key`, role: 'cache', array: kept.key },
    decaySum: { name: `${name}.cache.decaySum`, role: 'cache', array: kept.decaySum },
    decayTotal: { name: `${name}.cache.decayTotal`, role: 'cache', array: kept.decayTotal },
    ...outputBuffers(context, heads * valueWidth),
  } satisfies Record<string, PlanBuffer>;
}
