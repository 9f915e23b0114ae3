/** The trainer on the CPU: it walks the plan. */
import { ropeTable } from '../../engine/rope-table';
import type { TrainerOp, TrainerPlan } from '../ops';
import { trainerPlan } from '../plan';
import { type TrainerSettings, learningRate, schedule, shape } from '../settings';
import { textsOf } from '../task/batch';
import { decays, initialWeights } from '../tensors';
import type { Trainer, TrainerState } from '../trainer';
import { type PlanArrays, allocate } from './arrays';
import { cpuKernels } from './kernels';

/** Runs ops over arrays. */
export function walk(ops: readonly TrainerOp[], { arrays, multiply }: PlanArrays): void {
  for (const { kernel, buffers, params } of ops) {
    const named = Object.fromEntries(Object.entries(buffers).map(([name, array]) => [name, arrays.get(array) as Float32Array]));
    const run = kernel === 'multiply' ? multiply : cpuKernels[kernel];
    run({ buffers: named, params });
  }
}

/** What `now` holds at a step, from 0. */
export function stepNumbersOf(step: number, steps: number): readonly [number, number, number, number] {
  const { beta1, beta2 } = schedule;
  return [step, learningRate(step, steps), 1 - beta1 ** (step + 1), 1 - beta2 ** (step + 1)];
}

/** Tables and places that a plan needs beside its own arrays. */
export function furtherArrays(plan: TrainerPlan, steps: number): Readonly<Record<string, number>> {
  const { batch, weights } = plan;
  const all = Object.fromEntries(['weights', 'gradients', 'mean', 'square', 'decay'].map((name) => [name, weights]));
  const rows = batch * shape.length;
  return { ...all, tokens: rows, targets: rows, turns: shape.length * shape.width, now: 4, history: steps };
}

/** @param vectors whether WebAssembly's vectors may be used */
export function createCpuTrainer(
  settings: TrainerSettings,
  from: TrainerState | null = null,
  vectors = true,
): Trainer & { readonly all: PlanArrays } {
  const plan = trainerPlan(settings, settings.batch, true);
  const all = allocate(plan, furtherArrays(plan, settings.steps), vectors);
  const array = (name: string): Float32Array => all.arrays.get(name) as Float32Array;
  array('turns').set(ropeTable(shape.ropeBase, shape.width, shape.length).subarray(0, shape.length * shape.width));
  array('decay').set(decays(settings));
  array('weights').set(from?.weights ?? initialWeights(settings));
  if (from) for (const name of ['mean', 'square', 'history'] as const) array(name).set(from[name]);
  let step = from?.step ?? 0;
  return {
    all,
    backend: 'cpu',
    async train(count) {
      for (let i = 0; i < count; i++) {
        const { tokens, targets } = textsOf(settings, step);
        array('tokens').set(tokens);
        array('targets').set(targets);
        array('now').set(stepNumbersOf(step, settings.steps));
        walk(plan.ops, all);
        step += 1;
      }
    },
    state: async () => ({
      step,
      weights: array('weights').slice(),
      mean: array('mean').slice(),
      square: array('square').slice(),
      history: array('history').slice(),
    }),
    history: async () => array('history').slice(),
    close: () => undefined,
  };
}
