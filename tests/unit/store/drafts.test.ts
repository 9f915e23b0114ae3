import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { createHost } from '../../../src/engine/create-host';
import { findModel, loadCatalogue } from '../../../src/model/catalogue';
import type { ModelFiles } from '../../../src/model/files';
import { Models } from '../../../src/model/models';
import { runAction } from '../../../src/store/actions';
import { draftOf, draftsFor } from '../../../src/store/drafts';
import { type Keepsake, createKeepsake } from '../../../src/store/keepsake';
import { defaultState } from '../../../src/store/properties';

const files: { read: ModelFiles['read'] } = {
  read: async (path) => new Uint8Array(await readFile(`public/models/${path}`)).slice().buffer,
};
const catalogue = await loadCatalogue(files);
const models = new Models(catalogue, files);
const state = { ...defaultState, model: 'backcopy', backend: 'cpu', greedy: true } as const;

/** Counts the engines that were started for drafts and lanes, and those that were ended. */
function start(): { readonly keepsake: Keepsake; readonly engines: { started: number; stopped: number } } {
  const engines = { started: 0, stopped: 0 };
  const startHost = () => {
    engines.started += 1;
    return { host: createHost(), close: () => (engines.stopped += 1) };
  };
  return {
    keepsake: createKeepsake({
      host: createHost(),
      startHost,
      catalogue,
      files,
      panels: [{ id: 'attention' }, { id: 'cache' }, { id: 'sinks' }],
      address: () => '',
    }),
    engines,
  };
}
const drafting = ({ session }: Keepsake): string | undefined => session.drafting.getState().model?.entry.id;

test('models with the same tokens can draft, the smallest first and the model itself last', () => {
  const target = findModel(catalogue, 'backcopy');
  const all = draftsFor(models, target).map(({ id }) => id);
  expect(all).toEqual(['backcopy-one', 'backcopy-mlp', 'backcopy']);
  expect(draftOf(models, target, 'backcopy-mlp')?.id).toBe('backcopy-mlp');
  // One with other tokens is replaced by the default.
  expect(draftOf(models, target, 'mha')?.id).toBe('backcopy-one');
});

test('a link opens the draft on the model’s backend, and a step is then a pass', async () => {
  const { keepsake, engines } = start();
  await keepsake.restore({ ...state, draft: true, draftModel: 'backcopy-mlp', draftTokens: 3 });
  expect(keepsake.drafts.store.getState()).toEqual({ phase: 'ready', error: null });
  expect([drafting(keepsake), keepsake.session.drafting.getState().count]).toEqual(['backcopy-mlp', 3]);
  const before = keepsake.session.state.getState().length;
  await runAction(keepsake, 'step', 4);
  const { passes } = keepsake.session.drafting.getState();
  expect(passes.length).toBe(4);
  expect(keepsake.session.state.getState().length).toBeGreaterThan(before + 4);
  expect(keepsake.state()).toMatchObject({ draft: true, draftModel: 'backcopy-mlp', draftTokens: 3 });
  expect(engines).toEqual({ started: 1, stopped: 0 });
});

test('passes ahead of the text are those that steps take, and the text does not grow by them', async () => {
  const { keepsake } = start();
  await keepsake.restore({ ...state, greedy: false, draft: true, draftTokens: 3 });
  const { session } = keepsake;
  const decided = () => session.drafting.getState().passes.map((pass) => ({ ...pass, milliseconds: null }));
  const text = session.state.getState().tokens.slice();
  await session.draftAhead(4);
  const ahead = decided();
  expect(ahead.length).toBe(4);
  expect(session.state.getState().tokens.slice()).toEqual(text);
  // The first pass of the text takes the place of all that were ahead of it.
  await runAction(keepsake, 'step');
  expect(decided()).toEqual(ahead.slice(0, 1));
  await runAction(keepsake, 'step', 3);
  expect(decided()).toEqual(ahead);
});

test('another draft, none, and another model: the engine before is ended each time', async () => {
  const { keepsake, engines } = start();
  await keepsake.restore({ ...state, draft: true });
  expect(drafting(keepsake)).toBe('backcopy-one');
  await runAction(keepsake, 'draftModel', 'backcopy-mlp');
  expect([drafting(keepsake), engines.started, engines.stopped]).toEqual(['backcopy-mlp', 2, 1]);
  await expect(runAction(keepsake, 'draftTokens', 99)).rejects.toThrow('a whole number from 1 to 8, not 99');
  await runAction(keepsake, 'draftTokens', 8);
  expect(keepsake.display.getState().draftTokens).toBe(8);
  await keepsake.open('backcopy-mlp');
  // It would draft for itself, which it was asked to.
  expect([drafting(keepsake), engines.started, engines.stopped]).toEqual(['backcopy-mlp', 3, 2]);
  await runAction(keepsake, 'draft');
  expect([drafting(keepsake), engines.started, engines.stopped]).toEqual([undefined, 3, 3]);
  expect(await runAction(keepsake, 'measureDraft')).toBe(false);
});

test('a draft that cannot be loaded is said, and the text goes on without it', async () => {
  const { keepsake } = start();
  await keepsake.restore(state);
  const read = files.read.bind(files);
  files.read = async (path) => (path.startsWith('backcopy-one') ? Promise.reject(new Error('not there')) : read(path));
  await runAction(keepsake, 'draft', true);
  files.read = read;
  expect(keepsake.drafts.store.getState()).toEqual({ phase: 'failed', error: 'not there' });
  const before = keepsake.session.state.getState().length;
  await runAction(keepsake, 'step');
  expect(keepsake.session.state.getState().length).toBe(before + 1);
});
