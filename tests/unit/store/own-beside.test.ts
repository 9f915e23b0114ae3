/** A visitor's own models beside a text: in lanes and as drafts, while they are opened, closed and opened anew. */
import { beforeEach, expect, test } from 'vitest';
import { fullPolicy } from '../../../src/decode/policies';
import { runAction } from '../../../src/store/actions';
import { draftsFor } from '../../../src/store/drafts';
import type { Keepsake } from '../../../src/store/keepsake';
import type { LaneSettings } from '../../../src/store/lane-settings';
import { asFiles, ownFiles } from '../../support/own-files';
import { gate, openKeepsake } from './slow-keepsake';

const gpt2 = asFiles(await ownFiles('gpt2'));
const llama = asFiles(await ownFiles('llama'));
const mistral = asFiles(await ownFiles('mistral'));

let keepsake: Keepsake;
beforeEach(async () => {
  keepsake = await openKeepsake();
  gate.isOpen = true;
});

const text = (): readonly number[] => keepsake.session.state.getState().tokens.slice();
const open = async (files: readonly File[], name: string, prompt = 'abc'): Promise<void> => {
  await keepsake.own.openFiles(files, false, name);
  await keepsake.session.prompt(prompt);
  keepsake.session.setSampling({ ...keepsake.session.state.getState().sampling, greedy: true });
};
const laneAt = (place: number) => {
  const lane = keepsake.lanes.store.getState().lanes[place];
  if (!lane) throw new Error(`no lane ${place}`);
  return lane;
};
const textOf = (place: number): readonly number[] => laneAt(place).session.state.getState().tokens.slice();
const lane = (model: string): LaneSettings => ({ model, reading: { policy: fullPolicy } });
const failure = () => keepsake.display.getState().failure;
const drafting = () => keepsake.session.drafting.getState();

/** A file whose contents beyond its header wait until `go`. */
function held(file: File) {
  let go = (): void => undefined;
  const wait = new Promise<void>((resolve) => (go = resolve));
  const asked = { count: 0 };
  const slow = new File([file], file.name);
  const slice = slow.slice.bind(slow);
  slow.slice = (from = 0, to = slow.size) => {
    const part = slice(from, to);
    if (from > 4000)
      part.arrayBuffer = () => {
        asked.count += 1;
        return wait.then(() => slice(from, to).arrayBuffer());
      };
    return part;
  };
  return { file: slow, go: () => go(), asked };
}

test('a lane runs the open model with a smaller cache, on the same tokens', async () => {
  await open(llama, 'mine');
  await runAction(keepsake, 'addLane', {
    model: 'own:mine',
    reading: { policy: { ...fullPolicy, kind: 'window', size: 4, pinned: 1, positions: 'cache' } },
  });
  await runAction(keepsake, 'step', 6);
  await keepsake.lanes.settle();
  expect(text()).toHaveLength(10);
  expect(textOf(0)).toEqual(text());
  const { state } = laneAt(0).session;
  expect(laneAt(0).session.trace(state.getState().length - 1)?.keys.length).toBe(4);
  expect(keepsake.state().lanes).toEqual(['own%3Amine_window_4_1_cache']);
  expect(failure()).toBeNull();
});

test('one with the same tokens reads them, one with others writes its own text', async () => {
  await open(mistral, 'other');
  await open(gpt2, 'third');
  await open(llama, 'mine');
  await runAction(keepsake, 'addLane', lane('own:other'));
  await runAction(keepsake, 'addLane', lane('own:third'));
  await runAction(keepsake, 'step', 3);
  await keepsake.lanes.settle();
  expect(textOf(0)).toEqual(text());
  // GPT-2's ids of the same letters, and as many more of its own.
  expect(textOf(1).slice(0, 3)).toEqual([2, 3, 4]);
  expect(textOf(1)).toHaveLength(6);
});

test('a lane that is closed while its weights are read is gone, and says nothing', async () => {
  const [config, weights, tokenizer] = llama as [File, File, File];
  const slow = held(weights);
  const first = keepsake.own.openFiles([config, slow.file, tokenizer], false, 'mine');
  await expect.poll(() => slow.asked.count).toBeGreaterThan(0);
  slow.go();
  await first;
  const again = held(weights);
  slow.file.slice = again.file.slice;
  const added = runAction(keepsake, 'addLane', lane('own:mine'));
  await expect.poll(() => again.asked.count).toBeGreaterThan(0);
  await runAction(keepsake, 'removeLane', laneAt(0).id);
  again.go();
  await added;
  expect(keepsake.lanes.store.getState().lanes).toEqual([]);
  expect(failure()).toBeNull();
  await runAction(keepsake, 'step', 2);
  expect(failure()).toBeNull();
});

