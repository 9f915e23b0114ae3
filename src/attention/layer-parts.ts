/** What layers of every mechanism need alike: rotations, and the way from what their heads mixed back to the residual. */
import type { RopeSpec } from '../model/spec';
import type { LayerContext } from './mechanism';
import type { Op, PlanBuffer } from './plan';

type Of<Role extends PlanBuffer['role']> = Extract<PlanBuffer, { readonly role: Role }>;

/** The table of rotations for heads of a width; layers that rotate alike share it. */
export function ropeBuffer({ base }: RopeSpec, headWidth: number, { positions }: LayerContext): Of<'rope'> {
  return { name: `rope.${base}.${headWidth}`, role: 'rope', base, headWidth, positions };
}

/** 1 where the two numbers of a pair stand side by side: the kernels' constant of that name. */
export function interleaved({ pairing }: RopeSpec): number {
  return pairing === 'interleaved' ? 1 : 0;
}

/** What a layer's heads mix, `inner` numbers a row, and the matrix that takes it back to the residual. */
export function outputBuffers(
  { name, tensors, width }: LayerContext,
  inner: number,
): { headOutput: Of<'scratch'>; output: Of<'matrix'> } {
  return {
    headOutput: { name: 'headOutput', role: 'scratch', width: inner },
    output: { name: `${name}.matrix.output`, role: 'matrix', tensors: [`${tensors}.output.weight`], rows: width, columns: inner },
  };
}

/** The last op of a layer's attention, which adds to the residual what `outputBuffers` hold. */
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
