/** What the panel of drafting and verifying says. Loaded with it, so that the first picture need not wait for it. */
import { fixed } from '../numbers';
import { plural } from './amounts';

const ms = (value: number): string => `${fixed(value, value < 10 ? 2 : 1)} ms`;
const times = (value: number): string => fixed(value, 2);

interface Shape {
  readonly count: number;
  readonly candidates: number;
}

interface Measured extends Shape {
  readonly plain: number;
  readonly drafted: number;
  readonly factor: number;
  readonly cost: number;
  readonly rows: number;
  readonly ideal: number;
  readonly perPass: number;
  readonly tokens: number;
}

export const draft = {
  /** Words in its equation. */
  inEquation: { accept: 'accept', otherwise: 'else' },
  /** @param counted what the last passes gave, null before the first */
  line: (
    draftName: string,
    target: string,
    { count, candidates }: Shape,
    counted: { readonly passes: number; readonly tokens: number } | null,
  ): string =>
    counted === null
      ? candidates > 1
        ? `${draftName} drafts ${plural(count, 'position')} with ${candidates} candidates each, ${target} verifies them in one pass`
        : `${draftName} drafts ${plural(count, 'token')}, ${target} verifies them in one pass`
      : candidates > 1
        ? `${draftName} drafts ${plural(count, 'position')} with ${candidates} candidates each, ${target} verifies them in one pass: ${plural(counted.passes, 'pass', 'passes')}, ${times(counted.tokens)} tokens per pass`
        : `${draftName} drafts ${plural(count, 'token')}, ${target} verifies them in one pass: ${plural(counted.passes, 'pass', 'passes')}, ${times(counted.tokens)} tokens per pass`,
  off: 'Off: one token per pass',
  invite:
    'Switch it on and step: a small model drafts a few tokens ahead, and this model verifies all of them in one pass. Either way the text is sampled from this model’s own distribution.',
  opening: 'Loading the draft model.',
  noPass: 'Step to see the first pass.',
  tryAgain: 'Try again',
  failed: (message: string): string => `The draft model stopped; decoding continues without it: ${message}`,
  on: 'Draft and verify',
  model: 'Draft model',
  itself: (name: string): string => `${name} (the model itself)`,
  onlyItself: (name: string): string =>
    `No other model here has the tokens of ${name}, so only itself can draft. Open a smaller one with the same tokens.`,
  /** One of the visitor’s own that cannot draft for the open model. */
  otherTokens: (name: string, target: string): string =>
    `${name} and ${target} have other tokens, so neither can draft for the other.`,
  count: 'Tokens drafted per pass',
  countHint: 'k: the draft model proposes k tokens, and the model reads k + 1 rows at once.',
  candidates: 'Candidates per position',
  candidatesHint:
    'The draft continues after the first candidate; the others cost nothing extra. Together they form one tree, which linear attention reads in one pass.',
  noTree:
    'This model reads its rows as one text, so it gets one candidate per position. Only models made of linear attention can read a tree.',
  fewer: (candidates: number): string => `A pass has no room for more than ${plural(candidates, 'candidate')} per position.`,
  tree: (rows: number, alone: number): string =>
    `The last pass read a tree of ${plural(rows, 'drafted token')}; reading each of its paths separately would take ${plural(alone, 'row')}.`,
  treeRead:
    'A pass over a tree leaves the state unchanged, so accepted tokens are read again as part of the text. Those rows decide, so the text is the same as without a draft.',
  state:
    'This model keeps a state, and no token can be removed from it. After a rejection it restores the snapshot from before the pass and reads the accepted tokens again.',
  evicting:
    'This policy evicts row by row, so once the cache is full, rows are read one at a time. After a rejection the text may be read again from its start.',
  idea: 'Each row is one pass: drafted tokens are accepted up to the first rejection, which is resampled; without one there is a bonus token.',
  where:
    'p and q are the model’s and the draft’s distributions at a position, after temperature, top-k and top-p; TV is the total variation. α is the mean of Σ min(p, q) over the verified positions (for the first candidate), β the chance that another candidate is accepted if the first is rejected. E is the expected number of tokens per pass if positions were independent. S is the speedup: c is the time to draft a token and r that of a pass over k + 1 rows, both in one-row steps of the model (Leviathan et al. 2211.17192; Chen et al. 2302.01318, where r = 1). After a rejection the caches go back to the accepted tokens. Several candidates are tried in order, each against what those before it leave of p.',
  fates: { accepted: 'accepted', rejected: 'rejected', unread: 'not verified' },
  next: { resampled: 'resampled', bonus: 'bonus' },
  passes: 'Latest passes',
  pass: (number: number): string => `Pass ${number}`,
  gave: (tokens: number): string => plural(tokens, 'token'),
  chip: (token: string, fate: string, percent: string | null): string =>
    percent === null ? `${token}: ${fate}` : `${token}: ${fate}; acceptance probability ${percent}`,
  nextChip: (token: string, kind: string): string => `${token}: ${kind}`,
  figures: 'Acceptance rate and tokens per pass',
  acceptance: 'acceptance rate α = 1 − TV(p, q)',
  others: 'rate for another candidate, if the first is rejected: β',
  measured: 'tokens per pass, measured',
  expected: 'tokens per pass, expected from α',
  value: (value: number): string => fixed(value, 3),
  places: 'Accepted, by position in the draft',
  place: (place: number): string => `position ${place}`,
  share: (accepted: number, read: number): string => `${accepted} of ${read}`,
  placesLegend: {
    measured: 'accepted, of those verified',
    expected: 'mean of Σ min(p, q)',
    candidates: 'mean probability that a candidate is accepted',
  },
  placeFigure: (place: number, accepted: number, read: number, agreement: string): string =>
    `Position ${place}: ${accepted} of ${read} accepted, mean of Σ min(p, q) ${agreement}`,
  time: 'Is it faster on this machine?',
  tokens: 'Tokens to time',
  tokensHint: 'Decodes from the cursor three times with the draft and three times without; the text does not change.',
  measure: (tokens: number): string => `Time ${plural(tokens, 'token')} with and without the draft`,
  measuring: 'Timing…',
  notMeasured: 'Not timed yet.',
  /** Sentences, one after another. */
  verdict: (
    { plain, drafted, factor, cost, rows, ideal, perPass, count, candidates, tokens }: Measured,
    pays: 'yes' | 'no' | 'even',
  ): readonly string[] => [
    {
      yes: `Faster here: a token takes ${ms(drafted)} with the draft and ${ms(plain)} without, ${times(factor)} times the speed (${plural(tokens, 'token')} each way, median of three).`,
      no: `Slower here: a token takes ${ms(drafted)} with the draft and ${ms(plain)} without, ${times(factor)} times the speed (${plural(tokens, 'token')} each way, median of three).`,
      even: `No difference here: a token takes ${ms(drafted)} with the draft and ${ms(plain)} without, ${times(factor)} times the speed (${plural(tokens, 'token')} each way, median of three).`,
    }[pays],
    candidates > 1
      ? `Drafting one position costs ${times(cost)} steps of the model, a pass over ${plural(count * candidates + 1, 'row')} (accepted tokens read again) costs ${times(rows)}, and a pass gave ${times(perPass)} tokens.`
      : `Drafting one token costs ${times(cost)} steps of the model, a pass over ${plural(count + 1, 'row')} costs ${times(rows)}, and a pass gave ${times(perPass)} tokens.`,
    ...(rows <= 1.2
      ? []
      : [`If a pass took as long as a single row, as the papers assume, decoding would run at ${times(ideal)} times the speed.`]),
  ],
  columns: {
    pass: 'pass',
    index: 'index',
    candidate: 'candidate',
    token: 'token',
    fate: 'outcome',
    chance: 'min(1, p/q)',
    agreement: 'Σ min(p, q)',
    draft: 'draft (ms per pass)',
    target: 'target (ms per pass)',
  },
} as const;
