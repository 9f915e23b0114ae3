import type { LayerContext } from './mechanism';
import type { Op, PlanBuffer } from './plan';

/** One of the matrices that are stacked into one projection, by the name of its tensors. */
export interface Projection {
  readonly name: string;
  readonly outputs: number;
  readonly bias: boolean;
}

/** q, k and v of all heads, `inner` numbers each, with biases on q and k where a layer has them. */
export function queryKeyValue(inner: number, bias: boolean): readonly Projection[] {
  return [
    { name: 'query', outputs: inner, bias },
    { name: 'key', outputs: inner, bias },
    { name: 'value', outputs: inner, bias: false },
  ];
}

/**
 * The first op of a layer that keeps a state or sums, with its buffers: all its projections in one. After them a row of the scratch has
 * room for `shown` numbers that later kernels write.
 */
export function projectState(context: LayerContext, projections: readonly Projection[], shown = 0) {
  const { layer, name, tensors, width, residual, normEpsilon } = context;
  const outputs = projections.reduce((sum, projection) => sum + projection.outputs, 0);
  const stride = 4 * Math.ceil((outputs + shown) / 4);
  // The kernel reads biases in whole tiles of four.
  const rest = (4 - (outputs % 4)) % 4;
  const projected = { name: 'projected', role: 'scratch', width: stride } as const;
  const buffers: readonly PlanBuffer[] = [
    {
      name: `${name}.matrix.projected`,
      role: 'matrix',
      tensors: projections.map((projection) => `${tensors}.${projection.name}.weight`),
      rows: outputs,
      columns: width,
    },
    {
      name: `${name}.vector.projected`,
      role: 'vector',
      parts: [
        { tensor: `${tensors}.norm.weight`, length: width },
        ...projections.map((projection) => ({
          tensor: projection.bias ? `${tensors}.${projection.name}.bias` : null,
          length: projection.outputs,
        })),
        ...(rest > 0 ? [{ tensor: null, length: rest }] : []),
      ],
    },
    projected,
  ];
  const op: Op = {
    kernel: 'project_state',
    layer,
    buffers: {
      residual,
      matrix: `${name}.matrix.projected`,
      vector: `${name}.vector.projected`,
      projected: projected.name,
    },
    params: { width, outputs, stride, normEpsilon },
    offsets: context.offsets('residualNorm'),
  };
  return { buffers, op, stride };
}
