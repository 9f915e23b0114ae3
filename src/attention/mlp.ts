/** A layer's MLP: one kernel for its neurons, one or two for what they add to the residual. */
import { isGated } from '../model/mlp-spec';
import type { MlpSpec } from '../model/spec';
import type { LayerContext, LayerPart } from './mechanism';
import { addedOutput, normedInput } from './norm-parts';
import type { Op } from './plan';

/** The kernels' constant `activation`; see shaders/lib/activation.wgsl. */
export function activationOf(mlp: MlpSpec): number {
  switch (mlp.kind) {
    case 'swiglu':
      return 0;
    case 'geglu':
    case 'gelu':
      return mlp.form === 'tanh' ? 1 : 2;
    case 'relu':
      return 3;
  }
}

/** @param context of the layer whose attention comes before */
export function buildMlp(mlp: MlpSpec, context: LayerContext): LayerPart {
  const { layer, name, width, parallel } = context;
  const { hidden, bias = false } = mlp;
  const tensors = `layers.${layer}.mlp`;
  const shared = parallel === 'oneNorm';
  const normed = normedInput(context, shared ? `${context.tensors}.norm` : `${tensors}.norm`, null, shared);
  const units = { name: 'hidden', role: 'scratch', width: hidden } as const;
  const projections = isGated(mlp) ? ['gate', 'up'] : ['up'];
  const [matrix, vector] = isGated(mlp)
    ? [`${name}.matrix.gateUp`, `${name}.vector.gateUp`]
    : [`${name}.matrix.up`, `${name}.vector.up`];
  const biases = projections.map((part) => ({ tensor: bias ? `${tensors}.${part}.bias` : null, length: hidden }));
  const activation = activationOf(mlp);
  // A gated kernel reads biases only where there are some, a plain one always; a binding needs something to be bound.
  const ofGated = { ...(activation === 0 ? {} : { activation }), ...(bias ? { biased: 1 } : {}) };
  const first: Op = {
    kernel: isGated(mlp) ? 'project_gated' : 'project_plain',
    layer,
    buffers: { residual: normed.input, matrix, vector, hidden: units.name },
    params: { width, hidden, ...normed.params, ...(isGated(mlp) ? ofGated : { activation }) },
    offsets: {},
  };
  const output = addedOutput(context, { part: 'down', tensors, input: units, columns: hidden, bias });
  const ofMlp = (ops: readonly Op[]): readonly Op[] => ops.map((op) => ({ ...op, part: 'mlp' }));
  return {
    buffers: [
      ...normed.buffers,
      {
        name: matrix,
        role: 'matrix',
        tensors: projections.map((part) => `${tensors}.${part}.weight`),
        rows: projections.length * hidden,
        columns: width,
      },
      {
        name: vector,
        role: 'vector',
        parts: [...normed.parts, ...(bias || !isGated(mlp) || normed.parts.length === 0 ? biases : [])],
      },
      ...output.buffers,
    ],
    ops: ofMlp([...normed.ops, first]),
    adds: ofMlp(output.ops),
  };
}
