/** A lesson about whatever is open: model and text stay, and what it says is measured of them. */
import { expect, test } from 'vitest';
import { rightChoices } from '../../../src/lessons/claims';
import { isItInYourModel } from '../../../src/lessons/is-it-in-your-model';
import { runAction } from '../../../src/store/actions';
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
    expect(Object.values(numbers ?? {}).every(Number.isFinite)).toBe(true);
    if ('ask' in step && step.ask.kind === 'choice') right[step.name] = rightChoices(step.ask, numbers ?? {});
  }
  // A sink made on purpose: its value is short, and what a window evicts with it is dear.
  expect(right).toEqual({ short: ['shorter'], window: ['worse'], first: ['helps'] });
  // Leaving the step for another model is no way off: the same step is on that one, then.
  await runAction(keepsake, 'open', 'mqa');
  await runAction(keepsake, 'lesson', isItInYourModel.id, 3);
  expect(keepsake.state().model).toBe('mqa');
});
