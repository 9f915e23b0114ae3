/** What each mechanism is called, and what the letters of its equations mean. */
const place = 't is the row, j the column.';
const moved =
  'α is how the head divides its attention, o its output. α·‖v‖ is the length of one term of that sum: a large weight on a short value contributes little.';
const allocated = 'Allocated is the real size of the backend’s buffers; n is then every slot, live or free.';
const bytes = `b bytes per number, n slots. ${allocated}`;
const keysAndValues = `b bytes per number, n slots; the 2 is one key and one value. ${allocated}`;

/** By how many query heads share a key and a value (2305.13245). */
const shared = (heads: number, groups: number): string => (groups === heads ? 'MHA' : groups === 1 ? 'MQA' : `GQA-${groups}`);
const weighed = (heads: number, groups: number, rectified: boolean): string =>
  heads === 1 ? (rectified ? 'ReLU' : 'softmax') : `${shared(heads, groups)}${rectified ? ', ReLU' : ''}`;
const extra = { none: '', zero: ', softmax + 1', key: ', key bias', logit: ', learned sink logit' } as const;

export const mechanisms = {
  /** In an equation, what it computes. */
  bytes: 'bytes',
  softmax: {
    name: (
      heads: number,
      groups: number,
      window: number | null,
      extraLogit: keyof typeof extra,
      rectified: boolean,
      gated: boolean,
    ): string =>
      `${weighed(heads, groups, rectified)}${window === null ? '' : `, window ${window}`}${extra[extraLogit]}${gated ? ', output gate' : ''}`,
    attention: `q, k and v are the query, key and value of this head, d its width, t the row, j the column. ${moved}`,
    capped: (cap: number): string => `A soft cap keeps every exponent between −${cap} and ${cap}.`,
    headNorm: 'q and k pass through a norm of the head first.',
    sinkLogit: 'z* is a number that the head has learned: it takes its share of the row and adds nothing.',
    rectified:
      'There is no softmax: n_t is how many tokens of the cache the row sees, its own included. Where shares are counted, they are of the row’s sum.',
    gate: 'g is the head’s gate, 0 shut, 1 open: w is learned, x is the layer’s input after its norm. α·‖v‖ is before the gate.',
    cache: `L layers, G key/value heads, d the width of a head, ${keysAndValues}`,
  },
  latent: {
    name: 'MLA',
    attention: `c is a token’s latent, from which every head makes its key and value with W_UK and W_UV; neither is cached. q is this head’s query; q^R and k^R carry position only, and all heads share k^R; ρ rotates them by their token’s position. d and d_R are their widths. ${place} ${moved}`,
    cache: `L layers, d_c the width of the latent, d_R of the rotary key, ${bytes}`,
  },
  cross: {
    name: (heads: number, groups: number): string => `cross, ${weighed(heads, groups, false)}`,
    attention: `q is the query of this head; k and v come from the shared cache, which all layers above the self-decoder read. d is the width of a head, t the row, j the column. ${moved}`,
    cache: `One shared cache for all layers of the cross-decoder: G key/value heads, d the width of a head, ${keysAndValues} Bytes do not grow with the number of layers.`,
  },
  retention: {
    name: { fixed: 'retention', gated: 'gated retention' },
    attention:
      'q, k and v are the query, key and value of this head, q and k rotated by their tokens’ positions; γ is the part of the state S that remains when a token is added. t is the row, j the column. The head reads only S; the weights w are the equivalent attention, token by token. They have signs and do not add up to 1, so |w| is drawn and counted as a share of its row. The head’s output is then normalised and gated.',
    cache:
      'L layers, H heads, d_k and d_v the widths of a key and a value, b bytes per number: one state per head, at any length. Keys and decays of every token are kept only for drawing the weights, and are counted separately.',
  },
  infini: {
    name: (segment: number): string => `Infini, segments of ${segment}`,
    attention:
      'q, k and v are the query, key and value of this head, rotated by their tokens’ positions within the segment s only; φ makes queries and keys positive for the memory M, which has no positions and holds all earlier segments. σ(β), a learned gate per head, is the share given to M. A row shows (1 − σ(β)) α for the tokens of its own segment; the rest, up to 1, is the memory’s share. In the first segment M is empty, and the row adds up to less than 1.',
    cache:
      'L layers, H heads, d the width of a head, N tokens per segment, b bytes per number, n tokens: the memory M and z, constant at any length, and the keys and values of the current segment.',
  },
  linear: {
    name: (group: number | null, kernel: number | null): string =>
      `linear${group === null ? '' : `, groups of ${group}`}${kernel === null ? '' : `, convolution ${kernel}`}`,
    plain:
      'q, k and v are the query, key and value of this head, q and k rotated by their tokens’ positions; φ makes them positive. t is the row, j the column. The head reads only S and z; the weights α are the equivalent attention, token by token. They add up to 1.',
    grouped:
      'q, k and v are the query, key and value of this head, q and k rotated by their tokens’ positions; φ makes them positive. t is the row, j the column, u(t) its group of g tokens. Within its group the row has a softmax; of earlier groups it reads only sums, weighted by α, a learned number per head. The weights w are the equivalent attention, token by token; a negative α makes negative weights, so |w| is drawn and counted as a share of its row.',
    convolution:
      'The convolution C adds values by distance only, with κ taps, of which those ahead are masked; it is not attention, so it is not in the weights.',
    cache:
      'L layers, H heads, d the width of a head and d_φ of φ, b bytes per number: S and z; with groups, also the g keys and values of the last group; with a convolution, its last ⌊κ/2⌋ values. All are constant at any length. Keys of every token are kept only for drawing the weights, and are counted separately.',
  },
  tensorProduct: {
    name: (keyRank: number, valueRank: number): string => `TPA, ranks ${keyRank} + ${valueRank}`,
    attention: `a and b are the factors of queries (Q), keys (K) and values (V), of ranks R; h is the head, d its width; ρ rotates b by its token’s position. ${place} The products of b are the same for all heads. ${moved} k and v are reconstructed from a token’s factors; no head’s key or value is cached.`,
    cache: `L layers, R_K and R_V the ranks of keys and values, H heads, d the width of a head, ${bytes}`,
  },
} as const;
