/** The sheet of models: who is in which group, what the pictures draw, and where the keys go. */
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { factsOf, layerRuns } from '../../../src/app/models/facts';
import { grouped, keptBy } from '../../../src/app/models/groups';
import { foundBy, movedTo } from '../../../src/app/models/moving';
import { lineOf, placeOf, scaleOf } from '../../../src/app/models/picture';
import { tileName } from '../../../src/app/models/tile-name';
import { cacheLayout } from '../../../src/attention/model-layout';
import { growthCurve, longRun } from '../../../src/insight/growth-curve';
import { loadCatalogue } from '../../../src/model/catalogue';
import type { ModelFiles } from '../../../src/model/files';
import type { AttentionSpec, ModelSpec } from '../../../src/model/spec';
import { loadSpecs } from '../../../src/model/specs';
import { models as say } from '../../../src/words/en/models';

const files: ModelFiles = {
  read: async (path) => new Uint8Array(await readFile(`public/models/${path}`)).slice().buffer,
};
const { models } = await loadCatalogue(files);
const specs = await loadSpecs({ models }, files);
const specOf = (id: string): ModelSpec => specs.get(id) ?? expect.unreachable(id);
const facts = factsOf(models, specs);

describe('groups', () => {
  test('every shipped model is in one, by hand', () => {
    const groups = grouped(models, specs).map(({ id, models: those }) => [id, those.map((model) => model.id)]);
    const byHand = [
      ['everything', ['mha', 'softmax-one', 'key-bias', 'sink-logit', 'sink-token', 'gated', 'draft']],
      ['less', ['gqa', 'mqa', 'mla', 'tpa']],
      ['once', ['yoco-window', 'yoco-retention']],
      ['window', ['window']],
      ['state', ['retention', 'gated-retention', 'linear']],
      ['memory', ['linear-grouped', 'linear-leaky', 'infini']],
      [
        'tasks',
        [
          'backcopy',
          'backcopy-one',
          'backcopy-mlp',
          'trigger',
          'trigger-start',
          'trigger-relu',
          'passkey-full',
          'passkey-infini',
          'passkey-window',
        ],
      ],
    ] as const;
    // A model may be here before it ships.
    const ships = new Set(models.map(({ id }) => id));
    expect(groups).toEqual(byHand.map(([id, those]) => [id, those.filter((each) => ships.has(each))]));
    expect(groups.flatMap(([, ids]) => ids)).toHaveLength(models.length);
  });

  test('what a task’s models keep is known too', () => {
    expect(['passkey-full', 'passkey-infini', 'passkey-window'].map((id) => keptBy(specOf(id)))).toEqual([
      'everything',
      'memory',
      'window',
    ]);
  });

  test('a model of several kinds of layers: states beside a window are a state, a window beside full layers is a window', () => {
    const first = (id: string): AttentionSpec => specOf(id).layers[0]?.attention ?? expect.unreachable(id);
    const mixed = (...attentions: readonly AttentionSpec[]): ModelSpec => ({
      ...specOf('mha'),
      layers: attentions.map((attention) => ({ attention, mlp: null })),
    });
    expect(keptBy(mixed(first('window'), first('retention')))).toBe('state');
    expect(keptBy(mixed(first('mha'), first('window')))).toBe('window');
    expect(keptBy(mixed(first('mha'), first('gqa')))).toBe('less');
  });

  test('a model whose shape is not known is in none', () => {
    expect(grouped(models.slice(0, 2), new Map([['mha', specOf('mha')]])).map(({ models: those }) => those.length)).toEqual([1]);
  });

  test('every model has a line on what to look for, and a new one its group’s', () => {
    for (const { id, models: those } of grouped(models, specs))
      for (const model of those) expect(say.look(model.id, id)).toMatch(/^\S.{20,80}[.?]$/u);
    expect(say.look('of tomorrow', 'window')).toBe(say.groups.window.look);
    expect(say.look('of tomorrow', null)).toBeNull();
  });

  test('outside the tasks a name goes without its task', () => {
    const named = (id: string, name: string, group: 'less' | 'tasks' | null) => tileName({ id, name }, group);
    expect(named('gqa', 'Stories · GQA-2', 'less')).toBe('GQA-2');
    expect(named('passkey-window', 'Passkey · window', 'tasks')).toBe('Passkey · window');
    expect(named('gqa', 'Stories · GQA-2', null)).toBe('Stories · GQA-2');
    expect(named('of-tomorrow', 'Lonely', 'less')).toBe('Lonely');
  });
});

