/**
 * Speculative sampling (Leviathan et al. 2211.17192; Chen et al. 2302.01318): which drafted tokens stand, and what follows them, so that
 * the text is drawn from the target's distribution, whatever the draft's is. Pure functions of distributions and given numbers in [0, 1).
 */

/** Each token's probability by its id, after temperature, top-k and top-p. */
export type Distribution = Float64Array;

/** `unread`: behind a token that was rejected, so that the rule never came to it. */
export type Fate = 'accepted' | 'rejected' | 'unread';

/** What became of one drafted token. */
export interface DraftedToken {
  readonly token: number;
  readonly fate: Fate;
  /** min(1, p/q) of this token. */
  readonly chance: number;
  /** Σ min(p, q) = 1 − TV(p, q): how likely any token that this draft draws here is accepted. */
  readonly agreement: number;
}

/** The token behind those that were accepted: `resampled` from what the draft gave too little, `bonus` where none was rejected. */
export interface FollowingToken {
  readonly token: number;
  readonly kind: 'resampled' | 'bonus';
}

export interface Verification {
  /** Drafted tokens that stand, from the first on. */
  readonly accepted: number;
  readonly drafted: readonly DraftedToken[];
  readonly next: FollowingToken;
}

/** Numbers in [0, 1), each independent of the others and of those that drew the drafted tokens. */
export interface VerifyNumbers {
  /** [k] whether each drafted token is accepted. */
  readonly accept: readonly number[];
  /** [k + 1] the token that stands in each place in its stead, or behind the last. */
  readonly next: readonly number[];
}

/**
 * Token x of draft q is accepted with probability min(1, p(x)/q(x)); in place of the first that is not stands a token of max(0, p − q),
 * behind the last, where all are, one of p. Greedy distributions are 1 at one token: then the rule is whether both say the same.
 * @param drafted [k] tokens, each drawn from `q` of its place
 * @param q [k] the draft's distributions
 * @param p [k + 1] the target's, over as many tokens
 */
export function verify(
  drafted: readonly number[],
  q: readonly Distribution[],
  p: readonly Distribution[],
  numbers: VerifyNumbers,
): Verification {
  const rejection = drafted.findIndex((token, i) => {
    const [own, drafts] = [p[i]?.[token] ?? 0, q[i]?.[token] ?? 0];
    return !((numbers.accept[i] ?? 0) * drafts < own);
  });
  const accepted = rejection < 0 ? drafted.length : rejection;
  const target = p[accepted] ?? new Float64Array();
  const draft = q[accepted];
  const places = drafted.map((token, i): DraftedToken => {
    const [wanted, given] = [p[i] ?? target, q[i] ?? target];
    return {
      token,
      fate: i < accepted ? 'accepted' : i === accepted ? 'rejected' : 'unread',
      chance: Math.min(1, (wanted[token] ?? 0) / (given[token] ?? 0)),
      agreement: agreementOf(wanted, given),
    };
  });
  const from = rejection < 0 || !draft ? target : residual(target, draft);
  const token = draw(from, numbers.next[accepted] ?? 0);
  return { accepted, drafted: places, next: { token, kind: rejection < 0 ? 'bonus' : 'resampled' } };
}

/** Σ min(p, q): the acceptance α where tokens are drawn from q and wanted from p. */
export function agreementOf(p: Distribution, q: Distribution): number {
  let sum = 0;
  for (let token = 0; token < p.length; token++) sum += Math.min(p[token] ?? 0, q[token] ?? 0);
  return Math.min(1, sum);
}

/** max(0, p − q), not yet made to add up to 1. Where rounding leaves nothing of it, p and q are the same, and so is p. */
export function residual(p: Distribution, q: Distribution): Distribution {
  const rest = p.map((share, token) => Math.max(0, share - (q[token] ?? 0)));
  return rest.some((share) => share > 0) ? rest : p;
}

/** The token at which the weights, added up in the order of their ids, pass a share of their sum. */
export function draw(weights: Distribution, share: number): number {
  const limit = share * weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  let last = 0;
  for (let token = 0; token < weights.length; token++) {
    const weight = weights[token] ?? 0;
    if (weight === 0) continue;
    sum += weight;
    last = token;
    if (limit < sum) return token;
  }
  return last;
}

/**
 * Tokens that a pass gives, if each of k drafted tokens is accepted with probability α apart from the others: (1 − α^{k+1})/(1 − α). Where
 * one is not, another candidate of its place, behind which nothing is drafted, is with probability β, and gives one more: β (1 − α^k).
 */
export function expectedTokens(acceptance: number, drafted: number, others = 0): number {
  let sum = 0;
  for (let i = 0; i <= drafted; i++) sum += acceptance ** i;
  return sum + others * (1 - acceptance ** drafted);
}

/**
 * How many times as fast decoding gets.
 * @param tokens that a pass gives
 * @param cost of drafting a token, in steps of the target (c)
 * @param pass cost of verifying, in steps of the target: 1 where reading k + 1 rows takes as long as reading one, as the papers assume
 */
export function speedUp(tokens: number, drafted: number, cost: number, pass = 1): number {
  return tokens / (drafted * cost + pass);
}
