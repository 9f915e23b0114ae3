/** What the strip of layers says. */
import { plural, whole } from './amounts';

export const architecture = {
  /** Words in its equation. */
  inEquation: { perToken: 'por token', constant: 'constante' },
  line: (layers: number, total: string, tokens: number): string =>
    `${plural(layers, 'capa')}: ${total} para ${plural(tokens, 'token')}`,
  idea: 'Cada capa suma al estado oculto; su barra es lo que guarda en memoria.',
  embedding: 'embedding',
  embeddingSize: (vocabulary: number, width: number): string => `${whole(vocabulary)} × ${width}`,
  logits: 'logits',
  tied: (vocabulary: number, tied: boolean): string => `${whole(vocabulary)}${tied ? ', misma matriz' : ''}`,
  layer: (layer: number): string => `L${layer}`,
  heads: (heads: number): string => plural(heads, 'cabeza'),
  mlp: (hidden: number | null): string => (hidden === null ? 'sin MLP' : `MLP ${hidden}`),
  kept: {
    token: (numbers: number): string => `${whole(numbers)} números por token`,
    window: (numbers: number, capacity: number): string => `${whole(numbers)} números por token, hasta ${capacity} tokens`,
    windowShort: (numbers: number, capacity: number): string => `${whole(numbers)} por token, hasta ${capacity}`,
    constant: (numbers: number): string => `${whole(numbers)} números, constante`,
  },
  reads: (layer: number): string => `sin caché, lee L${layer}`,
  figure: (layers: number): string =>
    layers === 1
      ? 'La capa del modelo, del embedding a los logits'
      : `Las ${plural(layers, 'capa')} del modelo, del embedding a los logits`,
  layerLabel: (layer: number, name: string, heads: string, mlp: string, kept: string, amount: string): string =>
    `Capa ${layer}: ${name}, ${heads}, ${mlp}; ${kept}; ${amount}`,
  legend: {
    token: 'crece con cada token',
    window: 'crece hasta una ventana',
    constant: 'constante',
    reads: 'lee la caché de la capa que señala la flecha',
  },
  scale: (amount: string): string => `una barra llena son ${amount}`,
  where:
    'b son los bytes por número, ℓ la capa, |a| los números de a, uno de los arrays que guarda, n los tokens en la caché, w el máximo de tokens que guarda ese array. El array de una ventana tiene ranuras adicionales, porque un paso puede leer varias filas. No se cuentan los datos que se guardan solo para dibujar.',
  columns: {
    layer: 'capa',
    attention: 'atención',
    heads: 'cabezas',
    mlp: 'ancho de la MLP',
    perToken: 'números por token',
    capacity: 'tokens como máximo',
    constant: 'números, constante',
    bytes: 'bytes ahora',
    reads: 'lee la caché de',
  },
} as const;
