/** Models of every switch, with weights that make a head choose, opened in the page: its engine computes what the trainer does. */
import { expect, test } from 'vitest';
import { float16ToFloat32, float32ToFloat16 } from '../../../src/model/float16';
import { createScript } from '../../../src/store/scripting';
import { openTrained } from '../../../src/store/training/open-trained';
import { Looker } from '../../../src/trainer/look';
import { shape } from '../../../src/trainer/settings';
import { weightTensors } from '../../../src/trainer/tensors';
import { loadTrainerFixture, variants } from '../../support/trainer-fixture';
import { openKeepsake } from './slow-keepsake';

const overflow = (): never => {
  throw new Error('a weight is beyond float16');
};

test.each([...Object.keys(variants), 'no start'])('%s: the engine’s logits are the trainer’s', async (variant) => {
  const fixture = await loadTrainerFixture();
  const known = variant === 'no start' ? 'softmax' : variant;
  const settings = { ...fixture.settingsOf(known), start: variant !== 'no start' };
  const weights = fixture.weights(known, 'initial');
  // The engines compute with matrices rounded to float16.
  for (const { shape: extents, from, length } of weightTensors(settings).tensors) {
    const tensor = weights.subarray(from, from + length);
    if (extents.length === 2) tensor.set(float16ToFloat32(float32ToFloat16(tensor, overflow)));
  }
  const looker = new Looker(settings);
  const keepsake = await openKeepsake();
  await openTrained(keepsake, { settings, snapshot: { step: 7, weights, ...looker.look(weights) } });
  const script = createScript(keepsake);
  const tokens = script.tokens();
  expect(tokens[0] === 0).toBe(settings.start);
  const logits = looker.logits(weights, tokens);
  for (const index of [0, 7, tokens.length - 1]) {
    const found = (await script.trace(index)).logits;
    const expected = logits.subarray(index * shape.vocabulary, (index + 1) * shape.vocabulary);
    expect(Math.max(...expected.map(Math.abs))).toBeGreaterThan(1);
    expect(Math.max(...found.map((logit, i) => Math.abs(logit - (expected[i] as number))))).toBeLessThan(1e-3);
  }
});
