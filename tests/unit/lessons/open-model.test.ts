/** A lesson about whatever is open: model and text stay, and what it says is measured of them. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { headWeights } from '../../../src/insight/attention';
import { meanBits, textBits } from '../../../src/insight/loss';
import { rightChoices } from '../../../src/lessons/claims';
import { isItInYourModel } from '../../../src/lessons/is-it-in-your-model';
import { runAction } from '../../../src/store/actions';
import type { Keepsake } from '../../../src/store/keepsake';
import { nodeKeepsake } from './node-keepsake';

test('each step is on the model and the text that are open', async () => {
  const keepsake = nodeKeepsake();
  await runAction(keepsake, 'open', 'sink-token');
  await runAction(keepsake, 'prompt', 'The cat sat on the mat, and then it went home again.');
  const { tokens } = keepsake.session.state.getState();
  const right: Record<string, readonly string[]> = {};
  for (const [i, step] of isItInYourModel.steps.entries()) {
    await runAction(keepsake, 'lesson', isItInYourModel.id, i + 1);
    if ('ask' in step) await runAction(keepsake, 'skipGuess');
    expect(keepsake.state()).toMatchObject({ model: 'sink-token', lessonStep: i + 1 });
    expect(keepsake.session.state.getState().tokens).toEqual(tokens);
    expect(keepsake.lessons.isAway()).toBe(false);
    const { numbers } = keepsake.lessons.store.getState();
    expect(Object.entries(numbers ?? {}).filter(([name, value]) => name !== 'name' && !Number.isFinite(value))).toEqual([]);
    if ('look' in step) expect(keepsake.display.getState().locked).toMatchObject(await strongest(keepsake));
    if ('ask' in step && step.ask.kind === 'choice') right[step.name] = rightChoices(step.ask, numbers ?? {});
  }
  // A sink made on purpose: its value is short, and what a window evicts with it is dear.
  expect(right).toEqual({ short: ['shorter'], window: ['worse'], first: ['helps'] });
});

test('another model that is opened has the step begun again on it; a text that goes on is a way off the step', async () => {
  const keepsake = nodeKeepsake();
  await runAction(keepsake, 'open', 'mha');
  await runAction(keepsake, 'lesson', isItInYourModel.id, 2);
  await runAction(keepsake, 'skipGuess');
  const { numbers: before } = keepsake.lessons.store.getState();
  await runAction(keepsake, 'open', 'mqa');
  expect(keepsake.state()).toMatchObject({ model: 'mqa', view: 'sinks', lessonStep: 2 });
  expect(keepsake.lessons.isAsking()).toBe(true);
  expect(keepsake.lessons.isAway()).toBe(false);
  expect(keepsake.lessons.store.getState().numbers?.['mean']).not.toBe(before?.['mean']);
  const { length } = keepsake.session.state.getState();
  await runAction(keepsake, 'step');
  expect(keepsake.lessons.isAway()).toBe(true);
  await runAction(keepsake, 'returnToStep');
  expect(keepsake.session.state.getState().length).toBe(length);
  expect(keepsake.lessons.isAway()).toBe(false);
});

test('a recording stays open through the lesson, is measured, and is not asked what only a model can answer', async () => {
  const keepsake = nodeKeepsake();
  await runAction(keepsake, 'open', 'mha');
  const bytes = await readFile('tests/fixtures/recording-mha.safetensors');
  await keepsake.openRecording(new Blob([new Uint8Array(bytes)]));
  const prompt = keepsake.session.state.getState().tokens;
  const asked: string[] = [];
  for (const [i, { name }] of isItInYourModel.steps.entries()) {
    await runAction(keepsake, 'lesson', isItInYourModel.id, i + 1);
    if (keepsake.lessons.isAsking()) {
      asked.push(name);
      await runAction(keepsake, 'skipGuess');
    }
    expect(keepsake.session.state.getState()).toMatchObject({ model: { entry: { id: 'recording' } }, tokens: prompt });
    expect(keepsake.lessons.isAway()).toBe(false);
    if (name !== 'window') continue;
    // The same text, computed here: what was recorded of its likelihoods is not what is left of them.
    const all = Number(keepsake.lessons.store.getState().numbers?.['all']);
    const other = nodeKeepsake();
    await runAction(other, 'open', 'mha');
    await runAction(other, 'lesson', isItInYourModel.id, i + 1);
    const computed = textBits({ tokens: prompt, trace: (index) => other.session.trace(index) }, prompt.length);
    expect(all).toBeCloseTo(meanBits(computed), 2);
  }
  expect(asked).toEqual(['average', 'strongest', 'short']);
});

/** By the panel of all heads' own scores. */
async function strongest(keepsake: Keepsake): Promise<{ readonly layer: number; readonly head: number }> {
  const { model, length } = keepsake.session.state.getState();
  const shares = (model?.spec.layers ?? []).flatMap(({ attention }, layer) =>
    Array.from({ length: attention.heads }, (_, head) => {
      const firsts = Array.from({ length: length - 1 }, (__, row) => {
        const trace = keepsake.session.trace(row + 1);
        return (trace && headWeights(trace, layer, head)?.[0]) ?? Number.NaN;
      });
      return { layer, head, share: firsts.reduce((sum, share) => sum + share, 0) / firsts.length };
    }),
  );
  const [{ layer, head } = { layer: -1, head: -1 }] = shares.toSorted((a, b) => b.share - a.share);
  return { layer, head };
}
