/** What the panel of positions says. Loaded with its panel. */
import { plain } from '../numbers';
import { plural } from './amounts';

export const positions = {
  line: (tokens: number, first: number, heads: number): string =>
    `${plural(tokens, 'token')} con al menos una cabeza que vierte ahí; en el token 0, ${first} de ${heads}`,
  idea: 'Una barra es alta donde muchas cabezas dejan su atención; sin la columna del primer token, las mismas pueden mostrar otros hábitos.',
  where:
    'A_ik es lo que la fila i da al token k; n, el número de filas; ε = 0,3 (2410.10781). Según lo publicado cuenta también la fila k, en la que el token 0 tiene 1. Cerca del final cuentan pocas filas.',
  rows: 'Filas que cuentan',
  counted: { published: 'según lo publicado, i ≥ k', below: 'solo las de abajo, i > k' },
  drains: (epsilon: number): string => `cabezas cuya parte media en él supera ${plain(epsilon)}`,
  like: (cosine: number): string => `capas donde se parece al token 0: |cos| más de ${plain(cosine)}`,
  hint: 'Señala una barra para leerla.',
  readout: (token: string, drains: number, heads: number, like: number | null): string =>
    `${token}: ${drains} de ${plural(heads, 'cabeza')}${like === null ? '' : `; parecido al token 0 en ${plural(like, 'capa')}`}`,
  figure: 'Cuántas cabezas vierten en cada token y en cuántas capas su estado oculto se parece al del token 0',
  tokenAxis: 'token',
  refused: 'Los tokens posteriores no se pueden comparar con el token 0: aquí no se pueden volver a leer sus filas.',
  kindsTitle: (tokens: number): string => `Tipos de cabezas, sobre ${plural(tokens, 'token')}`,
  whole: 'sobre A',
  withoutFirst: 'sin la columna 0',
  kinds: { sink: 'primer token', previous: 'token anterior', induction: 'inducción', retrieval: 'recuperación', other: 'otra' },
  kindMeans: {
    sink: 'La parte media en el token 0 es la mayor y supera 0,3.',
    previous: 'La parte media en el token anterior es la mayor y supera 0,3.',
    induction: 'La parte media en lo que siguió a copias anteriores del token de la fila es la mayor y supera 0,3.',
    retrieval: 'La parte media en copias anteriores del token que viene después es la mayor y supera 0,3.',
    other: 'Ninguna de estas partes supera 0,3.',
  },
  columns: {
    token: 'token',
    text: 'texto',
    drains: 'cabezas que vierten aquí',
    share: 'parte de las cabezas',
    like: 'capas donde se parece al token 0',
  },
} as const;
