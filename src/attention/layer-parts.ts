/** Parts shared by layers of all mechanisms: rotations, and the projection of the heads' outputs to the residual. */
import type { PartialRopeSpec, RopeSpec } from '../model/spec';
import type { LayerContext } from './mechanism';
import type { Op, PlanBuffer } from './plan';

type Of<Role extends PlanBuffer['role']> = Extract<PlanBuffer, { readonly role: Role }>;

/** The table of rotations for heads of a width; layers with the same rotations share it. */
export function ropeBuffer(rope: PartialRopeSpec, headWidth: number, { positions }: LayerContext): Of<'rope'> {
  const { base, scaling } = rope;
  const width = rope.rotated ?? headWidth;
  const name = ['rope', base, width, ...(scaling ? [JSON.stringify(scaling)] : [])].join('.');
  return { name, role: 'rope', base, headWidth: width, positions, scaling };
}

/** In place of a table, which the kernel has a binding for, where nothing turns. */
export const noRope: Of<'rope'> = { name: 'rope.none', role: 'rope', base: 1, headWidth: 4, positions: 1 };

/** 1 if the two numbers of a pair are adjacent: the kernels' constant of that name. */
export function interleaved(rope: RopeSpec | null): number {
  return rope?.pairing === 'interleaved' ? 1 : 0;
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
