/** What the panel of scores says. Loaded with its panel. */
import { plusOrMinus, signed } from '../numbers';
import { plural } from './amounts';

const three = (value: number): string => signed(value, 3);

export const score = {
  line: (head: string, row: string, key: string, value: number, share: string): string =>
    `${head}: ${row} looks at ${key} with score ${three(value)}, which is ${share} of its attention`,
  none: (layer: number): string => `layer ${layer}: no scores`,
  instead:
    'Scores of this layer are not products of a query and a cached key. Look at a layer with softmax attention over keys and values.',
  later: (row: string, key: string): string => `${row} cannot look at ${key}: it comes later. Point at an earlier token.`,
  unseen: (row: string, key: string): string => `${row} does not see ${key}: it was evicted or is outside the window.`,
  reading: (row: string, key: string): string => `${row}, ${key}: being read`,
  idea: 'A score is two lengths and an angle, and also a sum over who wrote the query and who wrote the key.',
  where(cap: number | null): string {
    const after = cap === null ? '' : ` All of this is before the cap: the softmax gets ${cap} · tanh(s / ${cap}).`;
    return `q_i is the query of row i, k_j the key of token j, R the rotation by their distance where the layer has one, θ the angle between the two after it. a and b run over who wrote the residual: the embedding, the learned position, each attention and MLP of the layers below, and the biases. The scales of the norms are held at what they are in this row, so that each part is linear and the parts add up exactly. Read from the engine: residuals, query and keys; computed here in double precision: the parts.${after}`;
  },
  factorsTitle: 'Two lengths and an angle',
  queryLength: '‖q‖',
  keyLength: '‖k‖',
  cosine: 'cos θ',
  score: 'score',
  number: (value: number): string => three(value),
  beside: (value: number, usual: number): string => `${three(value)}, usually ${three(usual)}`,
  marks: 'Fine lines are the other keys of this row, the long one their median. ‖q‖ is the same for every key of the row.',
  figure: 'The three factors of the score and the score, over those of the other keys; arrow keys move to another key',
  writersTitle: 'Who wrote the query, and who wrote the key',
  letters: 'Rows: who wrote the query. Columns: who wrote the key. A0 is the attention of layer 0, M0 its MLP.',
  corner: 'q \\ k',
  others: 'rest',
  othersInWords: 'all others',
  sources: { embedding: 'emb', position: 'pos', bias: 'bias' },
  inWords: { embedding: 'the embedding', position: 'the position', bias: 'the biases' },
  inLayer: (part: 'attention' | 'mlp', layer: number): string => `${part === 'mlp' ? 'M' : 'A'}${layer}`,
  inLayerInWords: (part: 'attention' | 'mlp', layer: number): string =>
    part === 'mlp' ? `the MLP of layer ${layer}` : `the attention of layer ${layer}`,
  part: (query: string, key: string, value: number, sum: number): string =>
    `In the query ${query}, in the key ${key}: ${plusOrMinus(value, 3)} of ${three(sum)}.`,
  /** @param digits behind the point */
  cell: (value: number, digits: number): string => signed(Math.abs(value) < 0.5 / 10 ** digits ? 0 : value, digits),
  adds: (sum: number, engine: number): string =>
    `The table adds up to ${signed(sum, 4)}; the engine’s score is ${signed(engine, 4)}.`,
  capped: (value: number): string => `The cap makes ${three(value)} of it.`,
  unturned: (distance: number, value: number): string =>
    `Token or place? Without the rotation by ${plural(distance, 'token')} it would be ${three(value)}.`,
  placed: (value: number): string => `Token or place? The parts with a learned position in them make up ${three(value)}.`,
  columns: { query: 'who wrote the query', key: 'who wrote the key', part: 'part of the score' },
} as const;
