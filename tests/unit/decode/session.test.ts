import { beforeEach, describe, expect, test } from 'vitest';
import { type Session, createSession } from '../../../src/decode/session/session';
import { find, childrenOf } from '../../../src/decode/text/token-tree';
import { type FakeHost, fakeHost, logitsAfter, model, spec } from './fake-host';

let host: FakeHost;
let session: Session;
const tokens = (length = session.state.getState().length): number[] => {
  const { path, nodes } = session.state.getState();
  return path.slice(0, length).map((id) => find(nodes, id).token);
};
const argmax = (logits: Float32Array): number => logits.indexOf(Math.max(...logits));
/** What greedy decoding gives, worked out without a cache. */
function greedy(from: readonly number[], count: number): number[] {
  const text = [...from];
  for (let i = 0; i < count; i++) text.push(argmax(logitsAfter(text)));
  return text;
}

beforeEach(async () => {
  host = fakeHost();
  session = createSession(host);
  await session.open(model, new ArrayBuffer(0), 'auto');
  session.setSampling({ greedy: true });
});

describe('a prompt', () => {
  test('is read in chunks, and every token has its trace', async () => {
    await session.prompt('abc'.repeat(11));
    expect(host.calls).toEqual([32, 2]);
    expect(session.state.getState()).toMatchObject({ phase: 'ready', length: 34, promptLength: 34, notices: [] });
    for (let i = 0; i < 34; i++) expect(session.trace(i)?.logits).toEqual(logitsAfter(tokens(i + 1)));
  });

  test('that is empty is <bos> alone, and said', async () => {
    await session.prompt('');
    expect(tokens()).toEqual([0]);
    expect(session.state.getState().notices).toEqual([{ kind: 'promptEmpty' }]);
  });

  test('that is too long keeps its beginning, leaves room to decode, and counts the rest', async () => {
    await session.prompt('a'.repeat(500));
    // 100 slots: <bos>, 35 tokens, 64 left to decode into.
    expect(session.state.getState()).toMatchObject({
      length: 36,
      notices: [{ kind: 'promptTruncated', kept: 35, dropped: 465 }],
    });
  });

  test('interrupts the one before', async () => {
    const first = session.prompt('abc'.repeat(11));
    await Promise.all([first, session.prompt('ba')]);
    expect(tokens()).toEqual([0, 2, 1]);
    expect(session.trace(2)?.logits).toEqual(logitsAfter([0, 2, 1]));
  });

  test('may be followed by given tokens, which are read as they are', async () => {
    await session.prompt('ab', [9, 9, 3]);
    expect(tokens()).toEqual([0, 1, 2, 9, 9, 3]);
    expect(session.state.getState().promptLength).toBe(3);
  });
});

describe('stepping', () => {
  test('decodes what a model without a cache would', async () => {
    await session.prompt('abc');
    await session.step(20);
    expect(tokens()).toEqual(greedy([0, 1, 2, 3], 20));
  });

  test('back is instant; forward again takes the same text without running the engine, and gives the same logits', async () => {
    await session.prompt('abc');
    await session.step(6);
    const [text, logits, runs] = [tokens(), session.trace(9)?.logits, host.calls.length];
    await session.back(4);
    expect(session.state.getState().length).toBe(6);
    await session.step(4);
    expect(tokens()).toEqual(text);
    expect(session.trace(9)?.logits).toBe(logits);
    expect(host.calls.length).toBe(runs);
  });

  test('never goes back beyond <bos>, nor on beyond the cache', async () => {
    await session.prompt('abc');
    await session.back(99);
    expect(session.state.getState().length).toBe(1);
    await session.step(200);
    expect(session.state.getState().length).toBe(spec.context);
    expect(session.canStep()).toBe(false);
    expect(session.state.getState().notices.map(({ kind }) => kind)).toEqual(['beyondTraining', 'contextFull']);
    await session.back();
    expect(session.canStep()).toBe(true);
  });

  test('says so too when a link’s tokens alone are more than the model was trained on, and not when they are as many', async () => {
    await session.prompt(
      'ab',
      Array.from({ length: 87 }, () => 3),
    );
    expect(session.state.getState()).toMatchObject({ length: 90, notices: [] });
    await session.prompt(
      'ab',
      Array.from({ length: 88 }, () => 3),
    );
    expect(session.state.getState()).toMatchObject({ length: 91, notices: [{ kind: 'beyondTraining', trained: 90 }] });
  });

  test('steps asked for at once are taken one after another', async () => {
    await session.prompt('abc');
    await Promise.all([session.step(), session.step(2), session.step()]);
    expect(tokens()).toEqual(greedy([0, 1, 2, 3], 4));
  });

  test('sampling draws the same text again for the same seed, and another for another', async () => {
    session.setSampling({ greedy: false, temperature: 1.5, topP: 1 });
    await session.prompt('abc');
    await session.step(12);
    const text = tokens();
    await session.prompt('abc');
    await session.step(12);
    expect(tokens()).toEqual(text);
    session.setSampling({ seed: 2 });
    await session.prompt('abc');
    await session.step(12);
    expect(tokens()).not.toEqual(text);
  });
});

