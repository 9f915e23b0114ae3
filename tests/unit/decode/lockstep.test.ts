import { describe, expect, test } from 'vitest';
import { Follower, type Following, type LanePosition, nextMove, firstDifference } from '../../../src/decode/lanes/lockstep';
import { createSession, type Session } from '../../../src/decode/session/session';
import { fakeHost, model } from './fake-host';

const standing = (tokens: readonly number[], change: Partial<LanePosition> = {}): LanePosition => ({
  promptText: 'ab',
  prompt: 2,
  tokens,
  length: tokens.length,
  capacity: 100,
  ...change,
});
const empty = standing([], { prompt: 0, length: 0, promptText: '' });

describe('what a follower does next', () => {
  const leader = standing([1, 2, 7, 8, 9]);

  test('with nothing read, it reads the prompt and what followed it', () => {
    expect(nextMove(leader, empty, 'same')).toEqual({ kind: 'prompt', forced: [7, 8, 9] });
    expect(nextMove(leader, empty, 'own')).toEqual({ kind: 'prompt', forced: [] });
  });

  test('another prompt is read from its start', () => {
    expect(nextMove(leader, standing([3, 7], { promptText: 'c', prompt: 1 }), 'same')).toMatchObject({ kind: 'prompt' });
  });

  test('on the same tokens it takes the next, goes back with the leader, and leaves another branch', () => {
    expect(nextMove(leader, standing([1, 2, 7]), 'same')).toEqual({ kind: 'choose', token: 8 });
    expect(nextMove({ ...leader, length: 3 }, standing([1, 2, 7, 8, 9]), 'same')).toEqual({ kind: 'goTo', length: 3 });
    expect(nextMove(leader, standing([1, 2, 7, 5, 9]), 'same')).toEqual({ kind: 'goTo', length: 3 });
    expect(nextMove(leader, standing([1, 2, 7, 5, 9], { length: 3 }), 'same')).toEqual({ kind: 'choose', token: 8 });
    expect(nextMove(leader, leader, 'same')).toBeNull();
  });

  test('on its own tokens it only keeps as far from the prompt', () => {
    expect(nextMove(leader, standing([1, 2, 5]), 'own')).toEqual({ kind: 'step' });
    expect(nextMove(leader, standing([1, 2, 5, 6, 4, 3]), 'own')).toEqual({ kind: 'goTo', length: 5 });
    expect(nextMove(leader, standing([1, 2, 5, 6, 4]), 'own')).toBeNull();
  });

  test('a cache that is full ends it', () => {
    expect(nextMove(leader, standing([1, 2, 7, 8], { capacity: 4 }), 'same')).toBeNull();
  });
});

test('two texts part where their tokens first differ after the prompt', () => {
  expect(firstDifference(standing([1, 2, 7, 8]), standing([1, 2, 7, 9]))).toBe(3);
  expect(firstDifference(standing([1, 2, 7, 8]), standing([1, 2, 7]))).toBeNull();
});

async function pair(following: () => Following): Promise<{ leader: Session; session: Session; follower: Follower }> {
  const sessions = [createSession(fakeHost()), createSession(fakeHost())] as const;
  for (const session of sessions) await session.open(model, new ArrayBuffer(0), 'auto');
  const [leader, session] = sessions;
  const follower = new Follower(leader, session, following, (error) => {
    throw error;
  });
  return { leader, session, follower };
}

const textOf = (session: Session): number[] => {
  const { tokens, length } = session.state.getState();
  return tokens.slice(0, length);
};

test('a session follows another through steps, going back, a branch and another prompt', async () => {
  const { leader, session, follower } = await pair(() => 'same');
  await leader.prompt('abc');
  await leader.step(4);
  await follower.settle();
  expect(textOf(session)).toEqual(textOf(leader));
  await leader.back(2);
  await follower.settle();
  expect(textOf(session)).toEqual(textOf(leader));
  await leader.choose(5);
  await follower.settle();
  expect(textOf(session)).toEqual(textOf(leader));
  expect(textOf(leader).at(-1)).toBe(5);
  await leader.prompt('ca');
  await follower.settle();
  expect(textOf(session)).toEqual(textOf(leader));
});

test('a policy of its own changes what the follower keeps, not what it reads', async () => {
  const { leader, session, follower } = await pair(() => 'same');
  session.configure({
    ...session.state.getState().reading,
    policy: { kind: 'window', size: 4, pinned: 1, positions: 'cache' },
  });
  await leader.prompt('abc');
  await leader.step(6);
  await follower.settle();
  expect(textOf(session)).toEqual(textOf(leader));
  expect(Array.from(session.trace(9)?.keys ?? [])).toEqual([0, 7, 8, 9]);
  expect(leader.trace(9)?.keys.length).toBe(10);
});

test('on own tokens it keeps step with other draws', async () => {
  const { leader, session, follower } = await pair(() => 'own');
  await leader.prompt('abc');
  leader.setSampling({ greedy: true });
  await leader.step(5);
  await follower.settle();
  expect(textOf(session).length).toBe(textOf(leader).length);
});
