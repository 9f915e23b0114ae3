/** A session that decodes with a draft, over the host without a model. */
import { beforeEach, describe, expect, test } from 'vitest';
import { Drafter } from '../../../src/decode/drafting/drafter';
import { probabilities } from '../../../src/decode/sampling';
import type { Session } from '../../../src/decode/session/session';
import { find } from '../../../src/decode/text/token-tree';
import { chiSquare, criticalValue } from './chi-square';
import { argmax, beginDrafting, greedy, textOf } from './drafting-session';
import { type FakeHost, logitsAfter, model, spec } from './fake-host';

let host: FakeHost;
let draftHost: FakeHost;
let session: Session;

async function begin(...how: Parameters<typeof beginDrafting>): Promise<void> {
  ({ host, draftHost, session } = await beginDrafting(...how));
}

const text = (): number[] => textOf(session);
const expectGreedy = (): void => expect(text()).toEqual(greedy([0, 1, 2, 3], text().length));

beforeEach(() => begin());

describe('greedily', () => {
  test.each([1, 2, 4, 8])(
    'with %i drafted tokens a pass, the text is the one without a draft, and every token has its row',
    async (count) => {
      await begin(count);
      while (text().length < 68) await session.step();
      expectGreedy();
      for (let i = 0; i < text().length; i++) expect(session.trace(i)?.logits).toEqual(logitsAfter(text().slice(0, i + 1)));
      const fates = session.drafting.getState().passes.flatMap(({ drafted }) => drafted.map(({ fate }) => fate));
      expect(fates).toContain('accepted');
      expect(fates).toContain('rejected');
    },
  );

  test('a step is one pass of the target over k + 1 rows', async () => {
    const before = host.calls.length;
    await session.step(6);
    expect(host.calls.slice(before)).toEqual([5, 5, 5, 5, 5, 5]);
    const { passes } = session.drafting.getState();
    expect(passes.length).toBe(6);
    const given = passes.map(({ drafted }) => 1 + drafted.filter(({ fate }) => fate === 'accepted').length);
    expect(text().length).toBe(4 + given.reduce((sum, tokens) => sum + tokens, 0));
  });

  test('what a pass says is what the text has', async () => {
    await session.step(8);
    const { nodes, path } = session.state.getState();
    for (const { index, first, drafted, next } of session.drafting.getState().passes) {
      const accepted = drafted.filter(({ fate }) => fate === 'accepted');
      const stands = text().slice(index, index + 2 + accepted.length);
      expect([first, ...accepted.map(({ token }) => token), next.token].slice(0, stands.length)).toEqual(stands);
      accepted.forEach((_, i) => expect(find(nodes, path.at(index + 1 + i) ?? 0).origin).toBe('drafted'));
      expect(find(nodes, path.at(index) ?? 0).origin).toBe('sampled');
    }
  });

  test('the cache is filled to its last slot, and no further', async () => {
    await session.step(200);
    expect(text().length).toBe(spec.context);
    expectGreedy();
    expect(session.state.getState().notices.map(({ kind }) => kind)).toEqual(['beyondTraining', 'contextFull']);
  });

  test('going back, branching and going on', async () => {
    await session.step(3);
    const length = text().length;
    await session.goTo(6);
    const other = (argmax(logitsAfter(text())) + 1) % 16;
    await session.choose(other);
    await session.step(4);
    expect(text()).toEqual(greedy([...greedy([0, 1, 2, 3], 6), other], text().length));
    await session.goTo(6);
    await session.step(1);
    expect(text().length).toBe(7);
    expect(length).toBeGreaterThan(6);
  });

  test('the draft is dropped and taken again, and the text continues as it would', async () => {
    await session.step(2);
    await session.setDrafter(null);
    await session.step(3);
    await session.setDrafter(new Drafter(draftHost, model));
    await session.step(2);
    expectGreedy();
  });

  test('a lost device of either is started again', async () => {
    await session.step(2);
    host.lose(1);
    await session.step(1);
    draftHost.lose(1);
    await session.step(2);
    expectGreedy();
    expect(session.state.getState().notices).toEqual([{ kind: 'recovered' }]);
  });

  test('a draft that fails is dropped with its reason, and the text continues', async () => {
    draftHost.forward = async () => Promise.reject(new Error('the draft broke'));
    await session.step(3);
    expect(session.drafting.getState()).toMatchObject({ model: null, error: 'the draft broke', passes: [] });
    expect(text()).toEqual(greedy([0, 1, 2, 3], 7));
  });

  test('a change of the reading decodes as many tokens as there were', async () => {
    await session.step(5);
    const length = text().length;
    await session.rerun({ zeroSink: true });
    expect(text()).toEqual(greedy([0, 1, 2, 3], length));
  });

  test('a draft with another vocabulary is not used', async () => {
    await session.setDrafter(new Drafter(draftHost, { ...model, spec: { ...spec, vocabulary: 15 } }));
    await session.step(2);
    expect(text()).toEqual(greedy([0, 1, 2, 3], 6));
  });

  test('measuring leaves the text as it is', async () => {
    await session.step(2);
    const before = text();
    await session.measureDraft(10);
    const { measured, measuring } = session.drafting.getState();
    expect(measuring).toBe(false);
    expect(measured).toMatchObject({ tokens: 10, count: 4 });
    expect(measured?.perPass).toBeGreaterThan(1);
    expect(text()).toEqual(before);
    await session.step(3);
    expectGreedy();
  });
});

