/** The output gate of softmax attention (Qiu et al. 2505.06708), by head: σ(w · x) times what a head has mixed, x the layer's input after its norm. */
import type { SoftmaxSpec } from '../model/spec';
import type { LayerContext, LayerPart } from './mechanism';
import type { NormedInput } from './norm-parts';

/** What runs behind `attend`; nothing for a layer without a gate. @param vector the buffer that begins with the norm's weight where the norm is folded in */
export function outputGate(
  { gate, heads, headWidth }: SoftmaxSpec,
  context: LayerContext,
  normed: NormedInput,
  vector: string,
): Pick<LayerPart, 'buffers' | 'ops'> {
  if (gate === undefined) return { buffers: [], ops: [] };
  const { layer, name, tensors, width } = context;
  const matrix = `${name}.matrix.gate`;
  return {
    buffers: [{ name: matrix, role: 'matrix', tensors: [`${tensors}.gate.weight`], rows: heads, columns: width }],
    ops: [
      {
        kernel: 'gate_heads',
        layer,
        buffers: { matrix, vector, residual: normed.input, headOutput: 'headOutput' },
        params: { width, heads, headWidth, ...normed.params },
        offsets: context.offsets('gates'),
      },
    ],
  };
}
