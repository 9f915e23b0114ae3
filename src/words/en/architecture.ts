/** What the strip of layers says. */
import { bytes, plural, whole } from './amounts';

export const architecture = {
  line: (layers: number, total: string, tokens: number): string =>
    `${plural(layers, 'layer')} keep ${total} of ${plural(tokens, 'token')}`,
  caption:
    'Each layer adds what its attention and its MLP make to the hidden state. A bar is what it keeps at this length, on one scale for all layers. Press a layer to look at it.',
  bytes,
  embedding: 'embedding',
  embeddingSize: (vocabulary: number, width: number): string => `${whole(vocabulary)} × ${width}`,
  logits: 'logits',
  tied: (vocabulary: number, tied: boolean): string => `${whole(vocabulary)}${tied ? ', tied' : ''}`,
  layer: (layer: number): string => `L${layer}`,
  heads: (heads: number): string => plural(heads, 'head'),
  mlp: (hidden: number | null): string => (hidden === null ? 'no MLP' : `MLP ${hidden}`),
  kept: {
    token: (numbers: number): string => `${whole(numbers)} numbers a token`,
    window: (numbers: number, capacity: number): string => `${whole(numbers)} numbers a token, up to ${capacity} tokens`,
    windowShort: (numbers: number, capacity: number): string => `${whole(numbers)} a token, up to ${capacity}`,
    constant: (numbers: number): string => `${whole(numbers)} numbers, constant`,
  },
  reads: (layer: number): string => `keeps nothing, reads L${layer}`,
  figure: (layers: number): string => `The model’s ${plural(layers, 'layer')}, from the embedding to the logits`,
  layerLabel: (layer: number, name: string, heads: string, mlp: string, kept: string, amount: string): string =>
    `Layer ${layer}: ${name}, ${heads}, ${mlp}; ${kept}; ${amount}`,
  legend: {
    token: 'grows with every token',
    window: 'up to a window',
    constant: 'constant',
    reads: 'reads the cache of the layer that the arrow points to',
  },
  scale: (amount: string): string => `a whole bar is ${amount}`,
  where:
    'b bytes a number, |a| the numbers of one array that the layer keeps, n the tokens that are in the cache, w the most of them whose part is kept. A window’s array has as many slots more than the window as one step may take further rows. What is kept only so that it can be drawn is not counted.',
  columns: {
    layer: 'layer',
    attention: 'attention',
    heads: 'heads',
    mlp: 'MLP width',
    perToken: 'numbers a token',
    capacity: 'of so many tokens at most',
    constant: 'numbers, constant',
    bytes: 'bytes now',
    reads: 'reads the cache of',
  },
} as const;
