/**
 * A training step as a list of kernels over named arrays, written once and run by two backends: loss, gradients by hand, and AdamW. Plain data.
 * Shapes: B texts of T tokens, N = B T rows, D width, H hidden units, V vocabulary.
 */
import { backward } from './backward';
import { forward } from './forward';
import type { ArrayPart, PlanWriter, TrainerOp, TrainerPlan } from './ops';
import { type TrainerSettings, shape } from './settings';
import { weightTensors } from './tensors';

/**
 * Every plan has further arrays: `tokens` and `targets` [N] as numbers, `turns` [T, D/2, 2] (cos and sin), `now` (see `stepNumbersOf`), `history` (a loss
 * a step), and `mean`, `square`, `decay`, as long as all weights.
 * @param learns whether gradients and weights follow the loss; otherwise it ends with the loss of each row
 */
export function trainerPlan(settings: TrainerSettings, batch: number, learns: boolean): TrainerPlan {
  const { tensors, length } = weightTensors(settings);
  const parts = new Map<string, ArrayPart>();
  for (const { name, from, length: count } of tensors) {
    parts.set(name, { of: 'weights', from, length: count });
    parts.set(`∂${name}`, { of: 'gradients', from, length: count });
  }
  const arrays = new Map<string, number>();
  const ops: TrainerOp[] = [];
  const writer: PlanWriter = {
    settings,
    B: batch,
    T: shape.length,
    N: batch * shape.length,
    learns,
    array(name, numbers) {
      arrays.set(name, Math.max(numbers, arrays.get(name) ?? 0));
      return name;
    },
    op: (kernel, buffers, params = {}) => ops.push({ kernel, buffers, params }),
  };
  forward(writer);
  if (learns) {
    backward(writer);
    const count = { count: length };
    writer.op('squares', { x: 'gradients', out: writer.array('norm²', 1) }, count);
    const learnt = { weights: 'weights', gradients: 'gradients', mean: 'mean', square: 'square', decay: 'decay' };
    writer.op('adamw', { ...learnt, norm: 'norm²', now: 'now' }, count);
  }
  return { batch, arrays, parts, weights: length, ops };
}
