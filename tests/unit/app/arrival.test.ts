/** The story that writes itself on arrival: it ends at the first press, which does what it does at any other time. */
import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { arrive, endArrivalWithPress } from '../../../src/app/arrival';
import { createHost } from '../../../src/engine/create-host';
import { loadCatalogue } from '../../../src/model/catalogue';
import type { ModelFiles } from '../../../src/model/files';
import { runAction } from '../../../src/store/actions';
import { type Keepsake, createKeepsake } from '../../../src/store/keepsake';
import { formatState } from '../../../src/store/properties';

const files: ModelFiles = { read: async (path) => new Uint8Array(await readFile(`public/models/${path}`)).slice().buffer };
const catalogue = await loadCatalogue(files);
/** `<bos>` and “Once upon a time”. */
const prompt = 8;
let keepsake: Keepsake;
let target: EventTarget;
let stop: () => void;

beforeEach(() => {
  keepsake = createKeepsake({
    host: createHost(),
    startHost: () => ({ host: createHost(), close: () => undefined }),
    catalogue,
    files,
    panels: [],
    address: (state) => `#${formatState(state)}`,
  });
  keepsake.display.setState({ backend: 'cpu' });
  target = new EventTarget();
  stop = endArrivalWithPress(keepsake, target);
});
afterEach(() => stop());

const length = (): number => keepsake.session.state.getState().length;
const afterThePress = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));

/** A click whose own listener does this first. */
async function click(then: () => void): Promise<void> {
  target.addEventListener('click', then, { once: true });
  target.dispatchEvent(new Event('click'));
  await afterThePress();
}

test('with reduced motion what would be written is there at once', async () => {
  await arrive(keepsake, true);
  expect(length()).toBe(prompt + 20);
  expect(keepsake.display.getState()).toMatchObject({ arriving: true, playing: false });
});

describe('while it writes', () => {
  /** Writes as fast as it can. */
  async function begin(): Promise<{ readonly ended: Promise<void> }> {
    const ended = arrive(keepsake, false);
    await vi.waitFor(() => expect(length()).toBeGreaterThan(prompt));
    return { ended };
  }

  test('it writes twenty tokens, and no more', async () => {
    const { ended } = await begin();
    keepsake.display.setState({ speed: 0 });
    await ended;
    expect(length()).toBe(prompt + 20);
  });

  test('a click anywhere ends it', async () => {
    const { ended } = await begin();
    await click(() => undefined);
    await ended;
    expect(keepsake.display.getState()).toMatchObject({ arriving: false, playing: false });
    expect(length()).toBeLessThan(prompt + 20);
  });

  test('the button that pauses pauses it, and does not begin it again', async () => {
    const { ended } = await begin();
    await click(() => void runAction(keepsake, 'play'));
    await ended;
    expect(keepsake.display.getState()).toMatchObject({ arriving: false, playing: false });
  });

  test('another model that is chosen is opened, and does not play', async () => {
    const { ended } = await begin();
    await click(() => void runAction(keepsake, 'open', 'backcopy'));
    await ended;
    await keepsake.whenRead();
    expect(keepsake.session.state.getState().model?.entry.id).toBe('backcopy');
    expect(keepsake.display.getState()).toMatchObject({ arriving: false, playing: false });
  });
});

test('once it has written, the button that plays plays on', async () => {
  await arrive(keepsake, true);
  await click(() => void runAction(keepsake, 'play'));
  expect(keepsake.display.getState()).toMatchObject({ arriving: false, playing: true });
  keepsake.playback.pause();
});

test('a press while the model is loading ends it before a token is written', async () => {
  const ended = arrive(keepsake, false);
  await click(() => undefined);
  await ended;
  expect(length()).toBe(prompt);
});
