/** A visitor's own models: opened from files, with and without the token that may stand first, and several things at once. */
import { beforeEach, expect, test } from 'vitest';
import type { Keepsake } from '../../../src/store/keepsake';
import { defaultState, formatState, parseState } from '../../../src/store/properties';
import { createScript } from '../../../src/store/scripting';
import { asFiles, ownFiles } from '../../support/own-files';
import { arrive, loading, openKeepsake, slow } from './slow-keepsake';

const gpt2 = asFiles(await ownFiles('gpt2'));
const llama = asFiles(await ownFiles('llama'));
const [config, weights, tokenizer] = llama as readonly [File, File, File];

let keepsake: Keepsake;
beforeEach(async () => {
  keepsake = await openKeepsake();
});

const openId = (): string | undefined => keepsake.session.state.getState().model?.entry.id;
const tokens = (): readonly number[] => keepsake.session.state.getState().tokens.slice();
const own = () => keepsake.own.store.getState();

test('a model opens from its files, is listed, and goes on as any other', async () => {
  const script = createScript(keepsake);
  await script.openFiles(gpt2);
  expect(openId()).toBe('own:gpt2');
  expect(own()).toMatchObject({ work: null, offer: null, models: [{ model: { entry: { name: 'gpt2', task: null } } }] });
  await script.prompt('abc');
  await script.step(3);
  expect(tokens().slice(0, 3)).toEqual([2, 3, 4]);
  expect(tokens()).toHaveLength(6);
  await script.openFiles(llama);
  expect(openId()).toBe('own:llama');
  expect(tokens()[0]).toBe(1);
  await script.open('own:gpt2');
  expect(openId()).toBe('own:gpt2');
  expect(own().models.map(({ model }) => model.entry.id)).toEqual(['own:llama', 'own:gpt2']);
});

test('files that are no model are refused, and the model and the text before stay', async () => {
  const before = tokens();
  const broken = new File([new Uint8Array(await weights.arrayBuffer()).slice(0, 2000)], weights.name);
  await expect(keepsake.own.openFiles([config, broken, tokenizer], false)).rejects.toMatchObject({ code: 'truncated' });
  await expect(keepsake.own.openFiles([config, weights], false)).rejects.toThrow('tokenizer is missing');
  await expect(keepsake.own.openFiles([new File(['a'], 'a.txt')], false)).rejects.toMatchObject({ code: 'no-model' });
  expect(openId()).toBe('backcopy');
  expect(tokens()).toEqual(before);
  expect(own()).toMatchObject({ work: null, models: [] });
  expect(keepsake.models.has('own:llama')).toBe(false);
});

test('weights that cannot be read leave the model of the same name that was there', async () => {
  await keepsake.own.openFiles(llama, false);
  const before = tokens();
  const spoilt = new Uint8Array(await weights.arrayBuffer());
  // Infinity in float16, in the last matrix.
  spoilt.set([0x00, 0x7c], spoilt.length - 2);
  await expect(keepsake.own.openFiles([config, new File([spoilt], weights.name), tokenizer], false)).rejects.toMatchObject({
    code: 'not-finite',
  });
  expect(tokens()).toEqual(before);
  await keepsake.open('backcopy');
  await keepsake.open('own:llama');
  expect(tokens()).toEqual(before);
});

test('the same text without its first token, and back; a link has it', async () => {
  const script = createScript(keepsake);
  await script.openFiles(llama);
  await script.prompt('abc');
  expect(tokens()).toEqual([1, 5, 6, 7]);
  await script.run('firstToken', 'without');
  expect(tokens()).toEqual([5, 6, 7]);
  const { state } = parseState(formatState(keepsake.state()));
  expect(state).toMatchObject({ model: 'own:llama', firstToken: 'without', prompt: 'abc' });
  await script.run('firstToken', 'model');
  expect(tokens()).toEqual([1, 5, 6, 7]);
  await keepsake.restore(state);
  expect(tokens()).toEqual([5, 6, 7]);
  await script.openFiles(gpt2);
  await script.prompt('abc');
  expect(tokens()).toEqual([2, 3, 4]);
  await script.run('firstToken', 'with');
  expect(tokens()).toEqual([60, 2, 3, 4]);
  await script.open('backcopy');
  expect(await script.run('firstToken', 'without')).toBe(false);
});

test('a link to a model that is not here keeps all that it holds until its files are', async () => {
  const link = {
    ...defaultState,
    model: 'own:llama',
    backend: 'cpu',
    greedy: true,
    prompt: 'ab',
    tokens: [9, 9],
    temperature: 2,
  } as const;
  await keepsake.restore(link);
  expect(openId()).not.toBe('own:llama');
  expect(own().awaited).toMatchObject({ prompt: 'ab', tokens: [9, 9] });
  await keepsake.own.openFiles(gpt2, false);
  expect(own().awaited).not.toBeNull();
  await keepsake.own.openFiles(llama, false);
  expect(tokens()).toEqual([1, 5, 6, 9, 9]);
  expect(keepsake.session.state.getState().sampling.temperature).toBe(2);
  expect(own().awaited).toBeNull();
});

test('of two that are opened at once, the last one is open', async () => {
  const [first, second] = await Promise.all([keepsake.own.openFiles(gpt2, false), keepsake.own.openFiles(llama, false)]);
  expect(openId()).toBe('own:llama');
  expect(first.overtaken).toBe(true);
  expect(second.overtaken).toBe(false);
  expect(own().models.map(({ model }) => model.entry.id)).toEqual(['own:llama']);
});

test('a model of the page that is chosen while files are looked at is the one that opens', async () => {
  const files = keepsake.own.openFiles(gpt2, false);
  await keepsake.open('mha');
  expect((await files).overtaken).toBe(true);
  expect(openId()).toBe('mha');
});

test('a step while the engine takes another model, and cancelling then', async () => {
  loading.isOpen = false;
  const opened = keepsake.own.openFiles(llama, false);
  await expect.poll(() => own().work?.what).toBe('starting');
  const stepped = keepsake.session.step(1);
  await keepsake.own.cancel();
  loading.isOpen = true;
  loading.waiting.splice(0).forEach((go) => go());
  await opened;
  await stepped;
  expect(openId()).toBe('own:llama');
});

test('cancelled while weights are read, the text before goes on', async () => {
  const before = tokens();
  const held = new File([await weights.arrayBuffer()], weights.name);
  let go = (): void => undefined;
  const wait = new Promise<void>((resolve) => (go = resolve));
  const slice = held.slice.bind(held);
  // The header is read at once, weights wait.
  held.slice = (from = 0, to = held.size) => {
    const part = slice(from, to);
    if (from > 4000) part.arrayBuffer = async () => wait.then(() => slice(from, to).arrayBuffer());
    return part;
  };
  const opened = keepsake.own.openFiles([config, held, tokenizer], false);
  await expect.poll(() => keepsake.display.getState().opening).toBe('own:llama');
  await keepsake.own.cancel();
  go();
  expect((await opened).overtaken).toBe(true);
  expect(openId()).toBe('backcopy');
  expect(own()).toMatchObject({ work: null, models: [] });
  expect(keepsake.display.getState().opening).toBeNull();
  await keepsake.session.step(1);
  expect(tokens()).toHaveLength(before.length + 1);
});

test('files that are wrong do not end a model that is on its way', async () => {
  slow.add('mha');
  const opened = keepsake.open('mha');
  await expect(keepsake.own.openFiles([new File(['a'], 'a.gguf')], false)).rejects.toMatchObject({ code: 'not-gguf' });
  arrive();
  await opened;
  expect(openId()).toBe('mha');
});
