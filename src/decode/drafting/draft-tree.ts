/**
 * A tree of drafted tokens: several in a place, each of which may go on. The target reads all of them in one pass in which ways that share a
 * beginning share its rows (You et al. 2406.07368, section 4), and the text keeps the target's distribution by trying the children of a
 * token one after another, each against what the ones before it left (Miao et al. 2305.09781; Chen et al. 2402.12374). Pure functions of
 * distributions and given numbers in [0, 1).
 */
import { type Distribution, type DraftedToken, type FollowingToken, agreementOf, draw, residual } from './speculative';

export interface DraftedNode {
  readonly token: number;
  /** The node that it follows, before it in the list; −1: the text. */
  readonly parent: number;
  /** What it was drawn from: the draft's distribution without its earlier siblings, adding up to 1. */
  readonly distribution: Distribution;
}

/** A child that is not yet under its parent. */
export type DrawnChild = Pick<DraftedNode, 'token' | 'distribution'>;

/** Children of one token, each drawn from what the draft has left after those before it; fewer where nothing is left. */
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
  /** The nodes that stand, from the first on, each the child of the one before it. */
  readonly path: readonly number[];
  /** [nodes] what became of each; its chance and agreement are against what the siblings before it leave of p. */
  readonly drafted: readonly DraftedToken[];
  /** The token behind the path. `resampled`: none of the children there was accepted; `bonus`: there were none. */
  readonly next: FollowingToken;
}

/** Numbers in [0, 1): whether each node is accepted, and the token that follows each number of accepted nodes. */
export interface TreeNumbers {
  /** [nodes] */
  readonly accept: readonly number[];
  /** [depth + 1] */
  readonly next: readonly number[];
}

/**
 * From the text on, a child x is accepted with probability min(1, p(x)/q(x)), q what it was drawn from. Where it is not, p becomes
 * max(0, p − q), made to add up to 1, and the next child is tried; where none is left, the token is drawn from p.
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

/** Each child of a node with what became of it, and what they all leave of p. */
function tryChildren(
  nodes: readonly DraftedNode[],
  at: number,
  p: Distribution,
  { accept }: TreeNumbers,
): { readonly tried: readonly (readonly [node: number, place: DraftedToken])[]; readonly rest: Distribution } {
  const tried: [number, DraftedToken][] = [];
  let [rest, stands] = [p, false];
  for (const [node, { token, parent, distribution }] of nodes.entries()) {
    if (parent !== at) continue;
    const [wanted, given] = [rest[token] ?? 0, distribution[token] ?? 0];
    const taken = (accept[node] ?? 0) * given < wanted;
    const fate = stands ? 'unread' : taken ? 'accepted' : 'rejected';
    tried.push([node, { token, fate, chance: Math.min(1, wanted / given), agreement: agreementOf(rest, distribution) }]);
    stands ||= taken;
    rest = normalised(residual(rest, distribution)) ?? rest;
  }
  return { tried, rest };
}

const neverReached = (token: number): DraftedToken => ({ token, fate: 'unread', chance: Number.NaN, agreement: Number.NaN });

/** How far behind the text each node is, the first at 1. @param parents before their children, −1 the text */
export function depthsOf(parents: readonly number[]): readonly number[] {
  const depths: number[] = [];
  for (const parent of parents) depths.push(parent < 0 ? 1 : (depths[parent] ?? 0) + 1);
  return depths;
}

/** Rows that reading every way by itself would take: what one pass over the tree saves is the difference to its nodes. */
export function rowsAlone(parents: readonly number[]): number {
  const depths = depthsOf(parents);
  const inner = new Set(parents);
  return depths.reduce((sum, depth, node) => sum + (inner.has(node) ? 0 : depth), 0);
}

/** The same shares of 1; null where there are none. */
function normalised(weights: Distribution): Distribution | null {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return sum > 0 ? weights.map((weight) => weight / sum) : null;
}
