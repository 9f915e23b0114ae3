/** What the panel of drafting and verifying says. Loaded with it, so that the first picture need not wait for it. */
import { plural, whole } from './amounts';

const ms = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(1)} ms`;
const times = (value: number): string => value.toFixed(2);

const speed = (factor: number): string => (factor >= 1 ? `${times(factor)} times as fast` : `${times(1 / factor)} times as slow`);

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
  line: (draftName: string, target: string, { count, candidates }: Shape): string =>
    `${draftName} drafts ${candidates > 1 ? `${plural(count, 'place')} of ${candidates} candidates` : plural(count, 'token')}, ${target} verifies them in one pass`,
  counted: (passes: number, tokens: number): string =>
    `${passes === 1 ? '1 pass' : `${whole(passes)} passes`}, ${times(tokens)} tokens each`,
  off: 'Off: each token is decoded by itself',
  invite:
    'Switch it on and step: a small model guesses a few tokens ahead, and this model checks all of them in one pass. The text is drawn from this model’s own distribution either way.',
  opening: 'The draft is being opened.',
  noPass: 'Step to see the first pass.',
  tryAgain: 'Try again',
  failed: (message: string): string => `The draft stopped, and the text goes on without it: ${message}`,
  on: 'Draft and verify',
  model: 'Draft',
  itself: (name: string): string => `${name} (the model itself)`,
  count: 'Tokens drafted in a pass',
  countHint: 'k: the draft proposes so many tokens, and the model reads k + 1 rows at once.',
  candidates: 'Candidates for each place',
  candidatesHint:
    'The draft goes on behind the first of them; the others cost it nothing more. All are one tree, which linear attention reads in one pass.',
  noTree:
    'This model reads its rows as one text, so it is given one candidate for each place. Models of linear attention alone can read a tree.',
  fewer: (candidates: number): string =>
    `A pass has no room for more: ${plural(candidates, 'candidate')} for each place are drafted.`,
  tree: (rows: number, alone: number): string =>
    `The last pass: a tree of ${plural(rows, 'drafted token')} in one pass; each way read by itself would take ${plural(alone, 'row')}.`,
  treeRead:
    'A pass over a tree leaves nothing in the state, so the tokens that stand are read once more, as the text goes on; its rows decide in the end, and the text is the one without a draft.',
  state:
    'This model keeps a state, from which no token can be taken back: after a rejected token it goes back to the snapshot before the pass and reads again what stood.',
  evicting:
    'What stays in this cache is settled row by row, so a full cache is read a row at a time, and after a rejected token the text may be read again from its start.',
  caption:
    'A row is one pass of the model, the newest first. Drafted tokens stand up to the first that is rejected; what follows them is resampled in its place, or, where all stand, a bonus. That last token is read with the next pass, and joins the text there. After a rejection the caches are taken back to what stands. Candidates for a place are tried one after another, each against what those before it leave of p.',
  where:
    'p and q are the model’s and the draft’s distributions of a place, after temperature and cuts; α is the mean of Σ min(p, q) over the places that were read (of the first candidate), β how likely another stands where the first does not, TV the total variation. E is what a pass gives if places were independent. S is how many times as fast it gets: c is the time of drafting a token and r that of a pass over k + 1 rows, in one-row steps of the model (Leviathan et al. 2211.17192; Chen et al. 2302.01318, where r = 1).',
  fates: { accepted: 'accepted', rejected: 'rejected', unread: 'not read' },
  next: { resampled: 'resampled', bonus: 'bonus' },
  passes: 'The last passes',
  pass: (number: number): string => `Pass ${number}`,
  gave: (tokens: number): string => plural(tokens, 'token'),
  chip: (token: string, fate: string, percent: string | null): string =>
    percent === null ? `${token}: ${fate}` : `${token}: ${fate}; had a chance of ${percent}`,
  nextChip: (token: string, kind: string): string => `${token}: ${kind}`,
  figures: 'What a pass gives',
  acceptance: 'acceptance α = 1 − TV(p, q)',
  others: 'another candidate, where the first is not: β',
  measured: 'tokens a pass, measured',
  expected: 'tokens a pass, expected from α',
  value: (value: number): string => value.toFixed(3),
  places: 'Accepted, by place in the draft',
  place: (place: number): string => `place ${place}`,
  share: (accepted: number, read: number): string => `${accepted} of ${read}`,
  placesLegend: {
    measured: 'accepted, of those that were read',
    expected: 'mean of Σ min(p, q)',
    candidates: 'mean chance that a candidate stands',
  },
  placeFigure: (place: number, accepted: number, read: number, agreement: string): string =>
    `Place ${place}: ${accepted} of ${read} accepted, mean of Σ min(p, q) ${agreement}`,
  time: 'Does it pay on this machine?',
  tokens: 'Tokens to time',
  tokensHint: 'Decoded from the cursor three times each way; the text stays as it is.',
  measure: (tokens: number): string => `Time ${plural(tokens, 'token')} with and without`,
  measuring: 'Decoding is being timed …',
  notMeasured: 'Not timed yet.',
  verdict: (
    { plain, drafted, factor, cost, rows, ideal, perPass, count, candidates, tokens }: Measured,
    pays: 'yes' | 'no' | 'even',
  ): string =>
    [
      `${{ yes: 'It pays here', no: 'It does not pay here', even: 'It makes no difference here' }[pays]}: a token takes ${ms(drafted)} with the draft and ${ms(plain)} without, ${speed(factor)} (${plural(tokens, 'token')} each way, the median of three).`,
      `Drafting a ${candidates > 1 ? 'place' : 'token'} costs ${times(cost)} steps of the model, a pass over ${plural(count * candidates + 1, 'row')}${candidates > 1 ? ' and what stood again' : ''} costs ${times(rows)}, and a pass gave ${times(perPass)} tokens.`,
      ...(rows > 1.2
        ? [`If reading the rows of a pass took as long as reading one, as the papers assume, it would be ${speed(ideal)}.`]
        : []),
    ].join(' '),
  columns: {
    pass: 'pass',
    index: 'index',
    candidate: 'candidate',
    token: 'token',
    fate: 'what became of it',
    chance: 'min(1, p/q)',
    agreement: 'Σ min(p, q)',
    draft: 'draft (ms a pass)',
    target: 'target (ms a pass)',
  },
} as const;
