import { beforeEach, expect, test, vi } from 'vitest';
import { actions, runAction } from '../../../src/store/actions';
import { type Keepsake, createKeepsake } from '../../../src/store/keepsake';
import { defaultState } from '../../../src/store/properties';
import { focusOf } from '../../../src/store/display';
import { words } from '../../../src/words';
import { fakeHost, model } from '../decode/fake-host';

let keepsake: Keepsake;

beforeEach(async () => {
  keepsake = createKeepsake({
    host: fakeHost(),
    startHost: () => ({ host: fakeHost(), close: () => undefined }),
    catalogue: { models: [] },
    files: { read: async () => new ArrayBuffer(0) },
    panels: [{ id: 'attention' }, { id: 'cache' }, { id: 'sinks' }],
    address: () => '',
  });
  await keepsake.session.open(model, new ArrayBuffer(0), 'auto');
  await keepsake.session.prompt('abc');
});

test('every action is named; no key belongs to two', () => {
  const all = Object.values(actions);
  for (const { name } of all) expect(name).not.toBe('');
  const keys = all.flatMap((action) => action.keys);
  expect(new Set(keys).size).toBe(keys.length);
});

test('what is not available is not done, and says why', async () => {
  await keepsake.session.goTo(1);
  expect(actions.back.available(keepsake)).toBe('This is the first token.');
  expect(await runAction(keepsake, 'back')).toBe(false);
  expect(keepsake.session.state.getState().length).toBe(1);
});

test('only a decoder-decoder has a prompt whose rows leave early', async () => {
  expect(actions.measurePrefill.available(keepsake)).toBe(
    'Early exit needs a shared cache (YOCO). Here every layer has its own, so every token must pass through all layers.',
  );
  const { session, display } = keepsake;
  const measure = { rows: 4, skippedRows: 3, milliseconds: { whole: 2, early: 1 }, difference: 0 };
  session.measurePrefill = () => Promise.resolve(measure);
  await session.open({ ...model, plan: { ...model.plan, earlyExit: 1 } }, new ArrayBuffer(0), 'auto');
  expect(actions.measurePrefill.available(keepsake)).toBe('Nothing is read yet.');
  await session.prompt('abc');
  const done = runAction(keepsake, 'measurePrefill');
  expect(display.getState().prefill).toBe('running');
  expect(await done).toBe(true);
  expect(display.getState().prefill).toEqual(measure);
  session.measurePrefill = () => Promise.reject(new Error('lost'));
  await expect(runAction(keepsake, 'measurePrefill')).rejects.toThrow('lost');
  expect(display.getState()).toMatchObject({ prefill: null, failure: 'lost' });
});

test('stepping by hand stops playing', async () => {
  const playing = runAction(keepsake, 'play');
  expect(keepsake.display.getState().playing).toBe(true);
  await runAction(keepsake, 'back');
  expect(keepsake.display.getState().playing).toBe(false);
  await playing;
  // The step that was under way is not taken after it.
  expect(keepsake.session.state.getState()).toMatchObject({ length: 3, phase: 'ready' });
});

test('playing as fast as it goes ends where the cache is full', async () => {
  await runAction(keepsake, 'speed', 0);
  await runAction(keepsake, 'play');
  expect(keepsake.session.state.getState().length).toBe(model.spec.context);
  expect(keepsake.display.getState().playing).toBe(false);
});

test('a failure is shown and thrown', async () => {
  await expect(runAction(keepsake, 'choose', 99)).rejects.toThrow('no token 99');
  expect(keepsake.display.getState().failure).toContain('no token 99');
});

test('where nothing can be copied, the link is shown whole', async () => {
  const link = `https://keepsake.example/#v=1&prompt=${'%20fox'.repeat(2000)}`;
  vi.stubGlobal('navigator', { clipboard: { writeText: () => Promise.reject(new DOMException('denied', 'NotAllowedError')) } });
  await runAction({ ...keepsake, link: () => link }, 'copyLink');
  expect(keepsake.display.getState().message).toBe(words.app.linkReady(link));
  vi.unstubAllGlobals();
});

test('the pointer previews over what is held; Esc frees', async () => {
  await runAction(keepsake, 'lock', { query: 2, key: 1 });
  await runAction(keepsake, 'preview', { key: 0 });
  expect(focusOf(keepsake.display.getState())).toEqual({ layer: 0, head: 0, query: 2, key: 0 });
  await runAction(keepsake, 'preview', null);
  expect(focusOf(keepsake.display.getState()).key).toBe(1);
  await runAction(keepsake, 'free');
  expect(focusOf(keepsake.display.getState())).toEqual({ layer: 0, head: 0, query: null, key: null });
});

test('choices go round, or to what is asked for', async () => {
  const seen = new Set<string>();
  for (let i = 0; i < 3; i++) {
    seen.add(keepsake.display.getState().colourStretch);
    await runAction(keepsake, 'colourStretch');
  }
  expect([...seen]).toEqual(['sqrt', 'linear', 'log']);
  await runAction(keepsake, 'theme', 'dark');
  expect(keepsake.display.getState().theme).toBe('dark');
});

test('a shadow run is offered where something is evicted, and is in the saved state', async () => {
  expect(await runAction(keepsake, 'shadow')).toBe(false);
  await runAction(keepsake, 'policy', { kind: 'window', size: 8 });
  expect(await runAction(keepsake, 'shadow')).toBe(true);
  expect([keepsake.session.shadow.getState().on, keepsake.state().shadow]).toEqual([true, true]);
  await runAction(keepsake, 'shadow', false);
  expect([keepsake.session.shadow.getState().on, keepsake.state().shadow]).toEqual([false, false]);
});

test('the saved state holds the text’s tokens and where the cursor is', async () => {
  await keepsake.session.step(3);
  await keepsake.session.back(2);
  const { tokens, step, prompt, model: id } = keepsake.state();
  expect({ count: tokens.length, step, prompt, id }).toEqual({ count: 3, step: 1, prompt: null, id: 'fake' });
  expect(keepsake.state().theme).toBe(defaultState.theme);
});

test('of a prompt that was read in part, the saved state holds that part; the field keeps what was typed', async () => {
  const { session } = keepsake;
  const typed = 'abcdefg'.repeat(100);
  await session.prompt(typed);
  await session.step(3);
  const { tokens, promptText, promptLength } = session.state.getState();
  const state = keepsake.state();
  expect([promptText, state.prompt]).toEqual([typed, 'abcdefg'.repeat(5)]);
  await session.prompt(state.prompt ?? '', state.tokens);
  expect([...session.state.getState().tokens]).toEqual([...tokens]);
  expect(session.state.getState()).toMatchObject({ promptLength, notices: [] });
});
