/** The tokens of a text as a tree: every continuation that was tried stays reachable. Pure functions over plain data. */
import { Sequence } from './sequence';

/** `drafted`: proposed by a draft model and accepted. */
export type Origin = 'start' | 'prompt' | 'sampled' | 'chosen' | 'drafted';

export interface TokenNode {
  readonly id: number;
  readonly parent: number | null;
  readonly token: number;
  /** 0-based index in the text. */
  readonly index: number;
  readonly origin: Origin;
  /** The child on the active path; null for a leaf. */
  readonly activeChild: number | null;
  /** All children, the oldest first; null where the active child is the only one, which is nearly everywhere. */
  readonly branches: readonly number[] | null;
}

/** A node's children, the oldest first. */
export function childrenOf({ activeChild, branches }: TokenNode): readonly number[] {
  return branches ?? (activeChild === null ? [] : [activeChild]);
}

/** A tree's nodes, numbered in the order in which they were added. A step shares nearly all of them with the tree before it. */
export interface Nodes {
  /** The root's id; the others count on from it. */
  readonly first: number;
  readonly list: Sequence<TokenNode>;
}

/** A text: the nodes of a path from the root, and their tokens. */
export interface TextPath {
  readonly path: Sequence<number>;
  readonly tokens: Sequence<number>;
}

export const noNodes: Nodes = { first: 0, list: Sequence.of([]) };
export const noText: TextPath = { path: Sequence.of([]), tokens: Sequence.of([]) };

/**
 * A tree of one path: the tokens that begin every text, the prompt, and forced tokens after it.
 * @param first the root's id, so that no two texts share ids
 */
export function plantPath(start: readonly number[], prompt: readonly number[], forced: readonly number[], first = 0): Nodes {
  const tokens = [...start, ...prompt, ...forced];
  const originOf = (index: number): Origin =>
    index < start.length ? 'start' : index < start.length + prompt.length ? 'prompt' : 'sampled';
  const nodes = tokens.map((token, index): TokenNode => {
    const id = first + index;
    const child = index + 1 < tokens.length ? id + 1 : null;
    return {
      id,
      parent: index === 0 ? null : id - 1,
      token,
      index,
      origin: originOf(index),
      activeChild: child,
      branches: null,
    };
  });
  return { first, list: Sequence.of(nodes) };
}

/** The child of a node with this token; undefined without one. */
export function childWith(nodes: Nodes, parent: number, token: number): number | undefined {
  return childrenOf(find(nodes, parent)).find((child) => find(nodes, child).token === token);
}

/** Whether a tree has a node with this id. */
export function has({ first, list }: Nodes, id: number): boolean {
  return id >= first && id < first + list.length;
}

/** Adds a child and makes it active; an existing child with the same token is made active instead. */
export function append(nodes: Nodes, parent: number, token: number, origin: Origin): { nodes: Nodes; id: number } {
  const above = find(nodes, parent);
  const same = childWith(nodes, parent, token);
  if (same !== undefined) return { nodes: withActive(nodes, above, same), id: same };
  const id = nextId(nodes);
  const child: TokenNode = { id, parent, token, index: above.index + 1, origin, activeChild: null, branches: null };
  const grown = { ...nodes, list: nodes.list.push(child) };
  const branches = above.activeChild === null ? null : [...childrenOf(above), id];
  return { nodes: withActive(grown, { ...above, branches }, id), id };
}

/** Makes the path through a node active, from the root down to it; below it, the path that was last active there. */
export function activate(nodes: Nodes, id: number): Nodes {
  let next = nodes;
  for (let child = find(nodes, id); child.parent !== null; ) {
    const parent = find(nodes, child.parent);
    if (parent.activeChild !== child.id) next = withActive(next, parent, child.id);
    child = parent;
  }
  return next;
}

function withActive(nodes: Nodes, parent: TokenNode, child: number): Nodes {
  return { ...nodes, list: nodes.list.set(parent.id - nodes.first, { ...parent, activeChild: child }) };
}

/** The first unused id. */
export function nextId({ first, list }: Nodes): number {
  return first + list.length;
}

/**
 * The text from the root through active children to the leaf.
 * @param previous a prefix of it that is known, and is shared
 */
export function activeText(nodes: Nodes, previous: TextPath = noText): TextPath {
  const last = previous.path.at(-1);
  let { path, tokens } = previous;
  let id = last === undefined ? (nodes.list.at(0)?.id ?? null) : find(nodes, last).activeChild;
  while (id !== null) {
    const { token, activeChild } = find(nodes, id);
    path = path.push(id);
    tokens = tokens.push(token);
    id = activeChild;
  }
  return { path, tokens };
}

/** A text's first `length` tokens. */
export function beginning({ path, tokens }: TextPath, length: number): TextPath {
  return { path: path.take(length), tokens: tokens.take(length) };
}

/** @throws Error for an unknown id, which is a bug. */
export function find({ first, list }: Nodes, id: number): TokenNode {
  const node = id < first ? undefined : list.at(id - first);
  if (!node) throw new Error(`there is no token node ${id}`);
  return node;
}
