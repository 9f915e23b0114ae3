import { fixed } from '../../numbers';
import { plural } from '../plural';

export const heads = {
  title: 'Todas as cabeças no mesmo texto',
  shows: 'As matrizes de atenção de todas as cabeças lado a lado, com escores para ordená-las.',
  line: (layers: number, perLayer: number, order: string): string => `${layers} × ${plural(perLayer, 'cabeça')}, ${order}`,
  idea: 'Uma matriz por cabeça: primeira coluna cheia é sumidouro, diagonal olha para o token anterior, listras copiam o que veio da última vez.',
  order: 'Ordem',
  orders: {
    layer: 'por camada',
    sink: 'mais no sumidouro primeiro',
    entropy: 'mais concentradas primeiro',
    distance: 'maior distância primeiro',
    previous: 'mais no token anterior primeiro',
    induction: 'mais indução primeiro',
  },
  orderNames: {
    layer: 'camada',
    sink: 'sumidouro',
    entropy: 'entropia',
    distance: 'distância',
    previous: 'anterior',
    induction: 'indução',
  },
  score: {
    sink: (value: number): string => `${Math.round(100 * value)}%`,
    entropy: (value: number): string => `${fixed(value, 1)} bits`,
    distance: (value: number): string => `${fixed(value, 1)} tokens`,
    previous: (value: number): string => `${Math.round(100 * value)}%`,
    induction: (value: number): string => `${Math.round(100 * value)}%`,
    none: '–',
  },
  list: 'Cabeças',
  block: (side: number): string => `Cada ponto é a mais forte de ${side} × ${side} células.`,
  figure: (head: string, score: string): string => (score === '' ? `Atenção de ${head}` : `Atenção de ${head}, ${score}`),
  where:
    'Tudo são médias das linhas t = 1 … n (a linha 0 só pode olhar para si mesma). S: parcela no token 0. E: entropia em bits, 0 quando uma linha olha para um só token. D: distância média em tokens. ᾱ é α dividido pela soma da sua linha. P: parcela no token anterior. I: parcela nos tokens que vieram depois de cópias anteriores do token t, nas linhas em que há essas cópias.',
  columns: {
    head: 'cabeça',
    sink: 'parcela no token 0',
    entropy: 'entropia (bits)',
    distance: 'distância (tokens)',
    previous: 'parcela no token anterior',
    induction: 'escore de indução',
  },
} as const;
