/** What the strip of layers says. */
import { plural, whole } from './amounts';

export const architecture = {
  /** Words in its equation. */
  inEquation: { perToken: 'per token', constant: 'constant' },
  line: (layers: number, total: string, tokens: number): string =>
    `${plural(layers, 'layer')} ${layers === 1 ? 'keeps' : 'keep'} ${total} for ${plural(tokens, 'token')}`,
  idea: 'Each layer adds to the hidden state; its bar is what it keeps in memory.',
  embedding: 'embedding',
  embeddingSize: (vocabulary: number, width: number): string => `${whole(vocabulary)} × ${width}`,
  logits: 'logits',
  tied: (vocabulary: number, tied: boolean): string => `${whole(vocabulary)}${tied ? ', tied' : ''}`,
  layer: (layer: number): string => `L${layer}`,
  heads: (heads: number): string => plural(heads, 'head'),
  mlp: (hidden: number | null): string => (hidden === null ? 'no MLP' : `MLP ${hidden}`),
  kept: {
    token: (numbers: number): string => `${whole(numbers)} numbers per token`,
    window: (numbers: number, capacity: number): string => `${whole(numbers)} numbers per token, up to ${capacity} tokens`,
    windowShort: (numbers: number, capacity: number): string => `${whole(numbers)} per token, up to ${capacity}`,
    constant: (numbers: number): string => `${whole(numbers)} numbers, constant`,
  },
  reads: (layer: number): string => `no cache, reads L${layer}`,
  figure: (layers: number): string => `The model’s ${plural(layers, 'layer')}, from the embedding to the logits`,
  layerLabel: (layer: number, name: string, heads: string, mlp: string, kept: string, amount: string): string =>
    `Layer ${layer}: ${name}, ${heads}, ${mlp}; ${kept}; ${amount}`,
  legend: {
    token: 'grows with every token',
    window: 'grows up to a window',
    constant: 'constant',
    reads: 'reads the cache of the layer that the arrow points to',
  },
  scale: (amount: string): string => `a full bar is ${amount}`,
  where:
    'b bytes per number, ℓ the layer, |a| the numbers of one array a that it keeps, n the tokens in the cache, w the most tokens that array keeps. A window’s array has extra slots, since one step may read several rows. Data kept only for drawing is not counted.',
  columns: {
    layer: 'layer',
    attention: 'attention',
    heads: 'heads',
    mlp: 'MLP width',
    perToken: 'numbers per token',
    capacity: 'tokens at most',
    constant: 'numbers, constant',
    bytes: 'bytes now',
    reads: 'reads the cache of',
  },
} as const;
