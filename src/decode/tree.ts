/** The tokens that were read as a tree: every continuation that was tried stays reachable. Pure functions over plain data. */

export type Origin = 'bos' | 'prompt' | 'sampled' | 'chosen';

export interface TokenNode {
  readonly id: number;
  readonly parent: number | null;
  readonly token: number;
  /** 0-based place in the text; `<bos>` is 0. */
  readonly index: number;
  readonly origin: Origin;
  readonly children: readonly number[];
  /** The child on the active path. */
  readonly activeChild: number | null;
}

export type Nodes = ReadonlyMap<number, TokenNode>;

/**
 * A tree of one path: `<bos>`, the prompt, and tokens that were given to follow it.
 * @param first the root's id; the others count on from it, so that two texts need not share ids
 */
export function plantPath(bos: number, prompt: readonly number[], given: readonly number[], first = 0): Nodes {
  const tokens = [bos, ...prompt, ...given];
  const originOf = (index: number): Origin => (index === 0 ? 'bos' : index <= prompt.length ? 'prompt' : 'sampled');
  return new Map(
    tokens.map((token, index) => {
      const id = first + index;
      const child = index + 1 < tokens.length ? id + 1 : null;
      const node: TokenNode = {
        id,
        parent: index === 0 ? null : id - 1,
        token,
        index,
        origin: originOf(index),
        children: child === null ? [] : [child],
        activeChild: child,
      };
      return [id, node];
    }),
  );
}

/** Adds a child and makes it active; a child with the same token is taken instead of a second one. */
export function append(nodes: Nodes, parent: number, token: number, origin: Origin): { nodes: Nodes; id: number } {
  const above = find(nodes, parent);
  const same = above.children.find((child) => nodes.get(child)?.token === token);
  const id = same ?? nextId(nodes);
  const next = new Map(nodes);
  if (same === undefined) next.set(id, { id, parent, token, index: above.index + 1, origin, children: [], activeChild: null });
  next.set(parent, { ...above, children: same === undefined ? [...above.children, id] : above.children, activeChild: id });
  return { nodes: next, id };
}

/** Makes the path through a node active, from the root down to it; below it, the path that was last active there. */
export function activate(nodes: Nodes, id: number): Nodes {
  const next = new Map(nodes);
  let child = find(nodes, id);
  while (child.parent !== null) {
    const parent = find(nodes, child.parent);
    next.set(parent.id, { ...parent, activeChild: child.id });
    child = parent;
  }
  return next;
}

/** The root is the first node that a tree was given, and ids count on from its own. */
function rootOf(nodes: Nodes): number | null {
  return nodes.keys().next().value ?? null;
}

/** The first id that a tree has not given out. */
export function nextId(nodes: Nodes): number {
  return (rootOf(nodes) ?? 0) + nodes.size;
}

/** Ids from the root through active children to the leaf. */
export function activePath(nodes: Nodes): readonly number[] {
  const path: number[] = [];
  for (let id = rootOf(nodes); id !== null; ) {
    path.push(id);
    id = nodes.get(id)?.activeChild ?? null;
  }
  return path;
}

/** The tokens of a path. */
export function tokensOf(nodes: Nodes, path: readonly number[]): number[] {
  return path.map((id) => find(nodes, id).token);
}

/** @throws Error for an id that was never given out, which is a bug. */
export function find(nodes: Nodes, id: number): TokenNode {
  const node = nodes.get(id);
  if (!node) throw new Error(`there is no token node ${id}`);
  return node;
}
