/** What the overview of all heads says. */
import { fixed } from '../../numbers';
import { headCount, oblique } from '../plural';

export const heads = {
  title: 'Все головы на одном тексте',
  shows: 'Матрицы внимания всех голов рядом, с оценками, по которым их можно упорядочить.',
  line: (layers: number, perLayer: number, order: string): string =>
    `${headCount(layers * perLayer)} в ${oblique(layers, 'слое', 'слоях')}, ${order}`,
  idea: 'По матрице на голову: полный первый столбец — сток, диагональ смотрит на предыдущий токен, полосы копируют то, что шло дальше в прошлый раз.',
  order: 'Порядок',
  orders: {
    layer: 'по слоям',
    sink: 'сначала больше на стоке',
    entropy: 'сначала самые сосредоточенные',
    distance: 'сначала самые дальние',
    previous: 'сначала больше на предыдущем токене',
    induction: 'сначала больше индукции',
  },
  orderNames: {
    layer: 'слой',
    sink: 'сток',
    entropy: 'энтропия',
    distance: 'дальность',
    previous: 'предыдущий',
    induction: 'индукция',
  },
  score: {
    sink: (value: number): string => `${Math.round(100 * value)} %`,
    entropy: (value: number): string => `${fixed(value, 1)} бита`,
    distance: (value: number): string => `${fixed(value, 1)} токена`,
    previous: (value: number): string => `${Math.round(100 * value)} %`,
    induction: (value: number): string => `${Math.round(100 * value)} %`,
    none: '–',
  },
  list: 'Головы',
  block: (side: number): string => `Каждая точка — самая сильная из ${side} × ${side} клеток.`,
  figure: (head: string, score: string): string => (score === '' ? `Внимание ${head}` : `Внимание ${head}, ${score}`),
  where:
    'Всё это средние по строкам t = 1 … n (строка 0 может смотреть только на себя). S — доля на токене 0. E — энтропия в битах: 0, если строка смотрит на один токен. D — среднее расстояние в токенах. ᾱ — это α, делённое на сумму своей строки. P — доля на предыдущем токене. I — доля на токенах, шедших за прежними копиями токена t, по строкам, где такие копии есть.',
  columns: {
    head: 'голова',
    sink: 'доля на токене 0',
    entropy: 'энтропия (биты)',
    distance: 'расстояние (токены)',
    previous: 'доля на предыдущем токене',
    induction: 'оценка индукции',
  },
} as const;
