import { type CpuCall, buffer, matrixOf, offset, param } from './kernel';
import { multiply } from './multiply';
import { normedRow } from './norm';

/** An output gate (2505.06708): what a head has mixed, times σ(w · x), w a vector per head, x the layer's input after its norm, as queries see it. */
export function gateHeads(call: CpuCall): void {
  const [width, heads, headWidth] = [param(call, 'width'), param(call, 'heads'), param(call, 'headWidth')];
  const headOutput = buffer(call, 'headOutput'); // [rows, heads, headWidth]
  const rows = call.step.tokens.length;
  const logits = new Float32Array(heads);
  for (let row = 0; row < rows; row++) {
    multiply(matrixOf(call, 'matrix'), 0, heads, width, normedRow(call, buffer(call, 'residual'), row, width), logits);
    logits.forEach((logit, own) => {
      const gate = 1 / (1 + Math.exp(-logit));
      const head = row * heads + own;
      call.trace[rows * offset(call, 'gates') + head] = gate;
      for (let i = head * headWidth; i < (head + 1) * headWidth; i++) headOutput[i] = (headOutput[i] as number) * gate;
    });
  }
}
