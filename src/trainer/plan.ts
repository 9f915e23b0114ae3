/**
 * A training step as a list of kernels over named arrays, written once and run by two backends: loss, gradients by hand, and AdamW. Plain data.
 * Shapes: B texts of T tokens, N = B T rows, D width, H hidden units, V vocabulary.
 */
import { backward } from './backward';
import { forward } from './forward';
import { type TrainerSettings, shape } from './settings';
import { weightTensors } from './tensors';

export type KernelName =
  | 'embed'
  | 'embed_back'
  | 'norm'
  | 'norm_back'
  | 'multiply'
  | 'add'
  | 'add_row'
  | 'sum_rows'
  | 'turn'
  | 'weigh'
  | 'weigh_back'
  | 'gate'
  | 'gate_back'
  | 'swiglu'
  | 'swiglu_back'
  | 'cross_entropy'
  | 'keep_loss'
  | 'squares'
  | 'adamw';

/** One dispatch: the arrays by the kernel's own names for them, and the constants for which it is compiled. */
export interface TrainerOp {
  readonly kernel: KernelName;
  readonly buffers: Readonly<Record<string, string>>;
  readonly params: Readonly<Record<string, number>>;
}

/** A part of an array that has all of something: of the weights, or of their gradients. */
export interface ArrayPart {
  readonly of: 'weights' | 'gradients';
  readonly from: number;
  readonly length: number;
}

export interface TrainerPlan {
  readonly batch: number;
  /** Numbers in each array that lives for one step. */
  readonly arrays: ReadonlyMap<string, number>;
  /** Tensors, by their name, and their gradients, as `∂` and the name. */
  readonly parts: ReadonlyMap<string, ArrayPart>;
  /** Numbers of all weights. */
  readonly weights: number;
  readonly ops: readonly TrainerOp[];
}

/** What the passes write a plan with. */
export interface PlanWriter {
  readonly settings: TrainerSettings;
  readonly B: number;
  readonly T: number;
  readonly N: number;
  /** Whether gradients follow. */
  readonly learns: boolean;
  /** Names an array of so many numbers. */
  array(name: string, length: number): string;
  op(kernel: KernelName, buffers: Record<string, string>, params?: Record<string, number>): void;
}

/**
 * Every plan has further arrays: `tokens` and `targets` [N] as numbers, `turns` [T, D/2, 2] (cos and sin), `now` (see StepNumbers), `history` (a loss
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

/** The places of `now`: what differs from step to step. */
export const stepNumbers = ['step', 'learningRate', 'meanPart', 'squarePart'] as const;
