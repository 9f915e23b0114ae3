/** Parts shared by layers of all mechanisms: rotations, and the projection of the heads' outputs to the residual. */
import type { RopeSpec } from '../model/spec';
import type { LayerContext } from './mechanism';
import type { Op, PlanBuffer } from './plan';

type Of<Role extends PlanBuffer['role']> = Extract<PlanBuffer, { readonly role: Role }>;

/** The table of rotations for heads of a width; layers with the same rotations share it. */
export function ropeBuffer({ base }: RopeSpec, headWidth: number, { positions }: LayerContext): Of<'rope'> {
  return { name: `rope.${base}.${headWidth}`, role: 'rope', base, headWidth, positions };
}

/** 1 if the two numbers of a pair are adjacent: the kernels' constant of that name. */
export function interleaved({ pairing }: RopeSpec): number {
  return pairing === 'interleaved' ? 1 : 0;
}

/** The buffers of a layer's head outputs, `inner` numbers per row, and of the matrix that projects them to the residual. */
export function outputBuffers(
  { name, tensors, width }: LayerContext,
  inner: number,
): { headOutput: Of<'scratch'>; output: Of<'matrix'> } {
  return {
    headOutput: { name: 'headOutput', role: 'scratch', width: inner },
    output: { name: `${name}.matrix.output`, role: 'matrix', tensors: [`${tensors}.output.weight`], rows: width, columns: inner },
  };
}

/** The last op of a layer's attention, which adds the projected head outputs to the residual; see `outputBuffers`. */
export function projectOutput(context: LayerContext, inner: number): Op {
  const { headOutput, output } = outputBuffers(context, inner);
  return {
    kernel: 'project_add',
    layer: context.layer,
    buffers: { matrix: output.name, input: headOutput.name, residual: context.residual },
    params: { outputs: context.width, columns: inner },
    offsets: {},
  };
}
