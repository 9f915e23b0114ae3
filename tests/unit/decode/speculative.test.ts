import { describe, expect, test } from 'vitest';
import { uniform } from '../../../src/decode/sampling';
import { agreementOf, draw, expectedTokens, residual, speedUp, verify } from '../../../src/decode/drafting/speculative';
import { chiSquare, criticalValue } from './chi-square';

const over = (...shares: readonly number[]): Float64Array => Float64Array.from(shares);

describe('by hand', () => {
  // Token 1: p/q = 0.25/0.5; what the draft gives too little is 0.25 of token 0 and nothing else.
  const [p, q] = [over(0.75, 0.25, 0), over(0.5, 0.5, 0)];
  const bonus = over(0, 0.5, 0.5);

  test('a token that the target likes at least as much is accepted whatever the number', () => {
    const { accepted, next, drafted } = verify([0], [q], [p, bonus], { accept: [0.999], next: [0, 0.6] });
    expect(accepted).toBe(1);
    expect(next).toEqual({ token: 2, kind: 'bonus' });
    expect(drafted).toEqual([{ token: 0, fate: 'accepted', chance: 1, agreement: 0.75 }]);
  });

  test('one that it likes less is accepted with probability p/q, and else resampled from max(0, p − q)', () => {
    expect(verify([1], [q], [p, bonus], { accept: [0.49], next: [0, 0] }).accepted).toBe(1);
    const { accepted, next, drafted } = verify([1], [q], [p, bonus], { accept: [0.5], next: [0.999, 0] });
    expect(accepted).toBe(0);
    expect(next).toEqual({ token: 0, kind: 'resampled' });
    expect(drafted[0]).toMatchObject({ fate: 'rejected', chance: 0.5 });
  });

  test('behind the first that is rejected nothing is read', () => {
    const { accepted, drafted } = verify([0, 2, 0], [q, over(0, 0, 1), q], [p, p, p, p], {
      accept: [0, 0, 0],
      next: [0, 0, 0, 0],
    });
    expect(accepted).toBe(1);
    expect(drafted.map(({ fate }) => fate)).toEqual(['accepted', 'rejected', 'unread']);
  });

  test('greedily both must say the same; where they do not, the target’s word stands', () => {
    const [first, second] = [over(1, 0, 0), over(0, 1, 0)];
    const { accepted, next } = verify([0, 0], [first, first], [first, second, first], {
      accept: [0.99, 0],
      next: [0.5, 0.5, 0.5],
    });
    expect([accepted, next]).toEqual([1, { token: 1, kind: 'resampled' }]);
  });

  test('without a drafted token one is drawn from the target', () => {
    expect(verify([], [], [p], { accept: [], next: [0.8] })).toEqual({
      accepted: 0,
      drafted: [],
      next: { token: 1, kind: 'bonus' },
    });
  });

  test('where p and q are the same there is no residual, and p is drawn from', () => {
    expect(residual(p, p)).toEqual(p);
    expect(residual(p, q)).toEqual(over(0.25, 0, 0));
    expect(draw(over(0, 0.5, 0.5, 0), 0.999_999)).toBe(2);
    expect(draw(over(0, 0.5, 0.5, 0), 0)).toBe(1);
  });

  test('the acceptance is 1 − TV(p, q)', () => {
    const [a, b] = [over(0.5, 0.3, 0.2), over(0.1, 0.3, 0.6)];
    const variation = 0.5 * (0.4 + 0 + 0.4);
    expect(agreementOf(a, b)).toBeCloseTo(1 - variation, 12);
  });
});

// Leviathan et al. 2211.17192, equation 1.
test.each([
  [0.75, 7, 3.6],
  [0.8, 5, 3.689],
  [0.6, 4, 2.306],
  [1, 4, 5],
  [0, 4, 1],
])('at an acceptance of %d, %i drafted tokens give %d tokens a pass', (acceptance, drafted, tokens) => {
  expect(expectedTokens(acceptance, drafted)).toBeCloseTo(tokens, 3);
});