test('another model is opened while a lane runs: the lane goes on beside it', async () => {
  await open(llama, 'mine');
  await runAction(keepsake, 'addLane', lane('own:mine'));
  gate.isOpen = false;
  const stepping = runAction(keepsake, 'step', 2);
  const opened = keepsake.own.openFiles(gpt2, false, 'third');
  gate.isOpen = true;
  gate.waiting.splice(0).forEach((go) => go());
  await Promise.all([stepping, opened]);
  await keepsake.session.prompt('ab');
  await keepsake.lanes.settle();
  expect(text()).toEqual([2, 3]);
  expect(textOf(0)).toEqual([1, 5, 6]);
  expect(failure()).toBeNull();
});

test('files opened anew under the same name are what a lane runs once it is changed to them', async () => {
  await open(llama, 'mine');
  await runAction(keepsake, 'addLane', lane('own:mine'));
  const before = laneAt(0).session.state.getState().model;
  await open(mistral, 'mine');
  await runAction(keepsake, 'changeLane', laneAt(0).id, lane('own:mine'));
  const { model } = laneAt(0).session.state.getState();
  expect(model).not.toBe(before);
  expect(model?.entry).toBe(keepsake.session.state.getState().model?.entry);
});

test('a greedy text is the same with a draft of one’s own, whichever of the two drafts', async () => {
  await open(mistral, 'other');
  await open(llama, 'mine');
  await runAction(keepsake, 'step', 12);
  const alone = text();
  await keepsake.session.prompt('abc');
  expect(
    draftsFor(keepsake.models, { id: 'own:mine', tokenizer: keepsake.models.find('own:mine').tokenizer }).map(({ id }) => id),
  ).toEqual(['own:other', 'own:mine']);
  for (const drafts of ['own:other', 'own:mine']) {
    await keepsake.session.prompt('abc');
    await runAction(keepsake, 'draft', true);
    await runAction(keepsake, 'draftModel', drafts);
    expect(drafting().model?.entry.id).toBe(drafts);
    while (text().length < alone.length) await runAction(keepsake, 'step');
    expect(drafting().passes.length).toBeGreaterThan(0);
    expect(text().slice(0, alone.length)).toEqual(alone);
  }
});

test('one with other tokens cannot draft: the model itself does', async () => {
  await open(gpt2, 'third');
  await open(llama, 'mine');
  await runAction(keepsake, 'draftModel', 'own:third');
  await runAction(keepsake, 'draft', true);
  expect(drafting().model?.entry.id).toBe('own:mine');
});

test('a draft follows files that are opened anew under its name', async () => {
  await open(llama, 'mine');
  await runAction(keepsake, 'draft', true);
  const before = drafting().model;
  await open(gpt2, 'mine');
  expect(drafting().model?.entry).toBe(keepsake.models.find('own:mine'));
  expect(drafting().model).not.toBe(before);
  await runAction(keepsake, 'step');
  expect(drafting()).toMatchObject({ error: null, passes: [{}] });
});

test('a draft whose weights are being read gives way to the one of the model that is opened meanwhile', async () => {
  const [config, weights, tokenizer] = mistral as [File, File, File];
  const slow = held(weights);
  const opened = keepsake.own.openFiles([config, slow.file, tokenizer], false, 'other');
  slow.go();
  await opened;
  await open(llama, 'mine');
  const again = held(weights);
  slow.file.slice = again.file.slice;
  const drafted = runAction(keepsake, 'draft', true);
  await expect.poll(() => again.asked.count).toBeGreaterThan(0);
  const second = keepsake.own.openFiles(gpt2, false, 'third');
  again.go();
  await Promise.all([drafted, second]);
  await keepsake.drafts.settle();
  expect(drafting().model?.entry.id).toBe('own:third');
  await runAction(keepsake, 'step', 2);
  expect(failure()).toBeNull();
  await runAction(keepsake, 'draft', false);
  expect(drafting().model).toBeNull();
});
