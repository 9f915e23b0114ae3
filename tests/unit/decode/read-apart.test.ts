/** Another text read with the session's engine: the session's own goes on as if nobody had looked. */
import { expect, test } from 'vitest';
import { readCones } from '../../../src/panels/attention/cone/read-cones';
import { allLogits } from '../../support/all-logits';
import { nodeKeepsake } from '../lessons/node-keepsake';

const interventions = { zeroSink: false, silenced: [] };
const opened = async (id: string) => {
  const keepsake = nodeKeepsake();
  await keepsake.open(id);
  await keepsake.prompt('Once upon a time there was a little');
  await keepsake.session.step(20);
  return keepsake.session;
};

test.each(['mha', 'window', 'mla'])('%s', async (id) => {
  const [looked, plain] = await Promise.all([opened(id), opened(id)]);
  const tokens = [...looked.state.getState().tokens.slice()];
  const seen = await looked.readApart(async (host, { plan }, signal) =>
    readCones(host, plan, { tokens, at: 5, token: 40, interventions }, signal),
  );
  expect(seen?.whole.tokens).toBe(tokens.length);
  await Promise.all([looked.step(4), plain.step(4)]);
  const [a, b] = [looked, plain].map(({ state }) => [...state.getState().tokens.slice()]);
  expect(a).toEqual(b);
  const last = (a?.length ?? 0) - 1;
  const [x, y] = [looked, plain].map((session) => session.trace(last));
  expect(x && allLogits(x.logits)).toEqual(y && allLogits(y.logits));
});

test('a step goes first, and what was interrupted is read again after it', async () => {
  const session = await opened('mha');
  let begun = 0;
  const look = session.readApart(async (_host, _model, signal) => {
    begun += 1;
    if (begun === 1)
      await new Promise<void>((done) => {
        signal.addEventListener('abort', () => done());
      });
    return signal.aborted ? null : begun;
  });
  await Promise.resolve();
  const before = session.state.getState().length;
  await session.step();
  expect(session.state.getState().length).toBe(before + 1);
  expect(await look).toBe(2);
  expect(await session.readApart(async () => 1, AbortSignal.abort())).toBeNull();
});
