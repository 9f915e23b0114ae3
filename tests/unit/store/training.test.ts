/** Training in the page: its actions, whatever comes meanwhile, and what was trained opened as a model. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runAction } from '../../../src/store/actions';
import type { Keepsake } from '../../../src/store/keepsake';
import { createScript } from '../../../src/store/scripting';
import { trainingOf } from '../../../src/store/training/training';
import { lookedAt } from '../../../src/store/training/training-state';
import { float16ToFloat32, float32ToFloat16 } from '../../../src/model/float16';
import { Looker } from '../../../src/trainer/look';
import { shape } from '../../../src/trainer/settings';
import { weightTensors } from '../../../src/trainer/tensors';
import { openKeepsake } from './slow-keepsake';

let keepsake: Keepsake;
beforeEach(async () => {
  keepsake = await openKeepsake();
  await runAction(keepsake, 'trainWith', { trainSteps: 4, trainBatch: 2 });
});
afterEach(() => trainingOf(keepsake).stop());

const overflow = (): never => {
  throw new Error('a weight is beyond float16');
};

const now = () => trainingOf(keepsake).store.getState();
const train = (): Promise<boolean> => runAction(keepsake, 'train');

test('it trains to its end, once, however often it is asked for', async () => {
  expect(now().status).toBe('idle');
  await Promise.all([train(), train(), train()]);
  expect(now()).toMatchObject({ status: 'done', error: null, run: { step: 4, backend: 'cpu' } });
  expect(now().run?.losses).toHaveLength(4);
  expect(now().run?.losses.every((loss) => loss > 3 && loss < 5)).toBe(true);
  expect(now().run?.snapshots.map(({ step }) => step)).toEqual([0, 4]);
});

test('a step, a pause, and going on come to what one run does; stopping keeps what was shown', async () => {
  await train();
  const whole = lookedAt(now())?.weights;
  await runAction(keepsake, 'stepTraining');
  expect(now()).toMatchObject({ status: 'paused', run: { step: 1 } });
  const going = train();
  await runAction(keepsake, 'pauseTraining');
  await going;
  await train();
  expect(now().status).toBe('done');
  expect(lookedAt(now())?.weights).toEqual(whole);
  await runAction(keepsake, 'stepTraining');
  await runAction(keepsake, 'stopTraining');
  expect(now()).toMatchObject({ status: 'stopped', run: { step: 1 } });
  // It does not go on: it begins anew.
  await train();
  expect(now()).toMatchObject({ status: 'done', run: { step: 4 } });
});

test('other switches while it trains are another run, at once; the one before stays to compare with', async () => {
  await train();
  const going = train();
  await runAction(keepsake, 'trainWith', { trainWeighting: 'softmax-one', trainParts: ['mlp'] });
  await going;
  await expect.poll(() => now().status, { timeout: 30_000 }).toBe('done');
  expect(now().run?.settings).toMatchObject({ weighting: 'softmax-one', mlp: true, gate: false, start: true, steps: 4 });
  expect(now().before?.settings).toMatchObject({ weighting: 'softmax', mlp: false });
  expect(keepsake.state()).toMatchObject({ trainWeighting: 'softmax-one', trainParts: ['mlp'] });
});

test('one can look back, and is shown the newest again', async () => {
  await train();
  await runAction(keepsake, 'lookAtStep', 3);
  expect(lookedAt(now())?.step).toBe(0);
  await runAction(keepsake, 'lookAtStep');
  expect(lookedAt(now())?.step).toBe(4);
  await expect(createScript(keepsake).run('lookAtStep', -1)).rejects.toThrow('lookAtStep');
});

test('what was trained opens as a model whose logits are the trainer’s', async () => {
  await train();
  const snapshot = lookedAt(now());
  if (!snapshot) throw new Error('nothing was trained');
  const script = createScript(keepsake);
  await script.run('openTrained');
  const { model } = keepsake.session.state.getState();
  expect(model?.entry.id).toBe('own:Trained here: softmax, seed 1, step 4');
  expect(keepsake.own.store.getState().models.map((own) => own.model.entry.id)).toEqual([model?.entry.id]);
  const tokens = script.tokens();
  // The engines compute with weights rounded to float16.
  const settings = now().run?.settings ?? null;
  if (!settings) throw new Error('nothing was trained');
  const rounded = snapshot.weights.slice();
  for (const { shape: extents, from, length } of weightTensors(settings).tensors)
    if (extents.length === 2)
      rounded.set(float16ToFloat32(float32ToFloat16(rounded.subarray(from, from + length), overflow)), from);
  const logits = new Looker(settings).logits(rounded, tokens);
  for (const index of [0, 7, tokens.length - 1]) {
    const found = (await script.trace(index)).logits;
    const expected = logits.subarray(index * shape.vocabulary, (index + 1) * shape.vocabulary);
    expect(Math.max(...found.map((logit, i) => Math.abs(logit - (expected[i] as number))))).toBeLessThan(1e-4);
  }
  await script.step(2);
  expect(script.tokens()).toHaveLength(tokens.length + 2);
});

test('opening while it trains leaves the training alone; before there is anything, a sentence says so', async () => {
  await expect(runAction(keepsake, 'openTrained')).rejects.toThrow('Nothing was trained yet');
  await runAction(keepsake, 'stepTraining');
  const going = train();
  await runAction(keepsake, 'openTrained');
  await going;
  expect(now().status).toBe('done');
  expect(keepsake.session.state.getState().model?.entry.task).toBe('backcopy');
});
