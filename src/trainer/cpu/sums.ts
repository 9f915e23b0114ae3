/** Sums of arrays, rows and squares. */
import { type TrainerCall, arrayOf, constant } from './call';

/** out = a + b. */
export function add(call: TrainerCall): void {
  const [a, b, out] = [arrayOf(call, 'a'), arrayOf(call, 'b'), arrayOf(call, 'out')];
  const count = constant(call, 'count');
  for (let i = 0; i < count; i++) out[i] = (a[i] as number) + (b[i] as number);
}

/** x [rows, width] += row. */
export function addRow(call: TrainerCall): void {
  const width = constant(call, 'width');
  const [x, row] = [arrayOf(call, 'x'), arrayOf(call, 'row')];
  const end = constant(call, 'rows') * width;
  for (let from = 0; from < end; from += width)
    for (let i = 0; i < width; i++) x[from + i] = (x[from + i] as number) + (row[i] as number);
}

/** out [parts, width]: in each part, the sum of x's `rows` rows, one after another. */
export function sumRows(call: TrainerCall): void {
  const [parts, rows, width] = [constant(call, 'parts'), constant(call, 'rows'), constant(call, 'width')];
  const [x, out] = [arrayOf(call, 'x'), arrayOf(call, 'out')];
  const sums = new Float64Array(width);
  for (let part = 0; part < parts; part++) {
    sums.fill(0);
    for (let row = part * rows; row < (part + 1) * rows; row++)
      for (let i = 0; i < width; i++) sums[i] = (sums[i] as number) + (x[row * width + i] as number);
    out.set(sums, part * width);
  }
}

/** The sum of the parts over `count` rows, at this step's place in the history. */
export function keepLoss(call: TrainerCall): void {
  const [parts, now, history] = [arrayOf(call, 'parts'), arrayOf(call, 'now'), arrayOf(call, 'history')];
  let sum = 0;
  const count = constant(call, 'parts');
  for (let i = 0; i < count; i++) sum += parts[i] as number;
  history[now[0] as number] = sum / constant(call, 'count');
}

/** out [1] = Σ x². */
export function squares(call: TrainerCall): void {
  const [x, out] = [arrayOf(call, 'x'), arrayOf(call, 'out')];
  let sum = 0;
  const count = constant(call, 'count');
  for (let i = 0; i < count; i++) sum += (x[i] as number) ** 2;
  out[0] = sum;
}
