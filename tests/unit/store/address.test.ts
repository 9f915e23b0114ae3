/** The address follows what is there, and is followed. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Keepsake } from '../../../src/store/keepsake';
import { parseState } from '../../../src/store/properties';
import { followAddress } from '../../../src/store/url';
import { tick } from '../decode/stage';
import { openKeepsake, slow } from './slow-keepsake';

let keepsake: Keepsake;
beforeEach(async () => {
  keepsake = await openKeepsake();
});

const opened = (): string | undefined => keepsake.session.state.getState().model?.entry.id;
const length = (): number => keepsake.session.state.getState().length;

describe('the address', () => {
  const page = { hash: '', written: 0, pushed: 0, state: null as unknown, heard: new Map<string, (event?: unknown) => void>() };

  beforeEach(() => {
    Object.assign(page, { hash: '', written: 0, pushed: 0, state: null });
    vi.stubGlobal('window', {
      location: page,
      history: {
        replaceState(state: unknown, _title: string, address: string) {
          Object.assign(page, { state, hash: new URL(address).hash });
          page.written += 1;
        },
        pushState(state: unknown, _title: string, address: string) {
          Object.assign(page, { state, hash: new URL(address).hash });
          page.pushed += 1;
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

  test('another view is another entry: going back opens the view, and the text stays', async () => {
    const stop = followAddress(
      keepsake,
      () => undefined,
      () => undefined,
    );
    await vi.advanceTimersByTimeAsync(1000);
    keepsake.display.setState({ colourStretch: 'log' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(page.pushed).toBe(0);
    const before = { hash: page.hash, state: page.state };
    keepsake.display.setState({ view: 'sinks' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(page.pushed).toBe(1);
    expect(parseState(page.hash).state.view).toBe('sinks');
    await keepsake.session.step();
    await vi.advanceTimersByTimeAsync(1000);
    const read = length();
    // As the browser's button does it: first the entry, then, because its fragment is another one, that.
    Object.assign(page, before);
    page.heard.get('popstate')?.({ state: before.state });
    page.heard.get('hashchange')?.();
    await vi.advanceTimersByTimeAsync(1000);
    expect(keepsake.display.getState().view).toBe('decode');
    expect(length()).toBe(read);
    expect(parseState(page.hash).state.tokens).toHaveLength(1);
    expect(page.pushed).toBe(1);
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
