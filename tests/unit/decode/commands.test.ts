/** Two things at once, one by one: the cases that were seen to go wrong, and what is right. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Session } from '../../../src/decode/session/session';
import { createSession } from '../../../src/decode/session/session';
import { type FakeHost, Gate, fakeHost, logitsAfter, model, stateArray, stateModel } from './fake-host';
import { type Kind, meanwhile, openSession, tick, tokensOf } from './stage';

const kind: Kind = {
  model,
  state: null,
  host: (gate) => fakeHost(logitsAfter, logitsAfter, { ...model, ...(gate && { gate }) }),
};
let gate: Gate;
let session: Session;
const length = (): number => session.state.getState().length;
/** Lets everything go on until the promises are settled. */
const through = <T>(...asked: readonly Promise<T>[]): Promise<T[]> =>
  meanwhile(Promise.all(asked), () => {
    gate.open();
    return tick();
  });

/** A host whose steps wait, in the middle of reading a prompt of two chunks. */
async function readingPrompt(): Promise<{ readonly host: FakeHost; readonly prompt: Promise<unknown> }> {
  const host = fakeHost(logitsAfter, logitsAfter, { ...model, gate });
  session = createSession(host);
  await session.open(model, new ArrayBuffer(0), 'auto');
  const prompt = session.prompt('abc'.repeat(11));
  await tick();
  return { host, prompt };
}

beforeEach(async () => {
  gate = new Gate();
  session = await openSession(kind, gate);
  await through(session.prompt('abcabc'));
});

describe('while a step is under way', () => {
  test('going back holds: it is from where the cursor was seen, and the step is not taken', async () => {
    const step = session.step(1);
    await tick();
    const back = session.back(3);
    expect(length()).toBe(4);
    expect(await through(step, back)).toEqual([
      { overtaken: true, steps: 0, moved: false },
      { overtaken: false, steps: 0, moved: true },
    ]);
    expect(length()).toBe(4);
    expect(tokensOf(session)).toEqual([0, 1, 2, 3, 1, 2, 3]);
  });

  test('a token that is chosen lands where it was clicked', async () => {
    const step = session.step(1);
    await tick();
    await through(step, session.choose(9, 3));
    expect(tokensOf(session)).toEqual([0, 1, 2, 9]);
    expect(session.trace(3)?.logits).toEqual(logitsAfter([0, 1, 2, 9]));
  });

  test('a branch that is switched to stays', async () => {
    await through(session.choose(9, 3));
    const { nodes } = session.state.getState();
    await session.goTo(4);
    const step = session.step(1);
    await tick();
    // Node 3 is the first continuation of token 2.
    await through(step, session.switchTo(nodes.first + 3));
    expect(tokensOf(session)).toEqual([0, 1, 2, 3, 1, 2, 3]);
    expect(length()).toBe(4);
  });

  test('a new text does not wait for the steps that were asked for', async () => {
    const steps = Array.from({ length: 20 }, () => session.step(1));
    await tick();
    const came = gate.come;
    const [prompt] = await through(session.prompt('ba'));
    expect(prompt).toMatchObject({ overtaken: false });
    // The step that ran ends; what comes after it is the text.
    expect(gate.come).toBe(came + 1);
    expect(await Promise.all(steps)).toEqual(steps.map(() => ({ overtaken: true, steps: 0, moved: false })));
    expect(tokensOf(session)).toEqual([0, 2, 1]);
  });

  test('what is asked while a text is read waits for it', async () => {
    const asked = [session.prompt('abc'.repeat(11)), session.step(2), session.back(1)];
    expect(await through(...asked)).toMatchObject([{ overtaken: false }, { overtaken: false, steps: 2 }, { overtaken: false }]);
    expect(length()).toBe(35);
    expect(tokensOf(session)).toHaveLength(36);
  });

  test('a token that was chosen in a text that is gone is not taken, and that is said', async () => {
    const asked = [session.prompt('ba'), session.choose(9, 2)];
    expect(await through(...asked)).toMatchObject([{ overtaken: false }, { overtaken: true, moved: false }]);
    expect(tokensOf(session)).toEqual([0, 2, 1]);
  });

  test('changes of how the text is read add up, however quickly they come', async () => {
    await through(session.step(3));
    const asked = [
      session.rerun(({ policy }) => ({ policy: { ...policy, kind: 'window', size: 6 } })),
      session.rerun(({ policy }) => ({ policy: { ...policy, pinned: 2 } })),
    ];
    await through(...asked);
    expect(session.state.getState().reading.policy).toMatchObject({ kind: 'window', size: 6, pinned: 2 });
    expect(length()).toBe(10);
  });

  test('a model that does not load leaves the prompt that was being read, read to its end', async () => {
    const { host, prompt } = await readingPrompt();
    host.load = () => Promise.reject(new Error('broken'));
    const opened = session.open(model, new ArrayBuffer(0), 'auto').catch((error: unknown) => error);
    await through<unknown>(prompt, opened);
    expect(session.state.getState()).toMatchObject({ phase: 'ready', length: 34 });
    expect(session.trace(33)).toBeDefined();
  });
});

