import { float16Values } from '../../model/float16';
import type { Matrix } from './kernel';

/**
 * out[o] = Σ_i matrix[o, i] · x[i] for a matrix [outputs, columns], its rows from `firstRow` on.
 * Four rows at a time: each x[i] is read once for four products, and the four sums do not wait for each other.
 */
export function multiply(
  matrix: Matrix,
  firstRow: number,
  outputs: number,
  columns: number,
  x: Float32Array,
  out: Float32Array,
): void {
  if (matrix instanceof Uint16Array) return multiplyHalves(matrix, firstRow, outputs, columns, x, out);
  let o = 0;
  for (; o + 4 <= outputs; o += 4) {
    const a = (firstRow + o) * columns;
    const b = a + columns;
    const c = b + columns;
    const d = c + columns;
    let sumA = 0;
    let sumB = 0;
    let sumC = 0;
    let sumD = 0;
    for (let i = 0; i < columns; i++) {
      const xi = x[i] as number;
      sumA += (matrix[a + i] as number) * xi;
      sumB += (matrix[b + i] as number) * xi;
      sumC += (matrix[c + i] as number) * xi;
      sumD += (matrix[d + i] as number) * xi;
    }
    out[o] = sumA;
    out[o + 1] = sumB;
    out[o + 2] = sumC;
    out[o + 3] = sumD;
  }
  for (; o < outputs; o++) {
    const a = (firstRow + o) * columns;
    let sum = 0;
    for (let i = 0; i < columns; i++) sum += (matrix[a + i] as number) * (x[i] as number);
    out[o] = sum;
  }
}

/**
 * The same for the bits of float16, each of which a table turns into its number; to the last bit what float32 gives. Eight rows at a time: the
 * table makes each number wait longer.
 */
function multiplyHalves(
  matrix: Uint16Array,
  firstRow: number,
  outputs: number,
  columns: number,
  x: Float32Array,
  out: Float32Array,
): void {
  const values = float16Values();
  let o = 0;
  for (; o + 8 <= outputs; o += 8) {
    const a = (firstRow + o) * columns;
    const b = a + columns;
    const c = b + columns;
    const d = c + columns;
    const e = d + columns;
    const f = e + columns;
    const g = f + columns;
    const h = g + columns;
    let sumA = 0;
    let sumB = 0;
    let sumC = 0;
    let sumD = 0;
    let sumE = 0;
    let sumF = 0;
    let sumG = 0;
    let sumH = 0;
    for (let i = 0; i < columns; i++) {
      const xi = x[i] as number;
      sumA += (values[matrix[a + i] as number] as number) * xi;
      sumB += (values[matrix[b + i] as number] as number) * xi;
      sumC += (values[matrix[c + i] as number] as number) * xi;
      sumD += (values[matrix[d + i] as number] as number) * xi;
      sumE += (values[matrix[e + i] as number] as number) * xi;
      sumF += (values[matrix[f + i] as number] as number) * xi;
      sumG += (values[matrix[g + i] as number] as number) * xi;
      sumH += (values[matrix[h + i] as number] as number) * xi;
    }
    out[o] = sumA;
    out[o + 1] = sumB;
    out[o + 2] = sumC;
    out[o + 3] = sumD;
    out[o + 4] = sumE;
    out[o + 5] = sumF;
    out[o + 6] = sumG;
    out[o + 7] = sumH;
  }
  for (; o < outputs; o++) {
    const a = (firstRow + o) * columns;
    let sum = 0;
    for (let i = 0; i < columns; i++) sum += (values[matrix[a + i] as number] as number) * (x[i] as number);
    out[o] = sum;
  }
}
