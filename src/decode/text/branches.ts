/** What a text has beside its active path, as plain data that outlives the page. Pure. */
import type { Indexed } from './sequence';
import { type Nodes, type Origin, activate, append } from './token-tree';

/** A token beside the path. Its parent is a place on the path, or, from the path's length on, a place among the branches, an earlier one. */
export interface Branch {
  readonly parent: number;
  readonly token: number;
  readonly origin: Origin;
}

/** All tokens beside the path, parents before their children. @param path ids of its nodes */
export function branchesOf({ list }: Nodes, path: Indexed<number>): readonly Branch[] {
  const places = new Map<number, number>();
  const branches: Branch[] = [];
  for (const { id, parent, token, index, origin } of list) {
    if (path.at(index) === id) {
      places.set(id, index);
      continue;
    }
    places.set(id, path.length + branches.length);
    branches.push({ parent: places.get(parent ?? id) ?? 0, token, origin });
  }
  return branches;
}

/**
 * The tree with branches beside its path, which stays the active one. A branch without a parent is left out.
 * @param length of the path that they were beside, which this one begins with
 */
export function graft(nodes: Nodes, path: Indexed<number>, length: number, branches: readonly Branch[]): Nodes {
  const leaf = path.at(-1);
  if (leaf === undefined) return nodes;
  const ids: (number | undefined)[] = [];
  let grown = nodes;
  for (const { parent, token, origin } of branches) {
    const above = parent < length ? path.at(parent) : ids[parent - length];
    const added = above === undefined ? null : append(grown, above, token, origin);
    grown = added?.nodes ?? grown;
    ids.push(added?.id);
  }
  return activate(grown, leaf);
}
