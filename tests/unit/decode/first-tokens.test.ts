/** Texts that begin with other tokens than the model's, or with none. */
import { beforeEach, expect, test } from 'vitest';
import { type Session, createSession } from '../../../src/decode/session/session';
import { fakeHost, logitsAfter, model, spec } from './fake-host';

let session: Session;
const tokens = (): readonly number[] => session.state.getState().tokens.slice();
const argmax = (logits: Float32Array): number => logits.indexOf(Math.max(...logits));

beforeEach(async () => {
  session = createSession(fakeHost());
  await session.open(model, new ArrayBuffer(0), 'auto');
  session.setSampling({ greedy: true });
});

test('the same prompt with and without the first token, and as many tokens after it', async () => {
  await session.prompt('abc');
  await session.step(2);
  expect(tokens().slice(0, 4)).toEqual([0, 1, 2, 3]);
  await session.beginWith([]);
  const expected = [1, 2, 3];
  for (let i = 0; i < 2; i++) expected.push(argmax(logitsAfter(expected)));
  expect(tokens()).toEqual(expected);
  expect(session.state.getState()).toMatchObject({ phase: 'ready', length: 5, promptLength: 3, model: { spec: { start: [] } } });
  expect(session.trace(0)?.logits).toEqual(logitsAfter([1]));
  await session.beginWith([7, 8]);
  expect(tokens().slice(0, 5)).toEqual([7, 8, 1, 2, 3]);
  expect(session.state.getState()).toMatchObject({ length: 7, promptLength: 5 });
  await session.beginWith([0]);
  expect(tokens().slice(0, 4)).toEqual([0, 1, 2, 3]);
});

test('an empty prompt with nothing before it is the token that would stand there', async () => {
  await session.prompt('');
  await session.beginWith([]);
  expect(tokens()).toEqual([0]);
  expect(session.state.getState()).toMatchObject({ length: 1, promptLength: 1, notices: [{ kind: 'promptEmpty' }] });
  await session.step(1);
  await session.back(5);
  expect(session.state.getState().length).toBe(1);
  await session.rerun({ zeroSink: false });
  expect(tokens().slice(0, 1)).toEqual([0]);
  // And is not doubled when one stands there again.
  await session.beginWith([0]);
  expect(session.state.getState()).toMatchObject({ promptLength: 1 });
});

test('a token that the model lacks is refused, and nothing changes', async () => {
  await session.prompt('abc');
  await expect(session.beginWith([spec.vocabulary])).rejects.toMatchObject({ code: 'no-token' });
  expect(session.state.getState()).toMatchObject({ phase: 'ready', length: 4, model: { spec: { start: [0] } } });
});

test('a model opened again begins as its spec says', async () => {
  await session.beginWith([]);
  await session.open(model, new ArrayBuffer(0), 'auto');
  await session.prompt('ab');
  expect(tokens()).toEqual([0, 1, 2]);
});