describe('growth, in bytes by hand', () => {
  const curve = (id: string, most: number) =>
    growthCurve(cacheLayout(specOf(id)), most).map(({ tokens, bytes }) => [tokens, bytes]);

  test('MHA: 4 layers · (key + value) · 4 heads · 32 numbers · 4 bytes for each token', () => {
    expect(curve('mha', 256)).toEqual([
      [0, 0],
      [256, 256 * 4096],
    ]);
    expect(longRun(cacheLayout(specOf('mha')))).toEqual({ perToken: 4096, bounded: 0, constant: true });
  });

  test('GQA with 2 of 4 key/value heads: half of that', () => {
    expect(curve('gqa', 256).at(-1)).toEqual([256, 524_288]);
  });

  test('a window of 64: as MHA until the ring of 64 + 31 slots is full, and then flat', () => {
    expect(curve('window', 256)).toEqual([
      [0, 0],
      [95, 389_120],
      [256, 389_120],
    ]);
    expect(longRun(cacheLayout(specOf('window')))).toEqual({ perToken: 0, bounded: 389_120, constant: false });
    expect(curve('window', 50).at(-1)).toEqual([50, 204_800]);
  });

  test('retention: 4 layers · 4 heads · 32 · 32 numbers · 4 bytes at any length', () => {
    expect(curve('retention', 256)).toEqual([
      [0, 65_536],
      [256, 65_536],
    ]);
    expect(longRun(cacheLayout(specOf('retention')))).toEqual({ perToken: 0, bounded: 65_536, constant: true });
  });

  test('a state below one cache: 2 layers of states, and 1024 bytes for each token', () => {
    expect(curve('yoco-retention', 100)).toEqual([
      [0, 32_768],
      [100, 32_768 + 102_400],
    ]);
    expect(longRun(cacheLayout(specOf('yoco-retention')))).toEqual({ perToken: 1024, bounded: 32_768, constant: true });
  });

  test('the dot is at each model’s own longest text in training', () => {
    expect(facts.of.get('backcopy')?.trained).toEqual({ tokens: 128, bytes: 128 * 512 });
    expect(facts.of.get('mha')?.trained).toEqual({ tokens: 256, bytes: 1_048_576 });
  });

  test('layers that follow each other and are alike are one run', () => {
    expect(layerRuns(specOf('yoco-window'))).toEqual([
      { name: 'MHA, window 64', count: 2 },
      { name: 'cross, MHA', count: 2 },
    ]);
  });
});

describe('the pictures', () => {
  test('all have one scale: 256 tokens wide, as high as MHA’s cache of them', () => {
    expect(facts.scale).toEqual({ tokens: 256, bytes: 1_048_576 });
    expect(facts.reference?.name).toBe('Stories · MHA');
    for (const { curve } of facts.of.values()) expect(curve.at(-1)?.tokens).toBe(256);
  });

  test('half the bytes are half the height, and 0 is the floor', () => {
    const scale = scaleOf([[{ tokens: 100, bytes: 40 }], [{ tokens: 10, bytes: 1000 }]]);
    expect(scale).toEqual({ tokens: 100, bytes: 1000 });
    const size = { width: 104, height: 54, margin: 2 };
    expect(placeOf({ tokens: 0, bytes: 0 }, scale, size)).toEqual([2, 52]);
    expect(placeOf({ tokens: 100, bytes: 1000 }, scale, size)).toEqual([102, 2]);
    expect(placeOf({ tokens: 50, bytes: 500 }, scale, size)).toEqual([52, 27]);
    const bent = [
      { tokens: 0, bytes: 0 },
      { tokens: 50, bytes: 250 },
      { tokens: 100, bytes: 250 },
    ];
    expect(lineOf(bent, scale, size)).toBe('2,52 52,39.5 102,39.5');
  });

  test('no models: nothing is divided by 0', () => {
    expect(scaleOf([])).toEqual({ tokens: 1, bytes: 1 });
    expect(factsOf([], new Map()).reference).toBeNull();
  });
});

describe('keys', () => {
  // Two columns of three and two tiles.
  const at = (column: number, row: number) => ({ left: column * 110, top: row * 50, width: 100, height: 40 });
  const boxes = [at(0, 0), at(0, 1), at(0, 2), at(1, 0), at(1, 1.2)];

  test('up and down follow the list, left and right go to the nearest beside', () => {
    expect(['ArrowDown', 'ArrowUp', 'Home', 'End'].map((key) => movedTo(key, 2, boxes))).toEqual([3, 1, 0, 4]);
    expect([0, 1, 2, 3].map((from) => movedTo('ArrowRight', from, boxes))).toEqual([3, 4, 4, null]);
    expect([0, 3, 4].map((from) => movedTo('ArrowLeft', from, boxes))).toEqual([null, 0, 1]);
    expect([movedTo('ArrowUp', 0, boxes), movedTo('ArrowDown', 4, boxes), movedTo('Tab', 1, boxes)]).toEqual([null, null, null]);
    expect([movedTo('End', 0, []), movedTo('ArrowRight', 0, [])]).toEqual([null, null]);
  });

  test('letters find the next name that begins with them, then a word that does', () => {
    const names = ['MHA', 'softmax + 1', 'GQA-2', 'MQA', 'gated retention', 'retention', 'Passkey · window'];
    expect(foundBy('m', 0, names)).toBe(3);
    expect(foundBy('m', 3, names)).toBe(0);
    expect(foundBy('mq', 0, names)).toBe(3);
    // The name found so far stays while its word is typed.
    expect(foundBy('ga', 4, names)).toBe(4);
    expect(foundBy('gg', 2, names)).toBe(4);
    expect(foundBy('RET', 0, names)).toBe(5);
    expect(foundBy('win', 0, names)).toBe(6);
    expect([foundBy('zz', 0, names), foundBy('', 0, names), foundBy('a', 0, [])]).toEqual([null, null, null]);
  });
});
