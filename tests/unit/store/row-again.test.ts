/** The row that is looked at, computed again: what it belongs to, and what may happen meanwhile. */
import { beforeEach, expect, test } from 'vitest';
import { fullPolicy } from '../../../src/decode/policies';
import { runAction } from '../../../src/store/actions';
import type { Keepsake } from '../../../src/store/keepsake';
import { gate, openKeepsake } from './slow-keepsake';

let keepsake: Keepsake;
const now = () => keepsake.rowAgain.store.getState();
/** Until its engine's first step waits at the gate. */
const untilItSteps = async (): Promise<void> => {
  while (gate.waiting.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
};

beforeEach(async () => {
  keepsake = await openKeepsake();
  await keepsake.session.prompt('the cat sat on the mat. the cat');
  await keepsake.session.step(5);
  gate.come = 0;
});

test('the row comes to the same to the last bit, and the result goes when another row is looked at', async () => {
  gate.isOpen = true;
  await runAction(keepsake, 'computeRowAgain');
  const { length } = keepsake.session.state.getState();
  expect(now()).toMatchObject({
    running: false,
    error: null,
    result: { rows: length, evicting: false, ways: [{ backend: 'cpu', passes: 1, difference: 0 }] },
  });
  // Pointing somewhere is not looking at another row.
  await runAction(keepsake, 'preview', { query: 2 });
  expect(now().result).not.toBeNull();
  keepsake.display.setState(({ locked }) => ({ locked: { ...locked, query: 3 } }));
  expect(now().result).toBeNull();
  await runAction(keepsake, 'computeRowAgain');
  expect(now().result).toMatchObject({ rows: 4, ways: [{ difference: 0 }] });
  // The cursor's row is not the one that is looked at.
  await keepsake.session.step();
  expect(now().result).not.toBeNull();
  keepsake.display.setState(({ locked }) => ({ locked: { ...locked, query: null } }));
  expect(now().result).toBeNull();
});

test('under a policy that evicts, the difference is what that did', async () => {
  gate.isOpen = true;
  await runAction(keepsake, 'policy', { ...fullPolicy, kind: 'window', size: 4 });
  await runAction(keepsake, 'computeRowAgain');
  expect(now().result).toMatchObject({ evicting: true });
  expect(now().result?.ways[0]?.difference).toBeGreaterThan(0);
  // Before the budget is used up nothing is missing.
  keepsake.display.setState(({ locked }) => ({ locked: { ...locked, query: 3 } }));
  await runAction(keepsake, 'computeRowAgain');
  expect(now().result?.ways[0]?.difference).toBe(0);
});

test('what it is doing ends with the row: another step, model, setting, or a press', async () => {
  for (const change of [
    () => keepsake.session.step(),
    () => keepsake.open('backcopy-one'),
    () => keepsake.session.rerun({ dropFirst: true }),
    async () => keepsake.rowAgain.stop(),
  ]) {
    const done = runAction(keepsake, 'computeRowAgain');
    await untilItSteps();
    expect(now().running).toBe(true);
    expect(await runAction(keepsake, 'computeRowAgain')).toBe(false);
    await change();
    await done;
    expect(now()).toEqual({ running: false, result: null, error: null });
    gate.waiting.length = 0;
  }
});

test('a failure is said, and it can be tried again', async () => {
  gate.isOpen = true;
  const { session } = keepsake;
  const { ensureLogits } = session;
  session.ensureLogits = () => Promise.reject(new Error('no'));
  await runAction(keepsake, 'computeRowAgain');
  expect(now()).toEqual({ running: false, result: null, error: 'no' });
  session.ensureLogits = ensureLogits;
  await runAction(keepsake, 'computeRowAgain');
  expect(now()).toMatchObject({ error: null, result: { ways: [{ difference: 0 }] } });
});

test('it is not there before something is read, and a lost device of the page does not touch it', async () => {
  gate.isOpen = true;
  await runAction(keepsake, 'computeRowAgain');
  await keepsake.session.loseDevice();
  expect(now().result).not.toBeNull();
  expect(await runAction(keepsake, 'stopRowAgain')).toBe(false);
});
