import { plural, whole } from './amounts';

export const architecture = {
  inEquation: { perToken: 'por token', constant: 'constante' },
  line: (layers: number, total: string, tokens: number): string =>
    `${plural(layers, 'camada')} ${layers === 1 ? 'guarda' : 'guardam'} ${total} para ${plural(tokens, 'token')}`,
  idea: 'Cada camada soma algo ao estado oculto; sua barra é o que ela guarda na memória.',
  embedding: 'embedding',
  embeddingSize: (vocabulary: number, width: number): string => `${whole(vocabulary)} × ${width}`,
  logits: 'logits',
  tied: (vocabulary: number, tied: boolean): string => `${whole(vocabulary)}${tied ? ', mesma matriz' : ''}`,
  layer: (layer: number): string => `L${layer}`,
  heads: (heads: number): string => plural(heads, 'cabeça'),
  mlp: (hidden: number | null): string => (hidden === null ? 'sem MLP' : `MLP ${hidden}`),
  kept: {
    token: (numbers: number): string => `${plural(numbers, 'número')} por token`,
    window: (numbers: number, capacity: number): string => `${plural(numbers, 'número')} por token, até ${capacity} tokens`,
    windowShort: (numbers: number, capacity: number): string => `${whole(numbers)} por token, até ${capacity}`,
    constant: (numbers: number): string => `${plural(numbers, 'número')}, constante`,
  },
  reads: (layer: number): string => `sem cache, lê L${layer}`,
  figure: (layers: number): string =>
    layers === 1
      ? 'A camada do modelo, do embedding aos logits'
      : `As ${plural(layers, 'camada')} do modelo, do embedding aos logits`,
  layerLabel: (layer: number, name: string, heads: string, mlp: string, kept: string, amount: string): string =>
    `Camada ${layer}: ${name}, ${heads}, ${mlp}; ${kept}; ${amount}`,
  legend: {
    token: 'cresce a cada token',
    window: 'cresce até uma janela',
    constant: 'constante',
    reads: 'lê o cache da camada para a qual a seta aponta',
  },
  scale: (amount: string): string => `a barra cheia é ${amount}`,
  where:
    'b são os bytes por número, ℓ a camada, |a| os números de a, um dos arrays que ela guarda, n os tokens no cache, w o máximo de tokens que esse array guarda. O array de uma janela tem slots a mais, pois um passo pode ler várias linhas. Dados mantidos só para o desenho não contam.',
  columns: {
    layer: 'camada',
    attention: 'atenção',
    heads: 'cabeças',
    mlp: 'dimensão da MLP',
    perToken: 'números por token',
    capacity: 'máximo de tokens',
    constant: 'números, constantes',
    bytes: 'bytes agora',
    reads: 'lê o cache de',
  },
} as const;
