import { beforeEach, describe, expect, test } from 'vitest';
import type { StepInput } from '../../../src/engine/engine';
import { type PolicySettings, fullPolicy } from '../../../src/decode/policies';
import { type Session, createSession } from '../../../src/decode/session/session';
import { find } from '../../../src/decode/text/token-tree';
import { type FakeHost, fakeHost, logitsAfter, model, spec } from './fake-host';

const size = 6;
const policy = (change: Partial<PolicySettings> = {}): PolicySettings => ({
  ...fullPolicy,
  kind: 'window',
  size,
  pinned: 1,
  ...change,
});

let host: FakeHost;
let session: Session;
/** Logits of every row that was read in slots beyond the policy's, and the index of the row. */
let shadowRows: (readonly [index: number, logits: Float32Array])[];

/** The next row in those slots fails as a lost device does. */
let loseShadow = false;
/** Of all slots that the policy's own rows were read in. */
let highestSlot = 0;
const isShadow = ({ slots }: StepInput): boolean => slots.every((slot) => slot >= size);

beforeEach(async () => {
  host = fakeHost();
  loseShadow = false;
  highestSlot = 0;
  shadowRows = [];
  const forward = host.forward.bind(host);
  host.forward = async (input: StepInput, capture: boolean) => {
    if (loseShadow && isShadow(input)) {
      loseShadow = false;
      host.lose(1);
    }
    const trace = await forward(input, capture);
    const rows = input.tokens.length;
    const first = input.slots.length - rows;
    if (isShadow(input))
      for (let row = 0; row < rows; row++)
        shadowRows.push([first + row, trace.slice(row * spec.vocabulary, (row + 1) * spec.vocabulary)]);
    else if (session.state.getState().reading.policy.kind !== 'full') highestSlot = Math.max(highestSlot, ...input.slots);
    return trace;
  };
  session = createSession(host);
  await session.open(model, new ArrayBuffer(0), 'auto');
  session.setSampling({ greedy: true });
  session.configure({ ...session.state.getState().reading, policy: policy() });
  await session.prompt('abcabc');
});

const tokens = (): number[] => session.state.getState().tokens.slice();
/** Waits until nothing is queued. */
const quiet = async (): Promise<void> => {
  for (let i = 0; i < 3; i++) await session.step(0);
};
const keysOf = (index: number): number[] => [...(session.shadowTrace(index)?.keys ?? [])];
const upTo = (index: number): number[] => Array.from({ length: index + 1 }, (_, i) => i);

/** Every shadow row saw all tokens before it, as a model without a cache would. */
function expectEverything(): void {
  expect(highestSlot).toBe(size - 1);
  for (const [index, logits] of shadowRows) expect(logits).toEqual(logitsAfter(tokens().slice(0, index + 1)));
}