test('a measured prefill is none where no layer lets a prompt stop half way, and the text goes on as before', async () => {
  await session.prompt('abc');
  expect(await session.measurePrefill()).toBeNull();
  await session.step(3);
  expect(tokens()).toEqual(greedy([0, 1, 2, 3], 3));
});

test('what a layer keeps is read at that length of the text, and the text continues as before', async () => {
  await session.prompt('abc');
  await session.step(3);
  const key = async (index: number) => Array.from((await session.cacheArray(0, 'key', index)) ?? []).slice(0, index + 1);
  // The host keeps a token in each slot and answers with its slots.
  const text = tokens();
  expect(await key(2)).toEqual([0, 1, 2]);
  expect(await key(5)).toEqual(text.slice(0, 6));
  expect(await session.cacheArray(0, 'state', 2)).toBeNull();
  expect(await session.cacheArray(0, 'key', text.length)).toBeNull();
  expect(await session.weights('layers.0.attention.gate')).toBeNull();
  await session.step(2);
  expect(tokens()).toEqual(greedy([0, 1, 2, 3], 5));
});

describe('branches', () => {
  test('a chosen token branches; both continuations decode as if they were alone, and stay reachable', async () => {
    await session.prompt('abc');
    await session.step(3);
    const first = tokens();
    await session.goTo(4);
    const other = (greedy([0, 1, 2, 3], 1)[4] ?? 0) === 7 ? 8 : 7;
    await session.choose(other);
    await session.step(2);
    expect(tokens()).toEqual(greedy([0, 1, 2, 3, other], 2));
    const { nodes, path } = session.state.getState();
    await session.switchTo(childrenOf(find(nodes, path.at(3) ?? 0))[0] ?? 0);
    await session.goTo(Infinity);
    expect(tokens()).toEqual(first);
    await session.step(2);
    expect(tokens()).toEqual(greedy([0, 1, 2, 3], 5));
  });

  test('a token that does not exist is refused', async () => {
    await session.prompt('abc');
    await expect(session.choose(16)).rejects.toThrow('no token 16');
  });
});

describe('a lost device', () => {
  test('is started again, the text is read again, nothing is missing', async () => {
    await session.prompt('abc');
    await session.step(5);
    host.lose(1);
    await session.step(3);
    expect(tokens()).toEqual(greedy([0, 1, 2, 3], 8));
    expect(session.state.getState()).toMatchObject({ phase: 'ready', notices: [{ kind: 'recovered' }] });
  });

  test('that is lost again and again gives way to the CPU', async () => {
    await session.prompt('abc');
    host.lose(3);
    await session.step(2);
    expect(tokens()).toEqual(greedy([0, 1, 2, 3], 2));
    expect(session.state.getState().backend?.backend).toBe('cpu');
    expect(session.state.getState().notices).toContainEqual({ kind: 'fellBack' });
  });
});

describe('the trace history', () => {
  test('stays within its bound, and recomputes a trace that it discarded', async () => {
    // A trace here is 2 · length + (1 + 1) · 4 … bytes; 4 kB hold about a dozen.
    const small = createSession(host, { traceBytes: 4_000 });
    await small.open(model, new ArrayBuffer(0), 'auto');
    small.setSampling({ greedy: true });
    await small.prompt('abcabc');
    await small.step(30);
    expect(small.trace(36)).toBeDefined();
    expect(small.trace(1)).toBeUndefined();
    const again = await small.ensureTrace(1);
    expect(again.logits).toEqual(logitsAfter([0, 1]));
    await small.step(1);
    expect(small.trace(37)?.logits).toEqual(logitsAfter(greedy([0, 1, 2, 3, 1, 2, 3], 31)));
  });
});

test('no two texts share a node, whatever was read or opened between them', async () => {
  const seen = new Set<number>();
  let count = 0;
  const note = (): void => {
    for (const { id } of session.state.getState().nodes.list) seen.add(id);
    count += session.state.getState().nodes.list.length;
  };
  await session.prompt('abc');
  await session.step(2);
  note();
  await session.prompt('abcabc');
  note();
  await session.open(model, new ArrayBuffer(0), 'auto');
  await session.prompt('abcabcabc');
  note();
  expect(seen.size).toBe(count);
});

test('a model that does not load leaves the one before, and its text', async () => {
  await session.prompt('abc');
  const broken = { ...host, load: async () => Promise.reject(new Error('broken')) };
  Object.assign(host, broken);
  await expect(session.open(model, new ArrayBuffer(0), 'auto')).rejects.toThrow('broken');
  expect(session.state.getState()).toMatchObject({ phase: 'ready', length: 4 });
  await session.step();
  expect(tokens()).toEqual(greedy([0, 1, 2, 3], 1));
});
