/** The CPU's kernels by the plan's names. */
import type { KernelName } from '../ops';
import { adamw } from './adamw';
import type { TrainerKernel } from './call';
import { crossEntropy } from './cross-entropy';
import { embed, embedBack } from './embed';
import { gate, gateBack } from './gate';
import { multiply } from './multiply';
import { norm, normBack } from './norm';
import { add, addRow, keepLoss, squares, sumRows } from './sums';
import { swiglu, swigluBack } from './swiglu';
import { turn } from './turn';
import { weigh, weighBack } from './weigh';

export const cpuKernels: Readonly<Record<KernelName, TrainerKernel>> = {
  embed,
  embed_back: embedBack,
  norm,
  norm_back: normBack,
  multiply,
  add,
  add_row: addRow,
  sum_rows: sumRows,
  turn,
  weigh,
  weigh_back: weighBack,
  gate,
  gate_back: gateBack,
  swiglu,
  swiglu_back: swigluBack,
  cross_entropy: crossEntropy,
  keep_loss: keepLoss,
  squares,
  adamw,
};
