import type { TrainerCall } from './call';
import { arrayOf, constant } from './call';

/** The places and extents of a batched product of matrices. */
export interface Product {
  readonly rows: number;
  readonly columns: number;
  readonly inner: number;
  /** From one row of a to the next, and from one number of a row to the next. */
  readonly aRow: number;
  readonly aInner: number;
  /** From one row of b, which is as long as out's, to the next, and from one column to the next. */
  readonly bInner: number;
  readonly bColumn: number;
  readonly batches: number;
  readonly aBatch: number;
  readonly bBatch: number;
  readonly outBatch: number;
  /** The product is multiplied by it. */
  readonly factor: number;
  /** Whether it is added to what is there. */
  readonly adds: boolean;
}

/** A product as an op says it: one batch, a factor of 1, nothing added, unless it says otherwise. */
export function productOf(call: TrainerCall): Product {
  const { batches = 1, aBatch = 0, bBatch = 0, outBatch = 0, factor = 1, adds = 0 } = call.params;
  const places = { aRow: constant(call, 'aRow'), aInner: constant(call, 'aInner'), bInner: constant(call, 'bInner') };
  return {
    rows: constant(call, 'rows'),
    columns: constant(call, 'columns'),
    inner: constant(call, 'inner'),
    ...places,
    bColumn: constant(call, 'bColumn'),
    batches,
    aBatch,
    bBatch,
    outBatch,
    factor,
    adds: adds !== 0,
  };
}

/** out [batches, rows, columns] = factor · a b, or that added to it. */
export function multiply(call: TrainerCall): void {
  const [a, b, out] = [arrayOf(call, 'a'), arrayOf(call, 'b'), arrayOf(call, 'out')];
  const p = productOf(call);
  for (let batch = 0; batch < p.batches; batch++) {
    const [aFrom, bFrom, outFrom] = [batch * p.aBatch, batch * p.bBatch, batch * p.outBatch];
    for (let row = 0; row < p.rows; row++) {
      for (let column = 0; column < p.columns; column++) {
        let sum = 0;
        for (let i = 0; i < p.inner; i++)
          sum += (a[aFrom + row * p.aRow + i * p.aInner] as number) * (b[bFrom + i * p.bInner + column * p.bColumn] as number);
        const at = outFrom + row * p.columns + column;
        out[at] = (p.adds ? (out[at] as number) : 0) + p.factor * sum;
      }
    }
  }
}