describe('a shadow run', () => {
  test('reads nothing until it is on, then the whole text in chunks, and leaves the policy’s cache as it was', async () => {
    await session.step(20);
    await quiet();
    expect(shadowRows).toEqual([]);
    const before = [tokens(), [...(session.trace(26)?.keys ?? [])]];
    session.setShadow(true);
    await quiet();
    expect(session.shadow.getState()).toMatchObject({ on: true, capacity: 100 - size, length: 27, rows: 27, error: null });
    expect(keysOf(26)).toEqual(upTo(26));
    expectEverything();
    expect([tokens(), [...(session.trace(26)?.keys ?? [])]]).toEqual(before);
    const runs = host.calls.length;
    await session.step();
    await quiet();
    // One row under the policy, which need not be read again, and one of the shadow.
    expect(host.calls.slice(runs)).toEqual([1, 1]);
    expect([...(session.trace(27)?.keys ?? [])]).toEqual([0, 23, 24, 25, 26, 27]);
    expect(keysOf(27)).toEqual(upTo(27));
    expectEverything();
  });

  test('gives the same text as without it', async () => {
    await session.step(30);
    const alone = tokens();
    await session.prompt('abcabc');
    session.setShadow(true);
    for (let i = 0; i < 30; i++) await session.step();
    await quiet();
    expect(tokens()).toEqual(alone);
    expect(session.shadow.getState().length).toBe(37);
    expectEverything();
  });

  test('counts the bytes of what it keeps: attention, keys and logits', async () => {
    session.setShadow(true);
    await quiet();
    // Rows 0 … 6: row i has i + 1 weights of one head and as many keys, the norms of key, value and what enters, and of what leaves; 16 logits.
    const each = upTo(6).map((i) => 4 * (2 * (i + 1) + 4 + 16));
    expect(session.shadow.getState().bytes).toBe(each.reduce((sum, bytes) => sum + bytes, 0));
    expect(session.shadowTrace(6)?.logits).toEqual(logitsAfter(tokens()));
  });

  test('stops where no slot is left, and the text goes on', async () => {
    session.setShadow(true);
    await session.step(110);
    await quiet();
    expect(session.state.getState().length).toBe(117);
    expect(session.shadow.getState()).toMatchObject({ length: 94, capacity: 94, error: null });
    expect(session.shadowTrace(94)).toBeUndefined();
    expect(keysOf(93)).toEqual(upTo(93));
  });

  test('follows a branch from where it leaves, and has the first still when it is gone back to', async () => {
    session.setShadow(true);
    await session.step(10);
    await quiet();
    const { path, tokens: first, nodes } = session.state.getState();
    await session.goTo(9);
    const read = session.shadow.getState().rows;
    await session.choose((first.at(9) ?? 0) === 7 ? 8 : 7);
    await quiet();
    expect(session.shadow.getState()).toMatchObject({ length: 10, rows: read + 1 });
    expect(shadowRows.at(-1)?.[1]).toEqual(logitsAfter(tokens()));
    await session.switchTo(find(nodes, path.at(9) ?? 0).id);
    await quiet();
    expect(session.shadow.getState()).toMatchObject({ length: 17, rows: read + 1 });
    expect(keysOf(16)).toEqual(upTo(16));
  });

  test('starts again under another policy or intervention, and is idle under a full cache', async () => {
    session.setShadow(true);
    await session.step(4);
    await quiet();
    await session.rerun({ dropFirst: true });
    await quiet();
    expect(session.shadow.getState()).toMatchObject({ length: 11, rows: 11 });
    expect(keysOf(10)).toEqual(upTo(10).slice(1));
    await session.rerun({ policy: fullPolicy });
    await quiet();
    expect(session.shadow.getState()).toMatchObject({ on: true, capacity: 0, length: 0, rows: 0, bytes: 0 });
    expect(session.shadowTrace(3)).toBeUndefined();
  });

  test('survives a lost device in its own row and in the policy’s', async () => {
    session.setShadow(true);
    await session.step(10);
    await quiet();
    host.lose(1);
    await session.step(3);
    await quiet();
    expect(session.state.getState().notices).toEqual([{ kind: 'recovered' }]);
    session.dismissNotice('recovered');
    loseShadow = true;
    await session.step(3);
    await quiet();
    expect(session.state.getState().notices).toEqual([{ kind: 'recovered' }]);
    await session.step(2);
    await quiet();
    expect(session.shadow.getState()).toMatchObject({ length: tokens().length, error: null });
    expectEverything();
    const found = tokens();
    session.setShadow(false);
    await session.prompt('abcabc');
    await session.step(found.length - 7);
    expect(tokens()).toEqual(found);
  });

  test('says what it failed with, and the session goes on', async () => {
    const forward = host.forward;
    host.forward = (input: StepInput, capture: boolean) =>
      input.slots.some((slot) => slot >= size) ? Promise.reject(new Error('no')) : forward(input, capture);
    session.setShadow(true);
    await session.step(2);
    await quiet();
    expect(session.shadow.getState().error).toBe('no');
    expect(session.state.getState()).toMatchObject({ phase: 'ready', length: 9 });
  });
});

describe('the first token that a full cache would have drawn otherwise', () => {
  /** A second run of the same prompt with everything kept, as long as the first. */
  async function fullRun(settings: { readonly greedy: boolean; readonly seed: number }): Promise<readonly number[]> {
    const other = createSession(fakeHost());
    await other.open(model, new ArrayBuffer(0), 'auto');
    other.setSampling(settings);
    await other.prompt('abcabc');
    await other.step(tokens().length - 7);
    return other.state.getState().tokens.slice();
  }

  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])('is where a second run goes another way, seed %d', async (seed) => {
    for (const greedy of [true, false]) {
      session.setSampling({ greedy, seed });
      await session.rerun({ policy: policy({ size: 6 + seed }) });
      const release = session.followShadow();
      // The logits of this host have nothing to do with each other under two caches, so the first token that is drawn without one differs.
      await session.step(12);
      await quiet();
      const full = await fullRun({ greedy, seed });
      const at = tokens().findIndex((token, i) => token !== full[i]);
      const { comparison, on } = session.shadow.getState();
      expect(on).toBe(false);
      expect(comparison).toEqual(
        at < 0 ? { same: tokens().length - 7, first: null } : { same: at - 7, first: { index: at, token: full[at] } },
      );
      release();
      expect(session.shadow.getState().length).toBe(0);
    }
  });

  test('a token that was chosen is no difference, and one drawn with other settings keeps those', async () => {
    session.setSampling({ greedy: false, seed: 3 });
    await session.rerun({ policy: policy({ size: 40 }) });
    await session.step(4);
    await session.choose(((session.state.getState().tokens.at(-1) ?? 0) % 15) + 1);
    session.setSampling({ seed: 9 });
    await session.step(4);
    session.setSampling({ greedy: true });
    const release = session.followShadow();
    await quiet();
    // Nothing is evicted yet: all that were drawn would have been drawn the same.
    expect(session.shadow.getState().comparison).toEqual({ same: 8, first: null });
    release();
    release();
    session.setShadow(true);
    await quiet();
    const again = session.followShadow();
    expect(session.shadow.getState().comparison).toEqual({ same: 8, first: null });
    again();
    expect(session.shadow.getState()).toMatchObject({ on: true, length: 16 });
  });
});