test('a draft that costs nothing is as many times as fast as a pass gives tokens; one that costs a whole step is slower', () => {
  expect(speedUp(3.6, 7, 0)).toBe(3.6);
  expect(speedUp(3.6, 7, 0.1)).toBeCloseTo(3.6 / 1.7, 12);
  // Verifying in rows that each cost what a step costs.
  expect(speedUp(3, 4, 0.05, 5)).toBeCloseTo(3 / 5.2, 12);
});

describe('tokens come from the target’s distribution, whatever the draft’s is', () => {
  // A chain: the distribution of a token depends on the one before it.
  const p = [over(0.5, 0.3, 0.15, 0.05), over(0.1, 0.6, 0.1, 0.2), over(0.25, 0.25, 0.25, 0.25), over(0, 0.1, 0, 0.9)];
  const q = [over(0.2, 0.2, 0.2, 0.4), over(0.3, 0.3, 0.4, 0), over(0.7, 0.1, 0.1, 0.1), over(0.5, 0.25, 0.25, 0)];
  const at = (rows: readonly Float64Array[], token: number): Float64Array => rows[token] ?? over();

  /** Three tokens behind token 0, by passes of two drafted tokens, as a session takes them. */
  function text(seed: number, taken: typeof verify): number[] {
    const tokens = [0];
    let next: number | null = null;
    while (tokens.length < 4) {
      const index = tokens.length;
      tokens.push(next ?? draw(at(p, tokens.at(-1) ?? 0), uniform(seed, index)));
      const drafted: number[] = [];
      const before = tokens.at(-1) ?? 0;
      for (let i = 0; i < 2; i++) drafted.push(draw(at(q, drafted[i - 1] ?? before), uniform(seed, index + 1 + i, 1)));
      const ahead = [before, ...drafted];
      const done = taken(
        drafted,
        ahead.slice(0, 2).map((token) => at(q, token)),
        ahead.map((token) => at(p, token)),
        {
          accept: ahead.map((_, i) => uniform(seed, index + 1 + i, 2)),
          next: ahead.map((_, i) => uniform(seed, index + 1 + i, 3)),
        },
      );
      tokens.push(...drafted.slice(0, done.accepted));
      next = done.next.token;
    }
    return tokens.slice(1, 4);
  }

  const shares = Array.from({ length: 64 }, (_, i) => {
    const [a, b, c] = [i >> 4, (i >> 2) & 3, i & 3];
    return (at(p, 0)[a] ?? 0) * (at(p, a)[b] ?? 0) * (at(p, b)[c] ?? 0);
  });

  function countsOf(taken: typeof verify): number[] {
    const counts = Array.from({ length: 64 }, () => 0);
    for (let seed = 0; seed < 20_000; seed++) {
      const [a = 0, b = 0, c = 0] = text(seed, taken);
      const i = a * 16 + b * 4 + c;
      counts[i] = (counts[i] ?? 0) + 1;
    }
    return counts;
  }

  test('a drafted token stands as often as Σ min(p, q) says: 0.2 + 0.2 + 0.15 + 0.05', () => {
    const [target, drafts] = [at(p, 0), at(q, 0)];
    let accepted = 0;
    for (let seed = 0; seed < 20_000; seed++) {
      const token = draw(drafts, uniform(seed, 3, 1));
      accepted += verify([token], [drafts], [target, target], { accept: [uniform(seed, 3, 2)], next: [0, 0] }).accepted;
    }
    expect(agreementOf(target, drafts)).toBeCloseTo(0.6, 12);
    // Three standard errors: 3 √(0.6 · 0.4 / 20 000).
    expect(Math.abs(accepted / 20_000 - 0.6)).toBeLessThan(0.0104);
  });

  test('all three tokens together', () => {
    expect(chiSquare(countsOf(verify), shares)).toBeLessThan(criticalValue(shares));
  });

  test('and the test would tell: drawing again from p after a rejection is another law', () => {
    const wrong: typeof verify = (drafted, drafts, targets, numbers) => {
      const done = verify(drafted, drafts, targets, numbers);
      const token = draw(targets[done.accepted] ?? over(), numbers.next[done.accepted] ?? 0);
      return { ...done, next: { ...done.next, token } };
    };
    expect(chiSquare(countsOf(wrong), shares)).toBeGreaterThan(2 * criticalValue(shares));
  });
});
