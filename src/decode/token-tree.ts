/**
 * A tree of drafted tokens: several in a place, each of which may go on. The target reads all of them in one pass in which ways that share a
 * beginning share its rows (You et al. 2406.07368, section 4), and the text keeps the target's distribution by trying the children of a
 * token one after another, each against what the ones before it left (Miao et al. 2305.09781; Chen et al. 2402.12374). Pure functions of
 * distributions and given numbers in [0, 1).
 */
import { type Distribution, draw, residual } from './speculative';

export interface DraftedNode {
  readonly token: number;
  /** The node that it follows, before it in the list; −1: the text. */
  readonly parent: number;
  /** What it was drawn from: the draft's distribution without its earlier siblings, adding up to 1. */
  readonly distribution: Distribution;
}

/** Children of one token, each drawn from what the draft has left after those before it; fewer where nothing is left. */
export function drawChildren(
  distribution: Distribution,
  numbers: readonly number[],
): readonly Pick<DraftedNode, 'token' | 'distribution'>[] {
  const children: Pick<DraftedNode, 'token' | 'distribution'>[] = [];
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
  /** The token behind them. `resampled`: none of the children there was accepted; `bonus`: there were none. */
  readonly next: { readonly token: number; readonly kind: 'resampled' | 'bonus' };
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
  const path: number[] = [];
  let at = -1;
  for (;;) {
    const children = nodes.flatMap(({ parent }, node) => (parent === at ? [node] : []));
    let wanted = (at < 0 ? p.text : p.nodes[at]) ?? new Float64Array();
    let accepted = -1;
    for (const child of children) {
      const { token, distribution } = nodes[child] ?? { token: 0, distribution: wanted };
      if ((numbers.accept[child] ?? 0) * (distribution[token] ?? 0) < (wanted[token] ?? 0)) {
        accepted = child;
        break;
      }
      wanted = normalised(residual(wanted, distribution)) ?? wanted;
    }
    if (accepted < 0) {
      const token = draw(wanted, numbers.next[path.length] ?? 0);
      return { path, next: { token, kind: children.length === 0 ? 'bonus' : 'resampled' } };
    }
    path.push(accepted);
    at = accepted;
  }
}

/** Rows that reading every way by itself would take: what one pass over the tree saves is the difference to its nodes. */
export function rowsAlone(nodes: readonly Pick<DraftedNode, 'parent'>[]): number {
  const depths: number[] = [];
  for (const { parent } of nodes) depths.push(parent < 0 ? 1 : (depths[parent] ?? 0) + 1);
  const inner = new Set(nodes.map(({ parent }) => parent));
  return depths.reduce((sum, depth, node) => sum + (inner.has(node) ? 0 : depth), 0);
}

/** The same shares of 1; null where there are none. */
function normalised(weights: Distribution): Distribution | null {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return sum > 0 ? weights.map((weight) => weight / sum) : null;
}
