/** The gradient is the loss's slope: along it, and along single directions, a small move changes the loss by as much as it says. */
import { expect, it } from 'vitest';
import { createCpuTrainer, walk } from '../../../src/trainer/cpu/cpu-trainer';
import { trainerPlan } from '../../../src/trainer/plan';
import { weightTensors } from '../../../src/trainer/tensors';
import { loadTrainerFixture, variants } from '../../support/trainer-fixture';

it.each(Object.keys(variants))('the gradient of %s is the slope of its loss, tensor by tensor', async (variant) => {
  const fixture = await loadTrainerFixture();
  const settings = fixture.settingsOf(variant);
  const { all } = createCpuTrainer(settings);
  const array = (name: string): Float32Array => all.arrays.get(name) as Float32Array;
  const { ops } = trainerPlan(settings, settings.batch, true);
  // AdamW is left out: the weights stay.
  const pass = ops.filter(({ kernel }) => kernel !== 'adamw');
  const initial = fixture.weights(variant, 'initial');
  array('tokens').set(fixture.batch.tokens);
  array('targets').set(fixture.batch.targets);
  const lossWith = (weights: Float32Array): number => {
    array('weights').set(weights);
    walk(pass, all);
    // The mean of the rows in double precision: a step's loss is kept as float32.
    return array('loss of rows').reduce((sum, loss) => sum + loss, 0) / array('loss of rows').length;
  };
  lossWith(initial);
  const gradients = array('gradients').slice();
  for (const { name, from, length } of weightTensors(settings).tensors) {
    const gradient = gradients.subarray(from, from + length);
    const size = Math.hypot(...gradient);
    const moved = (by: number): Float32Array => {
      const weights = initial.slice();
      for (let i = 0; i < length; i++) weights[from + i] = (weights[from + i] as number) + (by * (gradient[i] as number)) / size;
      return weights;
    };
    const step = 5e-3;
    const slope = (lossWith(moved(step)) - lossWith(moved(-step))) / (2 * step);
    expect(Math.abs(slope - size) / Math.max(size, 0.01), `${name}: slope ${slope}, length ${size}`).toBeLessThan(0.01);
  }
});
