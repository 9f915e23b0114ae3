/** Nonsense from outside, on a real model: scripts and links are refused or left out by a sentence, and nothing else changes. */
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { createHost } from '../../../src/engine/create-host';
import { loadCatalogue } from '../../../src/model/catalogue';
import type { ModelFiles } from '../../../src/model/files';
import { type Keepsake, createKeepsake } from '../../../src/store/keepsake';
import { defaultState, formatState, parseState } from '../../../src/store/properties';
import { type KeepsakeScript, createScript } from '../../../src/store/scripting';

const files: { read: ModelFiles['read'] } = {
  read: async (path) => new Uint8Array(await readFile(`public/models/${path}`)).slice().buffer,
};
const catalogue = await loadCatalogue(files);
/** A small model with a vocabulary of 64, two heads, and its own example. */
const base = 'model=backcopy&backend=cpu&greedy=1';
let keepsake: Keepsake;
let script: KeepsakeScript;

beforeAll(() => {
  keepsake = createKeepsake({
    host: createHost(),
    startHost: () => ({ host: createHost(), close: () => undefined }),
    catalogue,
    files,
    panels: [{ id: 'attention' }, { id: 'cache' }, { id: 'sinks' }],
    address: (state) => `#${formatState(state)}`,
  });
  script = createScript(keepsake);
});

/** Opens a link as the page does. @returns what it says of it: properties that are none, and what is not here */
async function openLink(fragment: string): Promise<readonly string[]> {
  const { state, bad } = parseState(fragment);
  await keepsake.restore(state);
  const notice = keepsake.session.state.getState().notices.find(({ kind }) => kind === 'leftOut');
  return [...bad, ...(notice?.kind === 'leftOut' ? notice.what : [])];
}

/** The state is a link that is read again as it is, and the text goes on. */
async function goesOn(): Promise<void> {
  const state = script.state();
  expect(parseState(script.link())).toEqual({ state, bad: [] });
  const { length } = script.tokens();
  await script.step();
  expect(script.tokens().length).toBe(length + 1);
  await script.back();
}

describe('what a script gives', () => {
  const policy = { kind: 'window', size: 16, pinned: 0, positions: 'cache' };
  const refused: readonly [string, (s: KeepsakeScript) => unknown, RegExp][] = [
    ['sampling({topP: 0})', (s) => s.sampling({ topP: 0 }), /^sampling: topP must be a number from 0.01 to 1, not 0\./],
    ['sampling({temperature: NaN})', (s) => s.sampling({ temperature: Number.NaN }), /temperature .* not NaN/],
    ['sampling({seed: 1.5})', (s) => s.sampling({ seed: 1.5 }), /seed must be a whole number .* not 1\.5/],
    ['sampling({heat: 1})', (s) => s.sampling({ heat: 1 } as never), /greedy, temperature, topK, topP, seed, and nothing else/],
    ['sampling(null)', (s) => s.sampling(null as never), /^sampling: its value/],
    ['run sampling', (s) => s.run('sampling', { topK: -1 }), /^sampling: topK/],
    [
      'run calculator bits',
      (s) => s.run('calculator', { calculatorBits: 16 }),
      /^calculator: calculatorBits must be one of 16, 32, 8, 4, not 16/,
    ],
    ['run calculator view', (s) => s.run('calculator', { calculatorView: 'zzz' }), /^calculator: calculatorView .*“zzz”/],
    ['reading kind', (s) => s.reading({ policy: { kind: 'nope' as never } }), /^reading: policy\.kind must be one of full/],
    ['reading size', (s) => s.reading({ policy: { size: 1 } }), /policy\.size must be a whole number from 2/],
    ['reading heads', (s) => s.reading({ silenced: [7000] }), /no head 7000 to mute/],
    ['reading token', (s) => s.reading({ replaceFirst: 64 }), /no token 64 in this model/],
    ['run surgery', (s) => s.run('surgery', { silenced: 3 }), /silenced must be a list/],
    ['run policy', (s) => s.run('policy', { ...policy, kind: 1 }), /^policy: kind/],
    ['run goTo', (s) => s.run('goTo', Number.NaN), /^goTo: its value must be a whole number .* not NaN/],
    ['run goTo nothing', (s) => s.run('goTo'), /^goTo: its value .* not nothing/],
    ['run choose', (s) => s.run('choose', 1e9), /no token 1000000000/],
    ['run choose text', (s) => s.run('choose', 'a'), /^choose: /],
    ['run lock', (s) => s.run('lock', { layer: -1 }), /^lock: layer/],
    ['run lock head', (s) => s.run('lock', { head: 99 }), /no head 99 in layer 0/],
    ['run lock row', (s) => s.run('lock', { query: 5000 }), /no token 5000 in this text/],
    ['run preview', (s) => s.run('preview', { key: '1' }), /^preview: key/],
    ['run silence', (s) => s.run('silence', 9, 0), /no head 0 in layer 9/],
    ['step(-1)', (s) => s.step(-1), /^step: its value must be a whole number that is not negative, or Infinity, not -1/],
    ['step x', (s) => s.step('x' as never), /^step: .* not “x”/],
    ['back(0.5)', (s) => s.back(0.5), /^back: /],
    ['run addLane without a model', (s) => s.run('addLane', {}), /^addLane: its value must be an object of model, reading/],
    ['run addLane model', (s) => s.run('addLane', { model: 'nosuch' }), /no model “nosuch”/],
    ['run changeLane', (s) => s.run('changeLane', 77, { model: 'backcopy' }), /no lane 77/],
    ['run theme', (s) => s.run('theme', 'pink'), /^theme: its value must be one of auto, light, dark/],
    ['run speed', (s) => s.run('speed', -1), /^speed: /],
    ['run hide', (s) => s.run('hide', 'zzz'), /^hide: /],
    ['run maximise', (s) => s.run('maximise', 'zzz'), /^maximise: /],
    ['run dialog', (s) => s.run('dialog', 'zzz'), /^dialog: /],
    ['run backend', (s) => s.run('backend', 'npu'), /^backend: /],
    ['run longRun', (s) => s.run('longRun', [{ kind: 'window', size: 'x' }], 100), /^longRun: \[0\]\.size/],
    ['run longRun total', (s) => s.run('longRun', [policy]), /^longRun: value 2 .* not nothing/],
    ['run streamingTable', (s) => s.run('streamingTable', { texts: 'all' }), /^streamingTable: texts/],
    ['run passkeys', (s) => s.run('passkeys', 0), /^passkeys: /],
    ['run draft', (s) => s.run('draft', 'yes'), /^draft: /],
    ['too many values', (s) => s.run('newSeed', 1), /^newSeed takes nothing/],
    ['prompt', (s) => s.prompt(7 as never), /^prompt: its value must be a text, not 7/],
    ['open', (s) => s.open(undefined as never), /^open: /],
    ['restore a value', (s) => s.restore({ topP: 0 }), /^restore: topP/],
    ['restore a name', (s) => s.restore({ topQ: 0 } as never), /^restore: /],
    ['restore tokens', (s) => s.restore({ tokens: [-1] }), /^restore: tokens\[0\]/],
    ['restore a model', (s) => s.restore({ model: 'nosuch' }), /no model “nosuch”/],
  ];
  beforeAll(() => openLink(base));

  test.each(refused)('%s is refused by a sentence and changes nothing', async (_, call, sentence) => {
    const before = { state: script.state(), lanes: keepsake.lanes.store.getState(), tokens: script.tokens() };
    await expect((async () => call(script))()).rejects.toThrow(sentence);
    expect({ state: script.state(), lanes: keepsake.lanes.store.getState(), tokens: script.tokens() }).toEqual(before);
  });

  test('after all of it the state is a link, and the text goes on', goesOn);

  test('a lane whose reading is left out keeps everything, and can be shared', async () => {
    expect(await script.run('addLane', { model: 'backcopy-one' })).toBe(true);
    expect(script.state().lanes).toEqual(['backcopy-one']);
    await goesOn();
    await script.run('removeLane', keepsake.lanes.store.getState().lanes[0]?.id);
  });

  test('a part of a policy is taken, and the rest of it stays', async () => {
    expect((await script.reading({ policy: { kind: 'window', size: 16 } })).policy).toEqual({
      kind: 'window',
      size: 16,
      pinned: 0,
      positions: 'original',
    });
  });
});

