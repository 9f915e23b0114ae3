/** Two things at once, above the session: models and lanes that are opened and closed meanwhile, scripts. */
import { beforeEach, describe, expect, test } from 'vitest';
import { fullPolicy } from '../../../src/decode/policies';
import { runAction } from '../../../src/store/actions';
import type { Keepsake } from '../../../src/store/keepsake';
import { createScript } from '../../../src/store/scripting';
import { tick } from '../decode/stage';
import { arrive, gate, givenUp, loading, openKeepsake, slow, state } from './slow-keepsake';

let keepsake: Keepsake;
beforeEach(async () => {
  keepsake = await openKeepsake();
});

const opened = (): string | undefined => keepsake.session.state.getState().model?.entry.id;
const length = (): number => keepsake.session.state.getState().length;

describe('of two models that are chosen quickly', () => {
  test('the last choice is open, and the download of the other ends', async () => {
    slow.add('backcopy-one');
    const first = keepsake.open('backcopy-one');
    await tick();
    const second = keepsake.open('backcopy-mlp');
    expect([(await first).overtaken, (await second).overtaken]).toEqual([true, false]);
    expect([opened(), givenUp.includes('backcopy-one')]).toEqual(['backcopy-mlp', true]);
    arrive();
    await tick();
    expect([opened(), keepsake.display.getState().failure]).toEqual(['backcopy-mlp', null]);
  });

  test('also when it is the one that was there, and the other is being started', async () => {
    loading.isOpen = false;
    const away = keepsake.open('backcopy-one');
    while (loading.waiting.length === 0) await tick();
    const back = keepsake.open('backcopy');
    loading.isOpen = true;
    loading.open();
    expect([(await away).overtaken, (await back).overtaken, opened()]).toEqual([true, false, 'backcopy']);
    expect(keepsake.session.state.getState()).toMatchObject({ phase: 'ready' });
  });

  test('where its files fail, the one that was started on the way has a text', async () => {
    loading.isOpen = false;
    const started = keepsake.open('backcopy-one');
    while (loading.waiting.length === 0) await tick();
    const failed = keepsake.open('no such model').catch((error: unknown) => error);
    loading.isOpen = true;
    loading.open();
    expect(await failed).toBeInstanceOf(Error);
    await started;
    expect(opened()).toBe('backcopy-one');
    expect(keepsake.session.state.getState()).toMatchObject({ phase: 'ready' });
    expect(length()).toBeGreaterThan(1);
  });

  test('a prompt that is typed meanwhile is what the model reads', async () => {
    slow.add('backcopy-one');
    const open = keepsake.open('backcopy-one');
    await tick();
    const prompt = runAction(keepsake, 'prompt', 'the dog');
    arrive();
    await Promise.all([open, prompt]);
    expect([opened(), keepsake.session.state.getState().promptText]).toEqual(['backcopy-one', 'the dog']);
  });
});

describe('which model is being opened', () => {
  const opening = (): string | null => keepsake.display.getState().opening;

  test('is said until it has read its text, and of two it is the last', async () => {
    expect(opening()).toBeNull();
    slow.add('backcopy-one');
    const first = keepsake.open('backcopy-one');
    expect(opening()).toBe('backcopy-one');
    await tick();
    const second = keepsake.open('backcopy-mlp');
    await first;
    expect(opening()).toBe('backcopy-mlp');
    await second;
    expect([opening(), opened()]).toEqual([null, 'backcopy-mlp']);
  });

  test('is none after a failure', async () => {
    await keepsake.open('no such model').catch(() => undefined);
    expect(opening()).toBeNull();
  });
});

describe('a lane that is closed while it reads', () => {
  const lane = { model: 'backcopy-mlp', reading: { policy: fullPolicy } };
  const only = (): number => keepsake.lanes.store.getState().lanes[0]?.id ?? -1;

  test('ends what it was doing: playing goes on, and nothing has failed', async () => {
    const added = runAction(keepsake, 'addLane', lane);
    while (gate.waiting.length === 0) await tick();
    const before = length();
    await runAction(keepsake, 'speed', 0);
    const playing = runAction(keepsake, 'play');
    while (length() === before) await tick();
    // The step is taken, and waits for the lane.
    await runAction(keepsake, 'removeLane', only());
    await added;
    while (length() < before + 3) await tick();
    keepsake.playback.pause();
    await playing;
    expect(keepsake.display.getState()).toMatchObject({ failure: null, playing: false });
    expect(keepsake.lanes.store.getState().lanes).toEqual([]);
  });

  test('of two changes of a lane the last one holds, also while it is being added', async () => {
    gate.isOpen = true;
    slow.add('backcopy-one');
    const added = runAction(keepsake, 'addLane', { model: 'backcopy-one', reading: { policy: fullPolicy } });
    await tick();
    await runAction(keepsake, 'changeLane', only(), lane);
    arrive();
    await added;
    const [one] = keepsake.lanes.store.getState().lanes;
    expect([one?.settings.model, one?.session.state.getState().model?.entry.id]).toEqual(['backcopy-mlp', 'backcopy-mlp']);
    expect(one?.session.state.getState().length).toBe(length());
  });

  test('while a link is opened: the rest of it is', async () => {
    const restored = keepsake.restore({ ...state, lanes: ['backcopy-mlp', 'backcopy-one'], following: 'same' });
    while (gate.waiting.length === 0) await tick();
    await runAction(keepsake, 'removeLane', only());
    gate.isOpen = true;
    gate.open();
    expect((await restored).overtaken).toBe(false);
    expect(keepsake.lanes.store.getState().lanes.map(({ settings }) => settings.model)).toEqual(['backcopy-one']);
    expect([keepsake.display.getState().failure, keepsake.isRestoring()]).toEqual([null, false]);
  });
});

describe('a script', () => {
  test('that steps while a prompt is read waits for it, and is told what cannot be done', async () => {
    const script = createScript(keepsake);
    const prompt = script.prompt('the cat sat');
    await script.step(5);
    await prompt;
    expect(keepsake.session.state.getState()).toMatchObject({ promptText: 'the cat sat', length: script.tokens().length });
    const { promptLength } = keepsake.session.state.getState();
    expect(length()).toBe(promptLength + 5);
    await script.back(Infinity);
    await expect(script.back()).rejects.toThrow('This is the first token.');
    const steps = script.step(40);
    const back = script.back();
    await expect(steps).rejects.toThrow('A later action');
    await back;
    expect(keepsake.display.getState().failure).toBeNull();
  });

  test('is given what a layer kept at a row, by name, with its shape', async () => {
    const script = createScript(keepsake);
    await script.step(3);
    const last = length() - 1;
    const [now, before] = [await script.kept(0), await script.kept(0, 2)];
    const { heads, headWidth } = (keepsake.session.state.getState().model?.spec.layers[0]?.attention ?? {}) as never;
    expect(now['key']?.shape).toEqual([last + 1, heads, headWidth]);
    expect(before['key']?.shape).toEqual([3, heads, headWidth]);
    expect(before['key']?.data).toEqual(now['key']?.data.slice(0, before['key']?.data.length));
    // The trace says how long the last key is.
    const { values } = await script.trace();
    const key = now['key']?.data.slice(-headWidth) ?? new Float32Array();
    expect(Math.hypot(...key)).toBeCloseTo(values[0]?.['keyNorm']?.at(-1) ?? 0, 4);
    await expect(script.kept(9)).rejects.toThrow('kept');
  });
});
