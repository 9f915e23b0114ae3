import { beforeEach, describe, expect, test } from 'vitest';
import { unmodified } from '../../../src/decode/reader/reading-settings';
import { type Session, createSession } from '../../../src/decode/session/session';
import { find } from '../../../src/decode/text/token-tree';
import { fakeHost, model } from './fake-host';

let session: Session;
const tokens = (): number[] => {
  const { path, nodes, length } = session.state.getState();
  return path.slice(0, length).map((id) => find(nodes, id).token);
};

beforeEach(async () => {
  session = createSession(fakeHost());
  await session.open(model, new ArrayBuffer(0), 'auto');
  session.setSampling({ greedy: true });
});

describe('reading another way', () => {
  test('decodes as many tokens as there were, keeps the untouched text to compare with, and can be set back', async () => {
    await session.prompt('abcabc');
    await session.step(10);
    const before = tokens();
    await session.rerun({ policy: { kind: 'window', size: 4, pinned: 1, positions: 'cache' } });
    expect(tokens()).toHaveLength(17);
    expect(tokens().slice(0, 7)).toEqual(before.slice(0, 7));
    expect(session.state.getState().reference?.slice()).toEqual(before);
    expect([...(session.trace(16)?.keys ?? [])]).toEqual([0, 14, 15, 16]);
    await session.rerun({ dropFirst: true });
    expect(session.state.getState().reference?.slice()).toEqual(before);
    expect([...(session.trace(16)?.keys ?? [])]).toEqual([1, 14, 15, 16]); // token 1 is pinned in the place of token 0
    await session.rerun(unmodified);
    expect(tokens()).toEqual(before);
  });

  test('a change that comes before the last one is done still gives the whole text', async () => {
    await session.prompt('abcabc');
    await session.step(10);
    const first = session.rerun({ zeroSink: true });
    const second = session.rerun({ zeroSink: false });
    await Promise.all([first, second]);
    expect(tokens()).toHaveLength(17);
  });

  test('what a model cannot have is made to fit', async () => {
    await session.rerun({
      policy: { kind: 'tova', size: 5000, pinned: 9000, positions: 'original' },
      silenced: [0, 0, 7],
      replaceFirst: 99,
    });
    expect(session.state.getState().reading).toMatchObject({
      policy: { size: 100, pinned: 99 },
      silenced: [0],
      replaceFirst: null,
    });
  });
});
