import { expect, test } from 'vitest';
import { activate, activeText, append, beginning, find, plantPath, childrenOf } from '../../../src/decode/text/token-tree';

const tokensOf = (nodes: ReturnType<typeof plantPath>) => activeText(nodes).tokens.slice();

test('a path holds what begins every text, the prompt and what was given', () => {
  const nodes = plantPath([0], [5, 6], [7]);
  expect(tokensOf(nodes)).toEqual([0, 5, 6, 7]);
  expect(
    activeText(nodes)
      .path.slice()
      .map((id) => find(nodes, id).origin),
  ).toEqual(['start', 'prompt', 'prompt', 'sampled']);
});

test('another continuation becomes active; the first stays reachable with all that followed it', () => {
  const first = plantPath([0], [5], [7, 8]);
  const { nodes, id } = append(first, 1, 9, 'chosen');
  expect(tokensOf(nodes)).toEqual([0, 5, 9]);
  expect(childrenOf(find(nodes, 1))).toEqual([2, id]);
  expect(tokensOf(activate(nodes, 2))).toEqual([0, 5, 7, 8]);
});

test('the same token again is the same branch', () => {
  const { nodes, id } = append(plantPath([0], [5], [7]), 1, 7, 'chosen');
  expect(id).toBe(2);
  expect(nodes.list.length).toBe(3);
});

test('activating a node deep in another branch makes the whole way to it active', () => {
  let { nodes, id } = append(plantPath([0], [5], [7, 8]), 1, 9, 'chosen');
  ({ nodes, id } = append(nodes, id, 10, 'sampled'));
  const back = activate(nodes, 3);
  expect(tokensOf(back)).toEqual([0, 5, 7, 8]);
  expect(tokensOf(activate(back, id))).toEqual([0, 5, 9, 10]);
});

test('a branch far back in a long text keeps both, and the text before it stays the same object’s', () => {
  const given = Array.from({ length: 5000 }, (_, i) => i % 7);
  const first = plantPath([0], [5], given, 100);
  const whole = activeText(first);
  // The cursor stands at token 40, node 140.
  const { nodes, id } = append(first, 140, 9, 'chosen');
  expect(id).toBe(100 + 5002);
  const branch = activeText(nodes, beginning(whole, 41));
  expect(branch.tokens.slice()).toEqual([0, 5, ...given.slice(0, 39), 9]);
  expect(branch.path.at(-1)).toBe(id);
  expect(branch).toEqual(activeText(nodes));
  expect(whole.path.common(branch.path)).toBe(41);
  expect(tokensOf(first)).toEqual([0, 5, ...given]);
  const back = activate(nodes, 141);
  expect(tokensOf(back)).toEqual([0, 5, ...given]);
  expect(tokensOf(activate(back, id))).toEqual([0, 5, ...given.slice(0, 39), 9]);
});

test('the branch that is there already goes on as it was left', () => {
  const first = plantPath([0], [5], [7, 8]);
  const other = append(first, 1, 9, 'chosen').nodes;
  const { nodes, id } = append(other, 1, 7, 'chosen');
  expect(id).toBe(2);
  expect(activeText(nodes, beginning(activeText(other), 2)).tokens.slice()).toEqual([0, 5, 7, 8]);
});

test('a tree has no nodes but its own', () => {
  const nodes = plantPath([0], [5], [], 10);
  expect(find(nodes, 11).token).toBe(5);
  for (const id of [9, 12, -1]) expect(() => find(nodes, id)).toThrow(`no token node ${id}`);
});

test('a learnable sink token stands before <bos>, and neither belongs to the prompt', () => {
  const nodes = plantPath([9, 0], [5], [7]);
  expect(
    activeText(nodes)
      .path.slice()
      .map((id) => [find(nodes, id).token, find(nodes, id).origin]),
  ).toEqual([
    [9, 'start'],
    [0, 'start'],
    [5, 'prompt'],
    [7, 'sampled'],
  ]);
});
