/** One batch, twice: loss, gradients and updated weights for every switch, against PyTorch in double precision. */
import { beforeAll, describe, expect, it } from 'vitest';
import { createCpuTrainer, stepNumbersOf, walk } from '../../../src/trainer/cpu/cpu-trainer';
import { trainerPlan } from '../../../src/trainer/plan';
import { weightTensors } from '../../../src/trainer/tensors';
import { type TrainerFixture, difference, loadTrainerFixture, variants } from '../../support/trainer-fixture';

let fixture: TrainerFixture;
beforeAll(async () => {
  fixture = await loadTrainerFixture();
});

describe.each(Object.keys(variants))('the CPU’s trainer with %s', (variant) => {
  it.each([true, false])('has PyTorch’s loss, gradients and weights (vectors: %s)', (vectors) => {
    const settings = fixture.settingsOf(variant);
    const { all } = createCpuTrainer(settings, null, vectors);
    expect(all.vectors).toBe(vectors);
    const array = (name: string): Float32Array => all.arrays.get(name) as Float32Array;
    array('weights').set(fixture.weights(variant, 'initial'));
    const { ops } = trainerPlan(settings, settings.batch, true);
    const gradients = fixture.weights(variant, 'gradient');
    for (const [i, step] of fixture.steps.entries()) {
      array('tokens').set(fixture.batch.tokens);
      array('targets').set(fixture.batch.targets);
      array('now').set(stepNumbersOf(step, settings.steps));
      // AdamW's corrections are for the first two steps.
      array('now').set(stepNumbersOf(i, settings.steps).slice(2), 2);
      walk(ops, all);
      if (i > 0) continue;
      for (const { name, from, length } of weightTensors(settings).tensors)
        expect(
          difference(array('gradients').subarray(from, from + length), gradients.subarray(from, from + length)),
          `gradient of ${name}`,
        ).toBeLessThan(2e-4);
    }
    for (const [i, loss] of fixture.losses(variant).entries())
      expect(array('history')[fixture.steps[i] as number]).toBeCloseTo(loss, 4);
    expect(difference(array('weights'), fixture.weights(variant, 'after'))).toBeLessThan(1e-4);
  });
});
