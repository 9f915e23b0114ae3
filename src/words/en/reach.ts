/** What the panel of reach says. Loaded with its panel. */
import { plural, whole } from './amounts';

export const window = {
  line: (row: string, seen: number, layers: number, reached: number, all: number): string =>
    `${row} sees ${plural(seen, 'token')} itself; through ${plural(layers, 'layer')} it can have been told of ${
      reached === all ? `all ${whole(all)}` : `${whole(reached)} of ${whole(all)}`
    }`,
  caption:
    'The outline is what can have reached the row. A key that is kept has itself, a layer further down, seen older tokens than the row does, so a window reaches further back with every layer; where everything is recomputed it does not. The fill is what flowed. Rollout takes each layer as half its attention, mean over the heads, and half what goes straight through; it knows nothing of values and MLPs, so it is an estimate. Attention is not explanation.',
  drawn: 'Fill',
  flows: { rollout: 'flow through the layers', direct: 'this row’s own attention' },
  legendRollout: 'share of what flows into the row',
  legendDirect: 'attention weight α, mean over the layer’s heads',
  legendReach: 'can have reached the row',
  legendSeen: 'seen by the row',
  legendOutside: 'out of reach',
  top: 'the row',
  band: { rollout: (layer: number): string => `into L${layer}`, direct: (layer: number): string => `in L${layer}` },
  sources: (
    known: boolean,
    [first, last, sink]: readonly [number, number, string],
    [recents, recent]: readonly [number, string],
  ): string =>
    `Of what flows into it${known ? '' : ', as far as it is known'}, ${sink} comes from ${first === last ? `token ${first}` : first === 0 ? `the first ${last + 1} tokens` : `tokens ${first} to ${last}`} and ${recent} from the last ${recents}.`,
  told: (share: string): string => ` ${share} comes from tokens that it does not itself see.`,
  strongest: (parts: readonly string[]): string => `It looks most at: ${parts.join(', ')}`,
  strongestIn: (band: string, token: string, share: string): string => `${band} ${token} ${share}`,
  readout: (token: string, parts: readonly string[]): string => `${token}: ${parts.join(', ')}`,
  share: (band: string, share: string | null): string => `${band} ${share ?? 'out of reach'}`.replaceAll(' ', '\u00a0'),
  gaps: (rows: number, lost: string): string =>
    `${plural(rows, 'row')} on the way ${rows === 1 ? 'was' : 'were'} let go to keep memory within bounds: ${lost} of what flows came by way of ${rows === 1 ? 'it' : 'them'} and is not drawn, nor what only ${rows === 1 ? 'it was' : 'they were'} told.`,
  notKept: (lost: string): string =>
    `Recomputed, the rows before this one were read anew for it, and their attention was not kept: ${lost} of what flows came by way of them and is not drawn. The first band below the row is whole.`,
  columnAxis: 'token',
  block: (block: number): string => `Each point is the strongest of ${block} tokens.`,
  figure: (row: string, layers: number, reached: number): string =>
    `What flowed into ${row} through ${plural(layers, 'layer')}, from ${plural(reached, 'token')} in reach`,
  compare: 'Tokens in reach of this row, by what stays in the cache',
  policy: {
    full: (): string => 'everything',
    window: (size: number, pinned: number): string =>
      pinned === 0 ? `window of ${size}` : `${plural(pinned, 'sink')} + window of ${size - pinned}`,
    recompute: (size: number, pinned: number): string =>
      pinned === 0 ? `window of ${size}, recomputed` : `${plural(pinned, 'sink')} + window of ${size - pinned}, recomputed`,
    heavy: (size: number): string => `heavy hitters (H2O) of ${size}`,
    tova: (size: number): string => `TOVA of ${size}`,
  },
  now: 'now',
  through: (layers: number): string => `through ${plural(layers, 'layer')}`,
  where:
    'v is what flows into row t, all of it on the row itself at the top (l = L) and on the tokens at the bottom (l = 0). Ā is the attention of a layer, mean over its heads, from row i to token j; the sum below is 1, or less where an extra logit or a silenced head takes a part. R is how many tokens a kept window of w reaches after n layers; with sinks they come on top, recomputed it stays w.',
  columns: { index: 'index', token: 'token', policy: 'what stays' },
} as const;
