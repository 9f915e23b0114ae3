/** Layers of retention for the tests of its kernels, and their texts in double precision. */
import { createRandom } from './random';

export const temperature = 4;

interface RetentionShape {
  readonly heads: number;
  readonly keyWidth: number;
  readonly valueWidth: number;
  readonly gated: boolean;
  readonly rows: number;
  /** Index in the text of the first row's token. */
  readonly index: number;
  readonly interleaved?: boolean;
  readonly silenced?: readonly number[];
}

const logSigmoid = (z: number): number => -Math.log1p(Math.exp(-z));

/** A step's numbers [rows, stride], and the layout of a row. */
export function numbersOf({ heads, keyWidth, valueWidth, gated, rows }: RetentionShape, seed: number) {
  const outputs = 2 * heads * (keyWidth + valueWidth) + (gated ? heads : 0);
  const stride = 4 * Math.ceil(outputs / 4);
  const projected = createRandom(seed).values(rows * stride, 1.5);
  const values = heads * keyWidth * 2;
  const part = (row: number, start: number, width: number) => [
    ...projected.subarray(row * stride + start, row * stride + start + width),
  ];
  return {
    stride,
    projected,
    q: (row: number, head: number) => part(row, head * keyWidth, keyWidth),
    k: (row: number, head: number) => part(row, (heads + head) * keyWidth, keyWidth),
    v: (row: number, head: number) => part(row, values + head * valueWidth, valueWidth),
    g: (row: number, head: number) => part(row, values + (heads + head) * valueWidth, valueWidth),
    logGamma: (row: number, head: number) =>
      gated ? logSigmoid(part(row, outputs - heads + head, 1)[0] ?? NaN) / temperature : Math.log(1 - 2 ** (-5 - head)),
  };
}

export const retentionShapes: readonly RetentionShape[] = [
  { heads: 1, keyWidth: 4, valueWidth: 4, gated: false, rows: 1, index: 0 },
  { heads: 1, keyWidth: 4, valueWidth: 8, gated: true, rows: 1, index: 5 },
  { heads: 4, keyWidth: 32, valueWidth: 32, gated: true, rows: 1, index: 40, silenced: [2] },
  { heads: 3, keyWidth: 12, valueWidth: 20, gated: false, rows: 7, index: 0, interleaved: true },
  { heads: 3, keyWidth: 20, valueWidth: 12, gated: true, rows: 7, index: 9 },
  { heads: 2, keyWidth: 8, valueWidth: 132, gated: true, rows: 13, index: 0 },
];