describe('drawn', () => {
  const sampling = { greedy: false, temperature: 0.9, topK: 12, topP: 0.9 };
  /** Has little to do with the target. */
  const other = (tokens: readonly number[]): Float32Array => logitsAfter([...tokens, 5]);
  const seeds = 1500;

  /** The tokens in two places behind the prompt, counted over seeds. */
  async function counts(candidates: number): Promise<readonly [number[], number[]]> {
    await begin(3, other, { candidates });
    if (candidates === 0) await session.setDrafter(null);
    const second = Array.from({ length: 16 }, () => 0);
    const third = Array.from({ length: 16 }, () => 0);
    for (let seed = 1; seed <= seeds; seed++) {
      session.setSampling({ ...sampling, seed });
      await session.prompt('ab');
      while (text().length < 6) await session.step();
      const [b = 0, c = 0] = text().slice(4, 6);
      second[b] = (second[b] ?? 0) + 1;
      third[c] = (third[c] ?? 0) + 1;
    }
    return [second, third];
  }

  /** How likely each token is in the two positions, over all that may stand before them, of the target or of another. */
  function shares(logits: typeof logitsAfter = logitsAfter): readonly [number[], number[]] {
    const of = (tokens: readonly number[]) => probabilities(logits(tokens), { ...sampling, seed: 0 });
    const second = Array.from({ length: 16 }, () => 0);
    const third = Array.from({ length: 16 }, () => 0);
    of([0, 1, 2]).forEach((pa, a) => {
      if (pa === 0) return;
      of([0, 1, 2, a]).forEach((pb, b) => {
        if (pb === 0) return;
        second[b] = (second[b] ?? 0) + pa * pb;
        of([0, 1, 2, a, b]).forEach((pc, c) => (third[c] = (third[c] ?? 0) + pa * pb * pc));
      });
    });
    return [second, third];
  }

  test('tokens come from the target’s distribution, with a draft, with a tree, and without', async () => {
    const [second, third] = shares();
    for (const candidates of [1, 3, 0]) {
      const [b, c] = await counts(candidates);
      expect(chiSquare(b, second)).toBeLessThan(criticalValue(second));
      expect(chiSquare(c, third)).toBeLessThan(criticalValue(third));
      // The draft's own distribution is another, and the test would tell.
      expect(chiSquare(b, shares(other)[0])).toBeGreaterThan(3 * criticalValue(second));
    }
  });

  test('the same seed from the same place gives the same text; the token that was left unread is taken without the draft too', async () => {
    await begin(4, other);
    const texts: number[][] = [];
    for (let i = 0; i < 2; i++) {
      session.setSampling({ ...sampling, seed: 5 });
      await session.prompt('abc');
      await session.step(6);
      texts.push(text());
    }
    expect(texts[0]).toEqual(texts[1]);
    const unread = session.drafting.getState().passes.at(-1)?.next.token;
    await session.setDrafter(null);
    await session.step();
    expect(text().at(-1)).toBe(unread);
  });
});