describe('looking back', () => {
  const state = (index: number): Promise<Float32Array | null> => session.cacheArray(0, stateArray.name, index);
  let host: ReturnType<typeof fakeHost>;

  beforeEach(async () => {
    host = fakeHost(logitsAfter, logitsAfter, stateModel);
    session = createSession(host);
    await session.open(stateModel, new ArrayBuffer(0), 'auto');
  });

  test('what a recurrent layer kept at an earlier row is that row’s state, and the next step costs no more', async () => {
    await session.prompt('abcabc');
    await session.step(12);
    const text = tokensOf(session);
    const runs = host.calls.length;
    // Decoding keeps a snapshot before every token: nothing is read again.
    for (const index of [17, 12, 7, 16]) expect([...((await state(index)) ?? [])]).toEqual(text.slice(0, index + 1));
    expect(host.calls.length).toBe(runs);
    // Within the prompt, which came in one chunk, it is; the state of all of it comes back with the next step.
    expect([...((await state(3)) ?? [])]).toEqual(text.slice(0, 4));
    expect(host.calls.slice(runs)).toEqual([4]);
    await session.step(1);
    expect(host.calls.slice(runs)).toEqual([4, 1]);
    const grown = tokensOf(session);
    expect(session.trace(19)?.logits).toEqual(logitsAfter(grown));
    expect([...((await state(18)) ?? [])]).toEqual(grown.slice(0, 19));
  });

  test('what nobody wants any more is not read', async () => {
    await session.prompt('abc'.repeat(11));
    const looks = Array.from({ length: 30 }, (_, i) => {
      const wanted = new AbortController();
      const look = session.cacheArray(0, stateArray.name, i, wanted.signal);
      wanted.abort();
      return look;
    });
    const runs = host.calls.length;
    expect(await Promise.all(looks)).toEqual(looks.map(() => null));
    expect(host.calls.length).toBe(runs);
  });

  test('a trace that memory had no room for is read again by itself, also under a policy, and the next step is one row', async () => {
    for (const policy of ['full', 'window', 'heavy'] as const) {
      const plain = fakeHost();
      // A trace here takes 16 numbers of logits and two for every key: a few dozen are kept.
      const small = createSession(plain, { traceBytes: 4_000 });
      await small.open(model, new ArrayBuffer(0), 'auto');
      small.configure({ ...small.state.getState().reading, policy: { kind: policy, size: 8, pinned: 1, positions: 'original' } });
      await small.prompt('abcabc');
      await small.step(60);
      expect(small.trace(9)).toBeUndefined();
      const runs = plain.calls.length;
      const trace = await small.ensureTrace(9);
      const keys = Array.from(trace.keys);
      expect(trace.logits).toEqual(logitsAfter(keys.map((key) => tokensOf(small)[key] ?? -1)));
      if (policy === 'full') expect(plain.calls.slice(runs)).toEqual([1]);
      else expect(keys).toHaveLength(8);
      const after = plain.calls.length;
      await small.step(1);
      expect(plain.calls.slice(after)).toEqual([1]);
      expect(small.trace(9)).toBe(trace);
    }
  });

  test('a row that is read apart has the slots that it had, also after a shadow run wrote where it was read', async () => {
    const small = createSession(fakeHost(), { traceBytes: 4_000, dwell: 0 });
    await small.open(model, new ArrayBuffer(0), 'auto');
    small.configure({ ...small.state.getState().reading, policy: { kind: 'window', size: 8, pinned: 1, positions: 'original' } });
    await small.prompt('abcabc');
    await small.step(3);
    const before = Array.from(small.trace(9)?.slots ?? []);
    await small.step(60);
    expect(Array.from((await small.ensureTrace(9)).slots)).toEqual(before);
    small.setShadow(true);
    for (let i = 0; i < 3; i++) await small.step(0);
    await tick();
    small.setShadow(false);
    const { keys, logits } = await small.ensureTrace(12);
    expect(logits).toEqual(logitsAfter(Array.from(keys, (key) => tokensOf(small)[key] ?? -1)));
  });
});

test('a token that is chosen where the text cannot grow is refused with a sentence', async () => {
  gate.isOpen = true;
  await session.step(200);
  await expect(session.choose(3)).rejects.toMatchObject({ code: 'full' });
  expect(session.state.getState()).toMatchObject({ phase: 'ready', length: model.spec.context });
});

test('a backend that cannot be had leaves the prompt that was being read, read to its end', async () => {
  const { host, prompt } = await readingPrompt();
  host.choose = () => Promise.reject(new Error('none'));
  const chosen = session.chooseBackend('webgpu').catch((error: unknown) => error);
  await through<unknown>(prompt, chosen);
  expect(await chosen).toMatchObject({ message: 'none' });
  expect(session.state.getState()).toMatchObject({ phase: 'ready', length: 34 });
});
