/** A session whose draft proposes several candidates for each place, which its model reads as a tree. */
import { allLogits } from '../../support/all-logits';
import { expect, test } from 'vitest';
import { beginDrafting, greedy, often, textOf } from './drafting-session';
import type { Session } from '../../../src/decode/session/session';
import { logitsAfter, model, spec } from './fake-host';

test.each([
  [1, 2],
  [3, 2],
  [4, 3],
  [8, 4],
])(
  '%i places of %i candidates give the greedy text, every token has its row, and the cache ends full',
  async (count, candidates) => {
    const { session } = await beginDrafting(count, often, { candidates });
    while (textOf(session).length < spec.context) await session.step();
    expect(textOf(session)).toEqual(greedy([0, 1, 2, 3], textOf(session).length));
    for (let i = 0; i < textOf(session).length; i++)
      expect(session.trace(i)?.logits).toEqual(logitsAfter(textOf(session).slice(0, i + 1)));
    const { passes } = session.drafting.getState();
    // The likeliest of the target is often the draft's second.
    const second = passes.filter(({ drafted, parents }) =>
      drafted.some(({ fate }, i) => fate === 'accepted' && parents.indexOf(parents[i] ?? 0) < i),
    );
    expect(second.length).toBeGreaterThan(0);
    // No more rows than a step takes.
    expect(Math.max(...passes.map(({ parents }) => parents.length + 1))).toBeLessThanOrEqual(model.plan.maxRows);
  },
);

test('a tree whose rows are all wrong costs passes, and no token', async () => {
  for (const sampling of [{ greedy: true }, { greedy: false, temperature: 0.9, seed: 3 }]) {
    const texts: number[][] = [];
    for (const inTrees of [logitsAfter, (tokens: readonly number[]) => logitsAfter([...tokens, 9])]) {
      const { session } = await beginDrafting(4, often, { candidates: 3, inTrees });
      session.setSampling(sampling);
      await session.prompt('abc');
      while (textOf(session).length < 40) await session.step();
      texts.push(textOf(session).slice(0, 40));
    }
    expect(texts[1]).toEqual(texts[0]);
  }
});

test.each([1, 2, 3])('two runs of one seed agree to the last bit, %i candidates for each place', async (candidates) => {
  const other: number[][] = [];
  for (const seed of [1, 2, 3, 4]) {
    const sampling = { greedy: false, temperature: 0.9, topP: 0.95, seed };
    const run = async (stepping: (session: Session) => Promise<unknown>, drafted = true) => {
      const { session } = await beginDrafting(4, often, { candidates });
      if (!drafted) await session.setDrafter(null);
      session.setSampling(sampling);
      await session.prompt('abc');
      while (textOf(session).length < 50) await stepping(session);
      const text = textOf(session).slice(0, 50);
      return { text, logits: text.map((_, i) => session.trace(i)?.logits) };
    };
    const once = await run((session) => session.step());
    // In larger steps, and with a look back.
    const again = await run(async (session) => {
      await session.step(3);
      await session.back(2);
      await session.goTo(Infinity);
    });
    expect(again).toEqual(once);
    expect(once.logits.every((logits) => logits !== undefined && allLogits(logits).length === spec.vocabulary)).toBe(true);
    const alone = await run((session) => session.step(), false);
    other.push(alone.text.filter((token, i) => token !== once.text[i]));
  }
  // Without a draft other numbers are drawn: the distribution is the same, the text is not.
  expect(Math.min(...other.map(({ length }) => length))).toBeGreaterThan(0);
});

test('a pass is one step over the tree and one over what was accepted; a lost device is started again', async () => {
  const { session, host } = await beginDrafting(3, often, { candidates: 2 });
  const before = host.calls.length;
  await session.step(1);
  const given = (session.drafting.getState().passes[0]?.drafted ?? []).filter(({ fate }) => fate === 'accepted').length;
  expect(host.calls.slice(before)).toEqual([7, 1 + given]);
  host.lose(1);
  await session.step(3);
  expect(textOf(session)).toEqual(greedy([0, 1, 2, 3], textOf(session).length));
});
