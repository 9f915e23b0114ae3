/** Two things at once, above the session: models and lanes that are opened and closed meanwhile, scripts, the address. */
import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fullPolicy } from '../../../src/decode/policies';
import { createHost } from '../../../src/engine/create-host';
import { EngineError } from '../../../src/engine/engine';
import type { ConnectedHost } from '../../../src/engine/connect';
import { loadCatalogue } from '../../../src/model/catalogue';
import type { ModelFiles } from '../../../src/model/files';
import { runAction } from '../../../src/store/actions';
import { type Keepsake, createKeepsake } from '../../../src/store/keepsake';
import { defaultState, parseState } from '../../../src/store/properties';
import { createScript } from '../../../src/store/scripting';
import { addressOf, followAddress } from '../../../src/store/url';
import { Gate } from '../decode/fake-host';
import { tick } from '../decode/stage';

/** Downloads of slow models wait; one that is given up is noted. */
const waiting: (() => void)[] = [];
const slow = new Set<string>();
const givenUp: string[] = [];
const files: ModelFiles = {
  async read(path, _progress, signal) {
    const model = path.split('/')[0] ?? '';
    if (slow.has(model)) {
      await new Promise<void>((resolve, reject) => {
        waiting.push(resolve);
        signal?.addEventListener('abort', () => {
          givenUp.push(model);
          reject(signal.reason);
        });
      });
    }
    return new Uint8Array(await readFile(`public/models/${path}`)).slice().buffer;
  },
};
const arrive = (): void => waiting.splice(0).forEach((resolve) => resolve());
const catalogue = await loadCatalogue(files);
const state = { ...defaultState, model: 'backcopy', backend: 'cpu', greedy: true } as const;

/** A lane's engine whose steps wait at a gate, and which, once closed, refuses what waits: as a worker that is ended. */
function gatedHost(gate: Gate): ConnectedHost {
  const host = createHost();
  const closed = new AbortController();
  const end = (): Promise<never> =>
    new Promise((_, reject) => closed.signal.addEventListener('abort', () => reject(new EngineError('closed', 'closed'))));
  return {
    host: { ...host, forward: async (...step) => Promise.race([gate.pass().then(() => host.forward(...step)), end()]) },
    close: () => closed.abort(),
  };
}

const gate = new Gate();
let keepsake: Keepsake;

beforeEach(async () => {
  slow.clear();
  givenUp.length = 0;
  gate.isOpen = false;
  gate.waiting.length = 0;
  keepsake = createKeepsake({
    host: createHost(),
    startHost: () => gatedHost(gate),
    catalogue,
    files,
    address: (saved) => addressOf(saved, 'http://localhost/'),
  });
  await keepsake.restore(state);
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
    expect([opened(), keepsake.view.getState().failure]).toEqual(['backcopy-mlp', null]);
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
    expect(keepsake.view.getState()).toMatchObject({ failure: null, playing: false });
    expect(keepsake.lanes.store.getState().lanes).toEqual([]);
  });

  test('while a link is opened: the rest of it is', async () => {
    const restored = keepsake.restore({ ...state, lanes: ['backcopy-mlp', 'backcopy-one'], following: 'same' });
    while (gate.waiting.length === 0) await tick();
    await runAction(keepsake, 'removeLane', only());
    gate.isOpen = true;
    gate.open();
    expect((await restored).overtaken).toBe(false);
    expect(keepsake.lanes.store.getState().lanes.map(({ settings }) => settings.model)).toEqual(['backcopy-one']);
    expect([keepsake.view.getState().failure, keepsake.isRestoring()]).toEqual([null, false]);
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
    await expect(steps).rejects.toThrow('Something asked for later');
    await back;
    expect(keepsake.view.getState().failure).toBeNull();
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

describe('the address', () => {
  const page = { hash: '', written: 0, heard: new Map<string, () => void>() };

  beforeEach(() => {
    Object.assign(page, { hash: '', written: 0 });
    vi.stubGlobal('window', {
      location: page,
      history: {
        replaceState(_data: unknown, _title: string, address: string) {
          page.hash = new URL(address).hash;
          page.written += 1;
        },
      },
      addEventListener: (name: string, heard: () => void) => page.heard.set(name, heard),
      removeEventListener: () => undefined,
    });
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  test('follows while the text is played, though it is never quiet, and not at every step', async () => {
    const stop = followAddress(
      keepsake,
      () => undefined,
      () => undefined,
    );
    const start = length();
    for (let i = 0; i < 16; i++) {
      await keepsake.session.step();
      await vi.advanceTimersByTimeAsync(250);
    }
    expect(page.written).toBeGreaterThanOrEqual(3);
    expect(page.written).toBeLessThanOrEqual(5);
    await vi.advanceTimersByTimeAsync(1000);
    const { tokens } = parseState(page.hash).state;
    expect(tokens).toHaveLength(16);
    expect(start + tokens.length).toBe(length());
    stop();
  });

  test('is heard while a state is being brought back, and not written until it is all there', async () => {
    const stop = followAddress(
      keepsake,
      () => undefined,
      () => undefined,
    );
    slow.add('backcopy-one');
    page.hash = '#v=1&model=backcopy-one&backend=cpu';
    page.heard.get('hashchange')?.();
    await vi.advanceTimersByTimeAsync(2000);
    expect([page.written, keepsake.isRestoring()]).toEqual([0, true]);
    page.hash = '#v=1&model=backcopy-mlp&backend=cpu&greedy=1';
    page.heard.get('hashchange')?.();
    vi.useRealTimers();
    await keepsake.whenRead();
    while (keepsake.isRestoring()) await tick();
    expect(opened()).toBe('backcopy-mlp');
    stop();
  });
});
