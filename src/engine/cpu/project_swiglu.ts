import { type CpuCall, buffer, param } from './kernel';
import { multiply } from './multiply';
import { rmsNorm } from './norm';

/** hidden = swish(W_gate x) ⊙ (W_up x) of the normed residual (SwiGLU, 2002.05202); swish(z) = z / (1 + e^−z). */
export function projectSwiglu(call: CpuCall): void {
  const width = param(call, 'width');
  const hidden = param(call, 'hidden');
  const matrix = buffer(call, 'matrix'); // [2 hidden, width]: the gate's rows, then the up projection's
  const out = buffer(call, 'hidden'); // [rows, hidden]
  const gate = new Float32Array(hidden);
  const up = new Float32Array(hidden);
  for (let row = 0; row < call.step.tokens.length; row++) {
    const x = rmsNorm(buffer(call, 'residual'), row, width, buffer(call, 'vector'), param(call, 'normEpsilon'));
    multiply(matrix, 0, hidden, width, x, gate);
    multiply(matrix, hidden, hidden, width, x, up);
    for (let i = 0; i < hidden; i++) {
      const z = gate[i] as number;
      out[row * hidden + i] = (z / (1 + Math.exp(-z))) * (up[i] as number);
    }
  }
}
