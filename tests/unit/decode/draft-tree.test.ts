/** A tree of drafted tokens: which way stands, and that the text is drawn from the target whatever the draft says. */
import { describe, expect, test } from 'vitest';
import { uniform } from '../../../src/decode/sampling';
import type { Distribution } from '../../../src/decode/drafting/speculative';
import { type DraftedNode, drawChildren, rowsAlone, verifyTree } from '../../../src/decode/drafting/draft-tree';
import { chiSquare, criticalValue } from './chi-square';

const over = (...shares: readonly number[]): Float64Array => Float64Array.from(shares);

describe('by hand', () => {
  const q = over(0.5, 0.25, 0.25);

  test('children are drawn without replacement, each from what is left, until nothing is', () => {
    const children = drawChildren(q, [0.1, 0.6, 0.9, 0.5]);
    expect(children.map(({ token }) => token)).toEqual([0, 2, 1]);
    expect(children.map(({ distribution }) => [...distribution])).toEqual([
      [0.5, 0.25, 0.25],
      [0, 0.5, 0.5],
      [0, 1, 0],
    ]);
  });

  const nodes: readonly DraftedNode[] = [
    { token: 0, parent: -1, distribution: q },
    { token: 2, parent: -1, distribution: over(0, 0.5, 0.5) },
    { token: 1, parent: 0, distribution: q },
    { token: 0, parent: 1, distribution: q },
  ];

  test('the first child that stands is gone on from, and behind the last comes a bonus', () => {
    const p = { text: over(1, 0, 0), nodes: [over(0, 1, 0), q, over(0, 0, 1), q] };
    const numbers = { accept: [0.99, 0, 0.99, 0], next: [0, 0, 0.5] };
    expect(verifyTree(nodes, p, numbers)).toMatchObject({ path: [0, 2], next: { token: 2, kind: 'bonus' } });
  });

  test('a child that is rejected leaves its place to the next, against what is left of p', () => {
    // p(0)/q(0) = 0.25/0.5. Then p is max(0, p − q) = (0, 0, 0.5), all of it token 2, whose q is a half.
    const p = { text: over(0.25, 0, 0.75), nodes: [q, over(0, 1, 0), q, q] };
    expect(verifyTree(nodes, p, { accept: [0.49, 0, 0.99, 0], next: [0, 0.9, 0] }).path[0]).toBe(0);
    const second = verifyTree(nodes, p, { accept: [0.5, 0.99, 0, 0.99], next: [0, 0.3, 0] });
    expect(second).toMatchObject({ path: [1], next: { token: 1, kind: 'resampled' } });
  });

  test('where none stands, the token is drawn from what they all left', () => {
    const p = { text: over(0, 1, 0), nodes: [q, q, q, q] };
    const numbers = { accept: [0.9, 0.9, 0, 0], next: [0.7, 0, 0] };
    expect(verifyTree(nodes, p, numbers)).toMatchObject({ path: [], next: { token: 1, kind: 'resampled' } });
  });

  test('greedily the target’s word is found wherever it is among the children', () => {
    const p = { text: over(0, 0, 1), nodes: [q, over(0, 1, 0), q, q] };
    const numbers = { accept: [0.99, 0.99, 0.99, 0.99], next: [0.9, 0.9, 0.9] };
    expect(verifyTree(nodes, p, numbers)).toMatchObject({ path: [1], next: { token: 1, kind: 'resampled' } });
  });

  test('rows that every way alone would take', () => {
    // Two ways of two tokens each share nothing here; with a third under token 0 the beginning is read twice.
    const parents = nodes.map(({ parent }) => parent);
    expect(rowsAlone(parents)).toBe(4);
    expect(rowsAlone([...parents, 0])).toBe(6);
    expect(rowsAlone([])).toBe(0);
  });
});

describe('the law of the text', () => {
  const target: Readonly<Record<string, Distribution>> = {
    '': over(0.5, 0.3, 0.15, 0.05),
    '0': over(0.1, 0.6, 0.3, 0),
    '1': over(0.25, 0.25, 0.25, 0.25),
    '2': over(0, 0, 0.5, 0.5),
    '3': over(0.7, 0.1, 0.1, 0.1),
  };
  const draft: typeof target = {
    '': over(0.1, 0.2, 0.3, 0.4),
    '0': over(0.5, 0.2, 0.2, 0.1),
    '1': over(0.7, 0.1, 0.1, 0.1),
    '2': over(0.25, 0.25, 0.25, 0.25),
    '3': over(0.1, 0.1, 0.1, 0.7),
  };
  const pairs = Array.from({ length: 16 }, (_, i) => [Math.floor(i / 4), i % 4] as const);
  const shares = pairs.map(([a, b]) => (target['']?.[a] ?? 0) * (target[String(a)]?.[b] ?? 0));
  const trials = 12_000;

  /** How often each pair of first tokens comes, with two children in the first place and as many in the second. */
  function countsOf(verify: typeof verifyTree): number[] {
    const counts = new Array<number>(16).fill(0);
    for (let trial = 0; trial < trials; trial++) {
      let place = 0;
      const number = (): number => uniform(7, trial, place++);
      const nodes: DraftedNode[] = drawChildren(draft[''] ?? over(), [number(), number()]).map((child) => ({
        ...child,
        parent: -1,
      }));
      for (const [parent, { token }] of [...nodes].entries())
        nodes.push(...drawChildren(draft[String(token)] ?? over(), [number(), number()]).map((child) => ({ ...child, parent })));
      const p = {
        text: target[''] ?? over(),
        nodes: nodes.map(({ token, parent }) => (parent < 0 ? (target[String(token)] ?? over()) : over(1, 0, 0, 0))),
      };
      const numbers = { accept: nodes.map(number), next: [number(), number(), number()] };
      const { path, next } = verify(nodes, p, numbers);
      const text = [...path.map((node) => nodes[node]?.token ?? 0), next.token];
      // A text of one token goes on as the target would have it.
      const second = text[1] ?? pick(target[String(text[0])] ?? over(), number());
      counts[4 * (text[0] ?? 0) + second] = (counts[4 * (text[0] ?? 0) + second] ?? 0) + 1;
    }
    return counts;
  }

  const pick = (distribution: Distribution, number: number): number => {
    let sum = 0;
    return distribution.findIndex((share) => (sum += share) > number);
  };

  test('is the target’s', () => {
    expect(chiSquare(countsOf(verifyTree), shares)).toBeLessThan(criticalValue(shares));
  });

  test('and the test would tell: trying the second child against all of p is another law', () => {
    const wrong: typeof verifyTree = (nodes, p, numbers) => {
      const path: number[] = [];
      for (let at = -1; ; at = path.at(-1) ?? -1) {
        const wanted = (at < 0 ? p.text : p.nodes[at]) ?? over();
        const child = nodes.findIndex(
          ({ parent, token, distribution }, node) =>
            parent === at && (numbers.accept[node] ?? 0) * (distribution[token] ?? 0) < (wanted[token] ?? 0),
        );
        if (child < 0)
          return { path, drafted: [], next: { token: pick(wanted, numbers.next[path.length] ?? 0), kind: 'resampled' } };
        path.push(child);
      }
    };
    expect(chiSquare(countsOf(wrong), shares)).toBeGreaterThan(2 * criticalValue(shares));
  });
});
