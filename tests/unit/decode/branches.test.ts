import { expect, test } from 'vitest';
import { branchesOf, graft } from '../../../src/decode/text/branches';
import { activate, activeText, append, childrenOf, find, plantPath } from '../../../src/decode/text/token-tree';

/** 0 5 7 8, and beside it 0 5 9 10, 0 5 9 11 and 0 5 7 12. */
function branched() {
  const first = plantPath([0], [5], [7, 8]);
  const nine = append(first, 1, 9, 'chosen');
  const ten = append(nine.nodes, nine.id, 10, 'sampled');
  const eleven = append(ten.nodes, nine.id, 11, 'chosen');
  const twelve = append(eleven.nodes, 2, 12, 'drafted');
  return activate(twelve.nodes, 3);
}

const tokensOf = (nodes: ReturnType<typeof branched>) => [...activeText(nodes).tokens];

/** Every text that ends at a leaf, with the origins of its tokens. */
function texts(nodes: ReturnType<typeof branched>) {
  return [...nodes.list]
    .filter((node) => childrenOf(node).length === 0)
    .map(({ id }) => [...activeText(activate(nodes, id)).path].map((at) => `${find(nodes, at).token} ${find(nodes, at).origin}`))
    .toSorted((a, b) => a.join().localeCompare(b.join()));
}

test('branches that are taken from a tree and given to the same path are the same texts, and the path stays', () => {
  const nodes = branched();
  const { path } = activeText(nodes);
  const branches = branchesOf(nodes, path);
  expect(branches.map(({ token }) => token)).toEqual([9, 10, 11, 12]);
  const again = plantPath([0], [5], [7, 8], 200);
  const grown = graft(again, activeText(again).path, path.length, branches);
  expect(tokensOf(grown)).toEqual([0, 5, 7, 8]);
  expect(texts(grown)).toEqual(texts(nodes));
  expect(branchesOf(again, activeText(again).path)).toEqual([]);
});

test('a path that has grown meanwhile has them at the same places', () => {
  const nodes = branched();
  const { path } = activeText(nodes);
  const longer = plantPath([0], [5], [7, 8, 6, 9], 50);
  const grown = graft(longer, activeText(longer).path, path.length, branchesOf(nodes, path));
  expect(tokensOf(grown)).toEqual([0, 5, 7, 8, 6, 9]);
  expect(grown.list.length).toBe(6 + 4);
  const nine = [...grown.list].find(({ token, index }) => token === 9 && index === 2);
  expect(childrenOf(find(grown, nine?.id ?? -1)).map((id) => find(grown, id).token)).toEqual([10, 11]);
});

test('a branch without a parent is left out, and what is beside it too', () => {
  const plain = plantPath([0], [5], [7]);
  const { path } = activeText(plain);
  const grown = graft(plain, path, 3, [
    { parent: 4, token: 9, origin: 'chosen' },
    { parent: 3, token: 8, origin: 'chosen' },
    { parent: 1, token: 6, origin: 'chosen' },
  ]);
  expect([...grown.list].map(({ token }) => token)).toEqual([0, 5, 7, 6]);
  expect(tokensOf(grown)).toEqual([0, 5, 7]);
});
