/**
 * Speculative sampling (Leviathan et al. 2211.17192; Chen et al. 2302.01318): which drafted tokens are accepted, and what follows them, so
 * that the text has the target's distribution whatever the draft's is. Pure functions of distributions and given numbers in [0, 1).
 */

/** Each token's probability by its id, after temperature, top-k and top-p. */
export type Distribution = Float64Array;

/** `unread`: after a rejected token, so never verified. */
export type Fate = 'accepted' | 'rejected' | 'unread';

/** A drafted token with the result of its verification. */
export interface DraftedToken {
  readonly token: number;
  readonly fate: Fate;
  /** min(1, p/q) of this token. */
  readonly chance: number;
  /** Σ min(p, q) = 1 − TV(p, q): the probability that a token drawn by the draft here is accepted. */
  readonly agreement: number;
}

/** The token after the accepted ones: `resampled` from the residual after a rejection, `bonus` where none was rejected. */
export interface FollowingToken {
  readonly token: number;
  readonly kind: 'resampled' | 'bonus';
}

export interface Verification {
  /** How many drafted tokens are accepted, from the first on. */
  readonly accepted: number;
  readonly drafted: readonly DraftedToken[];
  readonly next: FollowingToken;
}

/** Numbers in [0, 1), independent of each other and of those that drew the drafted tokens. */
export interface VerifyNumbers {
  /** [k] decide whether each drafted token is accepted. */
  readonly accept: readonly number[];
  /** [k + 1] draw the token at each position after a rejection there, or after the last. */
  readonly next: readonly number[];
}

/**
 * Token x of draft q is accepted with probability min(1, p(x)/q(x)). The first rejected one is replaced by a token of max(0, p − q); after
 * the last, where all are accepted, follows one of p. Greedy distributions are 1 at one token: the rule is then whether both agree.
 * @param drafted [k] tokens, each drawn from its `q`
 * @param q [k] the draft's distributions
 * @param p [k + 1] the target's, over the same vocabulary
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
    const [own, drafts] = [p[i] ?? target, q[i] ?? target];
    return {
      token,
      fate: i < accepted ? 'accepted' : i === accepted ? 'rejected' : 'unread',
      chance: Math.min(1, (own[token] ?? 0) / (drafts[token] ?? 0)),
      agreement: agreementOf(own, drafts),
    };
  });
  const from = rejection < 0 || !draft ? target : residual(target, draft);
  const token = draw(from, numbers.next[accepted] ?? 0);
  return { accepted, drafted: places, next: { token, kind: rejection < 0 ? 'bonus' : 'resampled' } };
}

/** Σ min(p, q): the acceptance rate α of tokens drawn from q, with target p. */
export function agreementOf(p: Distribution, q: Distribution): number {
  let sum = 0;
  for (let token = 0; token < p.length; token++) sum += Math.min(p[token] ?? 0, q[token] ?? 0);
  return Math.min(1, sum);
}

/** max(0, p − q), not normalised. Where rounding leaves nothing of it, p and q are the same, and it is p. */
export function residual(p: Distribution, q: Distribution): Distribution {
  const rest = p.map((share, token) => Math.max(0, share - (q[token] ?? 0)));
  return rest.some((share) => share > 0) ? rest : p;
}

/** The token at which the cumulative weights, by id, pass a share of their sum. */
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
 * Expected tokens per pass, if each of k drafted tokens is accepted with probability α independently: (1 − α^{k+1})/(1 − α). Where one is
 * rejected, another candidate of its position, which nothing follows, is accepted with probability β, and adds one: β (1 − α^k).
 */
export function expectedTokens(acceptance: number, drafted: number, others = 0): number {
  let sum = 0;
  for (let i = 0; i <= drafted; i++) sum += acceptance ** i;
  return sum + others * (1 - acceptance ** drafted);
}

/**
 * How many times as fast decoding is.
 * @param tokens per pass
 * @param cost of drafting a token, in steps of the target (c)
 * @param pass cost of verifying, in steps of the target: 1 if reading k + 1 rows takes as long as reading one, as the papers assume
 */
export function speedUp(tokens: number, drafted: number, cost: number, pass = 1): number {
  return tokens / (drafted * cost + pass);
}
