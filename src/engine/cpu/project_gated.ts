import { activated } from './activation';
import { type CpuCall, buffer, matrixOf, param, paramOr } from './kernel';
import { multiply } from './multiply';
import { isPrenormed, normedRow } from './norm';

/**
 * hidden = f(W_gate x) ⊙ (W_up x) of the normed residual, the gated half of an MLP such as SwiGLU (2002.05202), with a bias in either product where
 * they are `biased`.
 */
export function projectGated(call: CpuCall): void {
  const width = param(call, 'width');
  const hidden = param(call, 'hidden');
  const activation = paramOr(call, 'activation', 0);
  const matrix = matrixOf(call, 'matrix'); // [2 · hidden, width]: gate, up
  const out = buffer(call, 'hidden'); // [rows, hidden]
  const gate = new Float32Array(hidden);
  const up = new Float32Array(hidden);
  for (let row = 0; row < call.step.tokens.length; row++) {
    const x = normedRow(call, buffer(call, 'residual'), row, width);
    multiply(matrix, 0, hidden, width, x, gate);
    multiply(matrix, hidden, hidden, width, x, up);
    if (paramOr(call, 'biased', 0) === 1) addBiases(call, gate, up);
    for (let i = 0; i < hidden; i++) out[row * hidden + i] = activated(activation, gate[i] as number) * (up[i] as number);
  }
}

function addBiases(call: CpuCall, gate: Float32Array, up: Float32Array): void {
  const vector = buffer(call, 'vector'); // [width] norm weight unless prenormed, [hidden], [hidden]
  const start = isPrenormed(call) ? 0 : param(call, 'width');
  for (let i = 0; i < gate.length; i++) {
    gate[i] = (gate[i] as number) + (vector[start + i] as number);
    up[i] = (up[i] as number) + (vector[start + gate.length + i] as number);
  }
}
