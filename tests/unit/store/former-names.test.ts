/** Links and scripts of before still open: former ids of panels, and former names of actions and properties. */
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { createHost } from '../../../src/engine/create-host';
import { loadCatalogue } from '../../../src/model/catalogue';
import type { ModelFiles } from '../../../src/model/files';
import { panels } from '../../../src/panels';
import { type Keepsake, createKeepsake } from '../../../src/store/keepsake';
import { type SavedState, defaultState, formatState, parseState } from '../../../src/store/properties';
import { type KeepsakeScript, createScript } from '../../../src/store/scripting';

const files: ModelFiles = { read: async (path) => new Uint8Array(await readFile(`public/models/${path}`)).slice().buffer };
const base = 'v=1&model=backcopy&backend=cpu';
let keepsake: Keepsake;
let script: KeepsakeScript;

beforeAll(async () => {
  keepsake = createKeepsake({
    host: createHost(),
    startHost: () => ({ host: createHost(), close: () => undefined }),
    catalogue: await loadCatalogue(files),
    files,
    panels,
    address: (state) => `#${formatState(state)}`,
  });
  script = createScript(keepsake);
});

/** Opens a link as the page does; nothing of it may be refused or left out. */
async function openLink(fragment: string): Promise<SavedState> {
  const { state, bad } = parseState(fragment);
  expect(bad).toEqual([]);
  await keepsake.restore(state);
  expect(keepsake.session.state.getState().notices.filter(({ kind }) => kind === 'leftOut')).toEqual([]);
  return script.state();
}

/** A script written earlier is not held to the types of today. */
const old = (given: unknown): Partial<SavedState> => given as Partial<SavedState>;

const panelIds = [
  ['ledger', 'budget'],
  ['window', 'reach'],
  ['bill', 'calculator'],
  ['memory', 'infini'],
  ['quality', 'loss-against-bytes'],
  ['cache-once', 'shared-cache'],
  ['draft', 'drafting'],
] as const;

describe.each(panelIds)('the panel %s, which is %s now', (former, id) => {
  test('links', async () => {
    expect(await openLink(`${base}&only=${former}&hidden=${former}.cache`)).toMatchObject({
      maximised: id,
      hidden: [id, 'cache'],
    });
    expect(script.link()).toContain(`hidden=${id}.cache`);
    expect(script.link()).toContain(`only=${id}`);
  });

  test('hide and maximise', async () => {
    await openLink(base);
    await script.run('hide', former);
    expect(script.state().hidden).toEqual([id]);
    await script.run('hide', id);
    expect(script.state().hidden).toEqual([]);
    await script.run('maximise', former);
    expect(script.state().maximised).toBe(id);
    await script.run('maximise', former);
    expect(script.state().maximised).toBeNull();
  });

  test('restore', async () => {
    await script.restore({ model: 'backcopy', backend: 'cpu', hidden: [former], maximised: former });
    expect(script.state()).toMatchObject({ hidden: [id], maximised: id });
  });
});

const properties = [
  ['billShape', 'calculatorShape', 'gpt2'],
  ['billTyped', 'calculatorTyped', [1, 2, 3]],
  ['billContext', 'calculatorContext', 4096],
  ['billBatch', 'calculatorBatch', 2],
  ['billBits', 'calculatorBits', '8'],
  ['billWeights', 'calculatorWeights', '4'],
  ['billWindow', 'calculatorWindow', 512],
  ['billScale', 'calculatorScale', 'linear'],
  ['billView', 'calculatorView', 'rank'],
  ['billLeft', 'calculatorLeft', ['tpa-1']],
] as const;

test.each(properties)('the property %s, which is %s now', async (former, name, value) => {
  await script.restore(old({ model: 'backcopy', backend: 'cpu', [former]: value }));
  const state: object = script.state();
  expect(state).toMatchObject({ [name]: value });
  expect(Reflect.get(state, former)).toEqual(value);
  expect(Object.keys(state)).not.toContain(former);
  await openLink(base);
  expect(script.state()[name]).toEqual(defaultState[name]);
  await script.run('bill', { [former]: value });
  expect(script.state()[name]).toEqual(value);
});

test('a link to every setting of the calculator, with the keys that it always had', async () => {
  const link =
    'shape=typed&typed=32.32.8.128.0.0.0.8000&context=131072&batch=4&bits=8&weights=4&billWindow=512&scale=linear&bill=papers&left=tpa-1.sinks';
  expect(await openLink(`${base}&${link}`)).toMatchObject({
    calculatorShape: 'typed',
    calculatorTyped: [32, 32, 8, 128, 0, 0, 0, 8000],
    calculatorContext: 131_072,
    calculatorBatch: 4,
    calculatorBits: '8',
    calculatorWeights: '4',
    calculatorWindow: 512,
    calculatorScale: 'linear',
    calculatorView: 'papers',
    calculatorLeft: ['tpa-1', 'sinks'],
  });
  expect(script.link()).toContain(link);
});

test('where a former and a current name are given, the current one counts', async () => {
  await script.run('calculator', { calculatorBatch: 3, billBatch: 5 });
  expect(script.state().calculatorBatch).toBe(3);
});

test('what a former name is given is checked, and a wrong value is refused by the current name', async () => {
  await expect(script.run('bill', { billBits: 16 })).rejects.toThrow(/^calculator: calculatorBits must be one of 16, 32, 8, 4/);
  await expect(script.run('experiment', { texts: 'all' })).rejects.toThrow(/^streamingTable: texts/);
  await expect(script.restore(old({ billBatch: 0 }))).rejects.toThrow(/^restore: calculatorBatch/);
  await expect(script.run('hide', 'ledgers')).rejects.toThrow(/^hide: its value must be one of .*budget.*, not “ledgers”/);
});

test('actions', async () => {
  await openLink(`${base}&drop=1`);
  expect(script.state().dropFirst).toBe(true);
  expect(await script.run('untouch')).toBe(true);
  expect(script.state().dropFirst).toBe(false);
  // A model of a made-up task has no long text: the table is not available, and that is no error.
  expect(await script.run('experiment', { texts: 1 })).toBe(false);
  await expect(script.experiment({ texts: 1 })).rejects.toThrow(/no long text/);
  await expect(script.run('untouched')).rejects.toThrow(/no action “untouched”/);
  const ids = script.actions().map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(['calculator', 'reset', 'streamingTable']));
  expect(ids.filter((id) => ['bill', 'untouch', 'experiment'].includes(id))).toEqual([]);
});

test('the state of before can be given back as it is', async () => {
  await openLink(`${base}&bits=8`);
  const { calculatorBits, ...rest } = script.state();
  await script.restore(old({ ...rest, billBits: calculatorBits, hidden: ['ledger', 'cache'] }));
  expect(script.state()).toEqual({ ...rest, calculatorBits: '8', hidden: ['budget', 'cache'] });
});
