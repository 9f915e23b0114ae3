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
