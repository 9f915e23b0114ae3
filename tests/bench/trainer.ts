/** What the page's trainer trains on the CPU, measured as PyTorch's is (training/trainer_seeds.py). */
import { createCpuTrainer } from '../../src/trainer/cpu/cpu-trainer';
import { Looker } from '../../src/trainer/look';
import { defaultTrainer } from '../../src/trainer/settings';
import { loadTrainerFixture, variants } from '../support/trainer-fixture';

/** @param variant a name of the fixture's, or `no-start` */
export async function trained(variant: string, seed: number) {
  const settings = { ...defaultTrainer, ...(variant === 'no-start' ? { start: false } : variants[variant]), seed };
  const trainer = createCpuTrainer(settings);
  const from = performance.now();
  await trainer.train(settings.steps);
  const seconds = Math.round((performance.now() - from) / 1000);
  const { weights } = await trainer.state();
  const looker = new Looker(settings);
  const { loss, ordinary, trigger, valueRatio } =
    variant === 'no-start' ? looker.look(weights) : looker.look(weights, (await loadTrainerFixture()).held);
  return { variant, seed, seconds, loss, ordinary, trigger, valueRatio };
}
