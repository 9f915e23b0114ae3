/** What the panel of reach says. Loaded with its panel. */
import { plural, whole } from './amounts';

export const reach = {
  /** Words in its equation. */
  inEquation: { cached: 'window cached:', recomputed: 'window recomputed:' },
  line: (row: string, seen: number, reached: number, all: number): string =>
    `${row}: ${whole(seen)} seen, ${reached === all ? whole(all) : `${whole(reached)} of ${whole(all)}`} in reach`,
  idea: 'Outlined tokens can influence the row, further back with every layer; the fill is an estimate of how much flows, and no explanation.',
  drawn: 'Fill',
  flows: { rollout: 'flow through all layers', direct: 'this row’s own attention' },
  /** With the colour scale. */
  legends: {
    rollout: {
      linear: 'share of the flow into the row (linear)',
      sqrt: 'share of the flow into the row (square root)',
      log: 'share of the flow into the row (logarithmic)',
    },
    direct: {
      linear: 'attention weight α, mean over the layer’s heads (linear)',
      sqrt: 'attention weight α, mean over the layer’s heads (square root)',
      log: 'attention weight α, mean over the layer’s heads (logarithmic)',
    },
  },
  legendReach: 'within reach of the row',
  legendSeen: 'seen by the row itself',
  legendOutside: 'out of reach',
  top: 'the row',
  band: { rollout: (layer: number): string => `into L${layer}`, direct: (layer: number): string => `in L${layer}` },
  /** @param unseen the share of tokens that the row does not itself see, null where there are none */
  sources: (
    known: boolean,
    [first, last, sink]: readonly [number, number, string],
    [recents, recent]: readonly [number, string],
    unseen: string | null,
  ): string =>
    `Of the flow into the row${known ? '' : ', as far as it is known'}, ${sink} comes from ${first === last ? `token ${first}` : first === 0 ? `the first ${last + 1} tokens` : `tokens ${first} to ${last}`} and ${recent} from the last ${recents}.${unseen === null ? '' : ` ${unseen} comes from tokens that the row itself does not see.`}`,
  strongest: (parts: readonly string[]): string => `It looks most at: ${parts.join(', ')}`,
  strongestIn: (band: string, token: string, share: string): string => `${band} ${token} ${share}`,
  readout: (token: string, parts: readonly string[]): string => `${token}: ${parts.join(', ')}`,
  share: (band: string, share: string | null): string => `${band} ${share ?? 'out of reach'}`.replaceAll(' ', '\u00a0'),
  gaps: (rows: number, lost: string): string =>
    rows === 1
      ? `1 row on the way was discarded to save memory: ${lost} of the flow passed through it and is not drawn, nor are tokens that reach the row only through it.`
      : `${plural(rows, 'row')} on the way were discarded to save memory: ${lost} of the flow passed through them and is not drawn, nor are tokens that reach the row only through them.`,
  notKept: (lost: string): string =>
    `The rows before this one were recomputed for it, without keeping their attention: ${lost} of the flow passed through them and is not drawn. The first band below the row is complete.`,
  columnAxis: 'token',
  block: (block: number): string => `Each point is the strongest of ${block} tokens.`,
  figure: (row: string, layers: number, reached: number): string =>
    `Flow into ${row} through ${plural(layers, 'layer')}, from ${plural(reached, 'token')} within reach`,
  compare: 'Tokens within reach of this row, by eviction policy',
  compareLine: (row: string): string => `tokens that can influence ${row}`,
  compareIdea: 'A cached window reaches further back with every layer; a recomputed one never sees beyond itself.',
  compareWhere:
    'R is how many tokens can reach row t after n layers. A cached key already has what its own window saw; sinks are added to it. If the window is recomputed, it stays w.',
  /** The policy that the text is read under. */
  now: (policy: string): string => `${policy} (now)`,
  through: (layers: number): string => `through ${plural(layers, 'layer')}`,
  where:
    'v is the flow into row t: all on the row itself at the top (l = L), spread over the tokens at the bottom (l = 0). Ā is the attention of a layer, mean over its heads, from row i to token j; the sum below is 1, or less where an extra logit or a muted head takes a part. R is how many tokens a cached window of w reaches after n layers; sinks are added to it, and if the window is recomputed, it stays w.',
  columns: { index: 'index', token: 'token', policy: 'eviction policy' },
} as const;
