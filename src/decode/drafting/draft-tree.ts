/**
 * A tree of drafted tokens: several candidates per position. The target reads all of them in one pass in which paths share the rows of
 * their common prefix (You et al. 2406.07368, section 4). The text keeps the target's distribution because the children of a token are
 * tried one after another, each against what the earlier ones leave of p (Miao et al. 2305.09781; Chen et al. 2402.12374). Pure functions
 * of distributions and given numbers in [0, 1).
 */
import { type Distribution, type DraftedToken, type FollowingToken, agreementOf, draw, residual } from './speculative';

export interface DraftedNode {
  readonly token: number;
  /** Index of the node that it follows, which comes before it; −1: the text. */
  readonly parent: number;
  /** The distribution that it was drawn from: the draft's without its earlier siblings, normalised. */
  readonly distribution: Distribution;
}

/** A node without its parent. */
export type DrawnChild = Pick<DraftedNode, 'token' | 'distribution'>;

/** Draws children of one token without replacement; fewer where nothing is left. */
export function drawChildren(distribution: Distribution, numbers: readonly number[]): readonly DrawnChild[] {
  const children: DrawnChild[] = [];
  let rest = distribution;
  for (const number of numbers) {
    const whole = normalised(rest);
    if (whole === null) break;
    const token = draw(whole, number);
    children.push({ token, distribution: whole });
    rest = whole.map((share, other) => (other === token ? 0 : share));
  }
  return children;
}

export interface TreeVerification {
  /** The accepted nodes, each the child of the one before it. */
  readonly path: readonly number[];
  /** [nodes] chance and agreement are against what earlier siblings leave of p. */
  readonly drafted: readonly DraftedToken[];
  /** The token after the path. `resampled`: no child there was accepted; `bonus`: there was none. */
  readonly next: FollowingToken;
}

/** Numbers in [0, 1): whether each node is accepted, and the token after each number of accepted nodes. */
export interface TreeNumbers {
  /** [nodes] */
  readonly accept: readonly number[];
  /** [depth + 1] */
  readonly next: readonly number[];
}

/**
 * From the text on, a child x is accepted with probability min(1, p(x)/q(x)), where q is what it was drawn from. If it is not, p becomes
 * max(0, p − q), normalised, and the next child is tried; where none is left, the token is drawn from p.
 * @param nodes parents before their children
 * @param p the target's distribution after the text, and after every node
 */
export function verifyTree(
  nodes: readonly DraftedNode[],
  p: { readonly text: Distribution; readonly nodes: readonly Distribution[] },
  numbers: TreeNumbers,
): TreeVerification {
  const places: DraftedToken[] = [];
  const path: number[] = [];
  for (let at = -1; ; ) {
    const { tried, rest } = tryChildren(nodes, at, (at < 0 ? p.text : p.nodes[at]) ?? new Float64Array(), numbers);
    for (const [child, place] of tried) places[child] = place;
    const accepted = tried.find(([, { fate }]) => fate === 'accepted');
    if (!accepted) {
      const token = draw(rest, numbers.next[path.length] ?? 0);
      const next = { token, kind: tried.length === 0 ? 'bonus' : 'resampled' } as const;
      return { path, drafted: nodes.map(({ token: unread }, node) => places[node] ?? neverReached(unread)), next };
    }
    [at] = accepted;
    path.push(at);
  }
}

/** Each child of a node with its result, and what they all leave of p. */
function tryChildren(
  nodes: readonly DraftedNode[],
  at: number,
  p: Distribution,
  { accept }: TreeNumbers,
): { readonly tried: readonly (readonly [node: number, place: DraftedToken])[]; readonly rest: Distribution } {
  const tried: [number, DraftedToken][] = [];
  let [rest, isDecided] = [p, false];
  for (const [node, { token, parent, distribution }] of nodes.entries()) {
    if (parent !== at) continue;
    const [target, draft] = [rest[token] ?? 0, distribution[token] ?? 0];
    const isAccepted = (accept[node] ?? 0) * draft < target;
    const fate = isDecided ? 'unread' : isAccepted ? 'accepted' : 'rejected';
    tried.push([node, { token, fate, chance: Math.min(1, target / draft), agreement: agreementOf(rest, distribution) }]);
    isDecided ||= isAccepted;
    rest = normalised(residual(rest, distribution)) ?? rest;
  }
  return { tried, rest };
}

const neverReached = (token: number): DraftedToken => ({ token, fate: 'unread', chance: Number.NaN, agreement: Number.NaN });

/** Depth of each node, 1 for those that follow the text. @param parents before their children, −1 the text */
export function depthsOf(parents: readonly number[]): readonly number[] {
  const depths: number[] = [];
  for (const parent of parents) depths.push(parent < 0 ? 1 : (depths[parent] ?? 0) + 1);
  return depths;
}

/** Rows that reading every path separately would take; one pass over the tree takes a row per node. */
export function rowsAlone(parents: readonly number[]): number {
  const depths = depthsOf(parents);
  const inner = new Set(parents);
  return depths.reduce((sum, depth, node) => sum + (inner.has(node) ? 0 : depth), 0);
}

/** Weights divided by their sum; null where that is 0. */
function normalised(weights: Distribution): Distribution | null {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return sum > 0 ? weights.map((weight) => weight / sum) : null;
}
