import { expect, test } from 'vitest';
import { activate, activePath, append, find, plantPath } from '../../../src/decode/tree';

const tokensOf = (nodes: ReturnType<typeof plantPath>) => activePath(nodes).map((id) => find(nodes, id).token);

test('a path holds <bos>, the prompt and what was given', () => {
  const nodes = plantPath(0, [5, 6], [7]);
  expect(tokensOf(nodes)).toEqual([0, 5, 6, 7]);
  expect(activePath(nodes).map((id) => find(nodes, id).origin)).toEqual(['bos', 'prompt', 'prompt', 'sampled']);
});

test('another continuation becomes active; the first stays reachable with all that followed it', () => {
  const first = plantPath(0, [5], [7, 8]);
  const { nodes, id } = append(first, 1, 9, 'chosen');
  expect(tokensOf(nodes)).toEqual([0, 5, 9]);
  expect(find(nodes, 1).children).toEqual([2, id]);
  expect(tokensOf(activate(nodes, 2))).toEqual([0, 5, 7, 8]);
});

test('the same token again is the same branch', () => {
  const { nodes, id } = append(plantPath(0, [5], [7]), 1, 7, 'chosen');
  expect(id).toBe(2);
  expect(nodes.size).toBe(3);
});

test('activating a node deep in another branch makes the whole way to it active', () => {
  let { nodes, id } = append(plantPath(0, [5], [7, 8]), 1, 9, 'chosen');
  ({ nodes, id } = append(nodes, id, 10, 'sampled'));
  const back = activate(nodes, 3);
  expect(tokensOf(back)).toEqual([0, 5, 7, 8]);
  expect(tokensOf(activate(back, id))).toEqual([0, 5, 9, 10]);
});
