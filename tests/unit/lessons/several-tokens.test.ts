/** The question after several tokens: what is chosen is scored by the trace. */
import { expect, test } from 'vitest';
import { loadLesson } from '../../../src/lessons';
import { keptShare } from '../../../src/insight/kept-share';
import { runAction } from '../../../src/store/actions';
import { nodeKeepsake } from './node-keepsake';

test('a choice is scored by the share of the last row that it keeps; what there is no room for is not counted', async () => {
  const id = 'what-the-cache-costs';
  const { steps } = (await loadLesson(id)).lesson;
  const at = steps.findIndex(({ ask }) => ask?.kind === 'tokens');
  const { ask } = steps[at] ?? {};
  const room = ask?.kind === 'tokens' ? ask.room : 0;
  const keepsake = nodeKeepsake();
  await runAction(keepsake, 'lesson', id, at + 1);
  const tokens = [0, 26, 25, 24, 20, 9, 15, 16, 19, 18];
  await runAction(keepsake, 'guess', tokens);
  const { guess, numbers } = keepsake.lessons.store.getState();
  const trace = await keepsake.session.ensureTrace(keepsake.session.state.getState().length - 1);
  expect(guess).toEqual(tokens);
  expect(numbers?.['yours']).toBe(keptShare(trace, tokens.slice(0, room)));
  expect(numbers?.['yours']).toBeLessThanOrEqual(Number(numbers?.['best']));
});
