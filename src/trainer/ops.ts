/** What a training step is made of: ops over named arrays. */
import type { TrainerSettings } from './settings';

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
  /** Names an array, by how many numbers it has. */
  array(name: string, length: number): string;
  op(kernel: KernelName, buffers: Record<string, string>, params?: Record<string, number>): void;
}
