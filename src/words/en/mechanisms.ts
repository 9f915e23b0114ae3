/** What each mechanism is called, and what the letters of its equations mean. */
const place = 't is the row, j the column.';
const moved =
  'α says how the head divides its look; o is what it takes with it. α·‖v‖ is the length of one term of that sum: a large weight on a short value moves little.';
const bytes =
  'b bytes a number, n slots. Allocated is what the backend’s buffers really are; n is then every slot, live or free.';

/** By how many query heads share a key and a value (2305.13245). */
const shared = (heads: number, groups: number): string =>
  heads === 1 ? 'softmax' : groups === heads ? 'MHA' : groups === 1 ? 'MQA' : `GQA-${groups}`;
const extra = { none: '', zero: ', softmax + 1', key: ', key bias' } as const;

export const mechanisms = {
  softmax: {
    name: (heads: number, groups: number, window: number | null, extraLogit: keyof typeof extra): string =>
      `${shared(heads, groups)}${window === null ? '' : `, window ${window}`}${extra[extraLogit]}`,
    attention: `q, k and v are the query, key and value of this head, d its width, t the row, j the column. ${moved}`,
    cache: `L layers, G key/value heads, d the width of a head, ${bytes.replace('. ', '; the 2 is one key and one value. ')}`,
  },
  latent: {
    name: 'MLA',
    attention: `c is a token’s latent, from which every head reads its key and value by W_UK and W_UV; neither is kept. q is this head’s query, q^R and k^R carry position alone, and k^R is one for all heads; ρ turns them by their token’s position. d and d_R are their widths. ${place} ${moved}`,
    cache: `L layers, d_c the width of the latent, d_R of the rotary key, ${bytes}`,
  },
  cross: {
    name: (heads: number, groups: number): string => `cross, ${shared(heads, groups)}`,
    attention: `q is the query of this head; k and v are those of the one cache that all layers above the self-decoder read. d is the width of a head, t the row, j the column. ${moved}`,
    cache: `One cache for all layers of the cross-decoder: G key/value heads, d the width of a head, ${bytes.replace('. ', '; the 2 is one key and one value. ')} Bytes do not grow with the number of layers.`,
  },
  retention: {
    name: { fixed: 'retention', gated: 'gated retention' },
    attention:
      'q, k and v are the query, key and value of this head, q and k turned by their tokens’ positions; γ is what is left of the state S when a token comes. t is the row, j the column. The head reads S alone; the weights w are what that amounts to, token by token. They have signs and do not add up to 1, so what is drawn and counted is |w| as a share of its row. The head’s output is then normed and gated.',
    cache:
      'L layers, H heads, d_k and d_v the widths of a key and a value, b bytes a number: one state a head, however long the text. Keys and decays of every token are kept beside it only so that the weights can be drawn, and are counted apart.',
  },
  infini: {
    name: (segment: number): string => `Infini, segments of ${segment}`,
    attention:
      'q, k and v are the query, key and value of this head, turned by their tokens’ positions within the segment s alone; φ makes queries and keys positive for the memory M, which knows no positions and holds all earlier segments. σ(β), a learned gate a head, is what the head gives to M. A row shows (1 − σ(β)) α of its own segment’s tokens; what is missing from 1 is the memory’s share. In a text’s first segment M is nothing, and the row stays below 1.',
    cache:
      'L layers, H heads, d the width of a head, N tokens a segment, b bytes a number, n tokens: the memory M and z, however long the text, and keys and values of the segment that is being read.',
  },
  linear: {
    name: (group: number | null, kernel: number | null): string =>
      `linear${group === null ? '' : `, groups of ${group}`}${kernel === null ? '' : `, convolution ${kernel}`}`,
    plain:
      'q, k and v are the query, key and value of this head, q and k turned by their tokens’ positions; φ makes them positive. t is the row, j the column. The head reads S and z alone; the weights α are what that amounts to, token by token. They add up to 1.',
    grouped:
      'q, k and v are the query, key and value of this head, q and k turned by their tokens’ positions; φ makes them positive. t is the row, j the column, u(t) its group of g tokens. Within its group the row has a softmax of its own; of earlier groups it reads sums alone, which α, a learned number a head, weights. The weights w are what that amounts to, token by token; a negative α makes weights below zero, so what is drawn and counted is |w| as a share of its row.',
    convolution:
      'The convolution C adds values by their distance alone, with κ taps of which those ahead are left out; it is no attention, and is not in the weights.',
    cache:
      'L layers, H heads, d the width of a head and d_φ of φ, b bytes a number: S and z, and where there are groups the g keys and values of the last one, where there is a convolution its last ⌊κ/2⌋ values; all however long the text. Keys of every token are kept beside it only so that the weights can be drawn, and are counted apart.',
  },
  tensorProduct: {
    name: (keyRank: number, valueRank: number): string => `TPA, ranks ${keyRank} + ${valueRank}`,
    attention: `a and b are the factors of queries (Q), keys (K) and values (V), of ranks R; h is the head, d its width; ρ turns b by its token’s position. ${place} The products of b are the same for all heads. ${moved} k and v are what a token’s factors stand for; no head’s key or value is kept.`,
    cache: `L layers, R_K and R_V the ranks of keys and values, H heads, d the width of a head, ${bytes}`,
  },
} as const;
