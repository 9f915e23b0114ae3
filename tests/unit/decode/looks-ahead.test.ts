import { beforeEach, expect, test } from 'vitest';
import { type Session, createSession } from '../../../src/decode/session/session';
import { type FakeHost, fakeHost, model } from './fake-host';

let host: FakeHost;
let session: Session;
/** What was asked of the engine and what the text was then, in the order of asking. */
let asked: string[];

const tokensAt = (length: number): number[] => session.state.getState().tokens.slice(0, length);

beforeEach(async () => {
  asked = [];
  const engine = fakeHost();
  host = {
    ...engine,
    contents: (buffer, snapshot) => {
      asked.push(`${buffer} at ${session.state.getState().length}`);
      return engine.contents(buffer, snapshot);
    },
  };
  session = createSession(host);
  await session.open(model, new ArrayBuffer(0), 'auto');
  session.setSampling({ greedy: true });
  await session.prompt('abc');
});

const keys = async (index: number): Promise<number[]> =>
  Array.from((await session.cacheArray(0, 'key', index)) ?? []).slice(0, index + 1);

test('what is asked of every newest row is read before the row is shown', async () => {
  expect(await keys(3)).toEqual(tokensAt(4));
  expect(asked).toEqual([expect.stringContaining('at 4')]);
  for (const length of [5, 6, 7]) {
    asked = [];
    await session.step();
    expect(asked).toEqual([expect.stringContaining(`at ${length - 1}`)]);
    expect(await keys(length - 1)).toEqual(tokensAt(length));
    expect(asked).toHaveLength(1);
  }
});

test('what nobody asks of a row is not read of the next', async () => {
  await keys(3);
  await session.step();
  expect(asked).toHaveLength(2);
  await session.step(3);
  expect(asked).toHaveLength(2);
});

test('an earlier row is read when it is asked, and asks for nothing of the next', async () => {
  expect(await keys(1)).toEqual(tokensAt(2));
  await session.step();
  expect(asked).toHaveLength(1);
});

test('a branch is not shown what was read for the text before it', async () => {
  await keys(3);
  await session.step();
  const taken = tokensAt(5).at(-1) ?? 0;
  await session.choose(taken === 1 ? 2 : 1, 4);
  expect(await keys(4)).toEqual(tokensAt(5));
  expect(tokensAt(5).at(-1)).not.toBe(taken);
});

test('a text that is read otherwise is looked at again', async () => {
  await keys(3);
  await session.step();
  await session.rerun({ replaceFirst: 5 });
  expect((await keys(4))[0]).toBe(5);
});

test('what cannot be read ahead does not hold up the step, and fails for who asks for it', async () => {
  await keys(3);
  const contents = host.contents;
  host.contents = () => Promise.reject(new Error('nothing'));
  expect(await session.step()).toMatchObject({ steps: 1 });
  await expect(keys(4)).rejects.toThrow('nothing');
  host.contents = contents;
  expect(await keys(4)).toEqual(tokensAt(5));
});