describe('what a link asks for and is not here', () => {
  const links: readonly [string, string, readonly RegExp[]][] = [
    ['tokens', 'tokens=77.87', [/tokens that are not in this model’s vocabulary/]],
    ['a token behind others', 'tokens=1.2.sg.3', [/tokens/]],
    ['heads to mute', 'silenced=0.7000', [/muted heads/]],
    ['a first token', 'replace=64', [/first token/]],
    ['a head', 'layer=99&head=99', [/a head that/]],
    ['a row and a column', 'query=5000&key=7000', [/a row or a column/]],
    ['panels', 'only=zzz&hidden=yyy.cache', [/a panel/]],
    ['lanes', 'lanes=nosuch', [/lanes/]],
  ];
  test.each(links)('%s: the rest opens, and a sentence says so', async (_, part, sentences) => {
    const said = await openLink(`${base}&prompt=the+cat&${part}`.replace('+', '%20'));
    expect(said.length).toBe(sentences.length);
    sentences.forEach((sentence, i) => expect(said[i]).toMatch(sentence));
    expect(script.text()).toMatch(/^the cat/);
    await goesOn();
  });

  test('tokens up to the first that is not in the vocabulary are kept', async () => {
    await openLink(`${base}&tokens=1.2.sg.3&check=5`);
    expect(script.state()).toMatchObject({ tokens: [1, 2], hidden: [] });
  });

  test('a panel that is here stays hidden', async () => {
    await openLink(`${base}&only=zzz&hidden=yyy.cache`);
    expect(script.state()).toMatchObject({ hidden: ['cache'], maximised: null });
  });

  test('a model that there is not: the first of the catalogue, without tokens that were another’s', async () => {
    const said = await openLink('model=nosuch&backend=cpu&prompt=Once&tokens=5.6');
    expect(said).toEqual(['a model that this page does not have, and its tokens']);
    expect([script.state().model, script.state().tokens, script.text()]).toEqual([catalogue.models[0]?.id, [], 'Once']);
  });

  test('a link that asks for nothing amiss says nothing', async () => {
    expect(await openLink(`${base}&tokens=1.2&silenced=0&query=1&hidden=cache`)).toEqual([]);
    expect(script.state()).toMatchObject({
      ...defaultState,
      model: 'backcopy',
      backend: 'cpu',
      greedy: true,
      tokens: [1, 2],
      silenced: [0],
      query: 1,
      hidden: ['cache'],
      check: expect.any(Number),
    });
  });

  test('no text takes a token that the vocabulary does not have', async () => {
    const before = script.tokens();
    await expect(keepsake.session.prompt('the cat', [64])).rejects.toThrow('contains token 64');
    expect(script.tokens()).toEqual(before);
  });
});
