/** How a projection comes by its normed input, and how what it adds gets to the residual; for layers of softmax attention and for MLPs. */
import type { LayerContext } from './mechanism';
import type { Op, PlanBuffer, VectorPart } from './plan';

/** The input of a projection, with its norm before it or folded into it. */
export interface NormedInput {
  /** The buffer that is bound as the projection's input. */
  readonly input: string;
  /** What runs before the projection. */
  readonly ops: readonly Op[];
  readonly buffers: readonly PlanBuffer[];
  /** How the projection's vector begins. */
  readonly parts: readonly VectorPart[];
  /** Constants of the projection. */
  readonly params: Readonly<Record<string, number>>;
}

type NormContext = Pick<LayerContext, 'name' | 'width' | 'residual' | 'norm' | 'normEpsilon'> & {
  readonly layer: number | null;
};

/**
 * RMSNorm is folded into the projection. LayerNorm is a pass of its own, which takes off the mean before anything is multiplied.
 * @param tensor the prefix of the norm's tensors
 * @param shown where the length of the norm's input goes to in the trace, where the projection does not show it itself
 * @param again the norm has run already, in the same layer
 */
export function normedInput(
  context: NormContext,
  tensor: string,
  shown: { readonly residualNorm: number } | null,
  again = false,
): NormedInput {
  const { layer, name, width, residual, norm, normEpsilon } = context;
  const weight = { tensor: `${tensor}.weight`, length: width };
  if (norm === 'rms') return { input: residual, ops: [], buffers: [], parts: [weight], params: { normEpsilon } };
  const vector = `${name}.vector.${tensor.split('.').slice(-2).join('.')}`;
  const op: Op = {
    kernel: 'normalise',
    layer,
    buffers: { vector, input: residual, output: 'normed' },
    params: { width, normEpsilon, centred: 1, adds: 0, shown: shown === null ? 0 : 1 },
    offsets: shown ?? { residualNorm: 0 },
  };
  return {
    input: 'normed',
    ops: again ? [] : [op],
    buffers: [
      { name: 'normed', role: 'scratch', width },
      ...(again ? [] : [{ name: vector, role: 'vector', parts: [weight, { tensor: `${tensor}.bias`, length: width }] } as const]),
    ],
    parts: [],
    params: { normEpsilon, prenormed: 1 },
  };
}

/** The last projection of an attention or an MLP. */
interface Output {
  /** `output` or `down`, of the tensors' names and of the buffer's. */
  readonly part: 'output' | 'down';
  /** The prefix of the tensors. */
  readonly tensors: string;
  readonly input: PlanBuffer & { readonly role: 'scratch' };
  readonly columns: number;
  readonly bias: boolean;
}

/** Adds a projection to the residual: at once, or past a norm of its own where the layer has norms after (Gemma 2). */
export function addedOutput(
  context: LayerContext,
  { part, tensors, input, columns, bias }: Output,
): { readonly buffers: readonly PlanBuffer[]; readonly ops: readonly Op[] } {
  const { layer, name, width, residual, norm, normEpsilon, normsAfter } = context;
  const matrix: PlanBuffer = {
    name: `${name}.matrix.${part}`,
    role: 'matrix',
    tensors: [`${tensors}.${part}.weight`],
    rows: width,
    columns,
  };
  const params = { outputs: width, columns };
  if (!bias && !normsAfter) {
    const op = {
      kernel: 'project_add',
      layer,
      buffers: { matrix: matrix.name, input: input.name, residual },
      params,
      offsets: {},
    };
    return { buffers: [input, matrix], ops: [op] };
  }
  const biases: PlanBuffer = {
    name: `${name}.vector.${part}`,
    role: 'vector',
    parts: [{ tensor: bias ? `${tensors}.${part}.bias` : null, length: width }],
  };
  const project = (output: string, adds: number): Op => ({
    kernel: 'project_out',
    layer,
    buffers: { matrix: matrix.name, vector: biases.name, input: input.name, output },
    params: { ...params, adds },
    offsets: {},
  });
  if (!normsAfter) return { buffers: [input, matrix, biases], ops: [project(residual, 1)] };
  const centred = norm === 'layer' ? 1 : 0;
  const after: PlanBuffer = {
    name: `${name}.vector.${part}Norm`,
    role: 'vector',
    parts: ['weight', ...(centred ? ['bias'] : [])].map((each) => ({ tensor: `${tensors}.after_norm.${each}`, length: width })),
  };
  const projected: PlanBuffer = { name: 'projected', role: 'scratch', width };
  const normalise: Op = {
    kernel: 'normalise',
    layer,
    buffers: { vector: after.name, input: projected.name, output: residual },
    params: { width, normEpsilon, centred, adds: 1, shown: 0 },
    offsets: { residualNorm: 0 },
  };
  return { buffers: [input, matrix, biases, after, projected], ops: [project(projected.name, 0), normalise] };
}
