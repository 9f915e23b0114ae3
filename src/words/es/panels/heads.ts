/** What the overview of all heads says. */
import { fixed } from '../../numbers';
import { plural } from '../plural';

export const heads = {
  title: 'Todas las cabezas, un texto',
  shows: 'Las matrices de atención de todas las cabezas lado a lado, con medidas para ordenarlas.',
  line: (layers: number, perLayer: number, order: string): string =>
    `${plural(layers * perLayer, 'cabeza')} en ${plural(layers, 'capa')}, ${order}`,
  idea: 'Una matriz por cabeza: una primera columna llena es un sumidero, una diagonal mira al token anterior, las franjas copian lo que siguió la última vez.',
  order: 'Orden',
  orders: {
    layer: 'por capa',
    sink: 'primero, más sumidero',
    entropy: 'primero, más concentradas',
    distance: 'primero, mayor distancia',
    previous: 'primero, más al token anterior',
    induction: 'primero, más inducción',
  },
  orderNames: {
    layer: 'capa',
    sink: 'sumidero',
    entropy: 'entropía',
    distance: 'distancia',
    previous: 'anterior',
    induction: 'inducción',
  },
  score: {
    sink: (value: number): string => `${Math.round(100 * value)} %`,
    entropy: (value: number): string => `${fixed(value, 1)} bits`,
    distance: (value: number): string => `${fixed(value, 1)} tokens`,
    previous: (value: number): string => `${Math.round(100 * value)} %`,
    induction: (value: number): string => `${Math.round(100 * value)} %`,
    none: '–',
  },
  list: 'Cabezas',
  block: (side: number): string => `Cada punto es la más fuerte de ${side} × ${side} celdas.`,
  figure: (head: string, score: string): string => (score === '' ? `Atención de ${head}` : `Atención de ${head}, ${score}`),
  where:
    'Todo son medias de las filas t = 1 … n (la fila 0 solo puede mirarse a sí misma). S: parte del token 0. E: entropía en bits, 0 cuando una fila mira a un solo token. D: distancia media en tokens. ᾱ es α dividido por la suma de su fila. P: parte del token anterior. I: parte de los tokens que siguieron a copias anteriores del token t, en las filas donde las hay.',
  columns: {
    head: 'cabeza',
    sink: 'parte del token 0',
    entropy: 'entropía (bits)',
    distance: 'distancia (tokens)',
    previous: 'parte del token anterior',
    induction: 'medida de inducción',
  },
} as const;
