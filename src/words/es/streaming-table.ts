/** What the StreamingLLM table says. */
import { fixed, signed, plusOrMinus } from '../numbers';
import { plural, whole } from './amounts';

interface Estimate {
  readonly mean: number;
  readonly half: number;
}

/** Half of an interval, on the line of its middle; nothing where there is none. */
const plusMinus = (half: number): string => (Number.isNaN(half) ? '' : `\u00a0±\u00a0${fixed(half, 3)}`);

const within = ({ mean, half }: Estimate): string => `${signed(mean, 3)}${plusMinus(half)}`;

const verdicts = {
  above: 'el intervalo queda por encima de 0, así que en estos textos los sumideros siguen haciendo falta',
  below: 'el intervalo queda por debajo de 0, así que en estos textos la ventana funciona mejor sin ellos',
  holds: 'el intervalo contiene el 0, así que esta ejecución no muestra que hagan falta',
  none: 'se leyó demasiado poco para un intervalo',
} as const;

export const streamingTable = {
  /** Words in its equation. */
  inEquation: { window: 'ventana' },
  idle: 'sin ejecutar todavía',
  recorded: (texts: number, length: number, size: number): string =>
    `${plural(texts, 'texto')} de ${plural(length, 'token')}, caché de ${size}`,
  line: (
    { texts, length, size }: { readonly texts: number; readonly length: number; readonly size: number },
    from: number,
    isTrained: boolean,
    read: number,
  ): string =>
    isTrained
      ? `${read < texts ? `${read} de ` : ''}${plural(texts, 'texto')} de ${plural(length, 'token')}, caché de ${size}; cuenta lo que pasa de los ${from} de entrenamiento`
      : `${read < texts ? `${read} de ` : ''}${plural(texts, 'texto')} de ${plural(length, 'token')}, caché de ${size}; cuenta desde la fila ${from}`,
  invite:
    '¿Basta una ventana deslizante, o deben quedarse también los primeros tokens? Ejecute la tabla: este modelo lee los mismos cuentos con cada caché. Se puede detener en cualquier momento.',
  idea: 'Cuanto más bajo, mejor; las cifras pequeñas son la diferencia con la ventana que conserva el primer token, y «=» es el mismo cálculo.',
  where: (size: number): string =>
    `n son los tokens de un texto, T la fila desde la que cuenta un texto (el contexto de entrenamiento, o antes si las posiciones o las ranuras se acaban antes), p_a la probabilidad del modelo en el caso a. R_a son las filas de R que leyó ese caso: todas, salvo que una caché completa se detiene cuando se llenan sus ranuras. Recalcular cuesta ${size} filas por token, así que lee una muestra de 128 como máximo a partir de 2T (*), comparada con la ventana en esas mismas filas. ± es la mitad del intervalo del 95 % (t de Student). Sin sumideros, las posiciones en el texto y en la caché dan las mismas distancias, y una ventana recalculada ya no ve un primer token que ha salido de ella. En un modelo con softmax + 1 o con un sumidero aprendido, cada columna usa el denominador del propio modelo, y «+ 1» suma uno más.`,
  size: 'Tamaño de caché',
  sizeHint: 'El máximo de tokens que puede guardar cada caché acotada, con los sumideros.',
  texts: 'Textos',
  start: (tokens: number): string => `Ejecutar la tabla: lee ${plural(tokens, 'token')}`,
  stop: 'Detener',
  progress: (cache: string, column: string, text: number, texts: number, rows: number, total: number): string =>
    `${cache}, ${column}; texto ${text} de ${texts}: ${whole(rows)} de ${plural(total, 'token leído', 'tokens leídos')}`,
  figure: 'Medida',
  figures: { bits: 'bits por token', perplexity: 'perplejidad', recall: 'recuerdo (bits)' },
  cache: 'caché',
  caches: {
    full: (): string => 'caché completa',
    window: (size: number): string => `ventana de ${size}`,
    recompute: (size: number): string => `ventana de ${size}, recalculada *`,
    sinks: (count: number, size: number): string => `${plural(count, 'sumidero')} + ${size - count}`,
  },
  positions: { original: 'posiciones en el texto', cache: 'posiciones en la caché' },
  first: { kept: 'primer token intacto', newline: 'salto de línea inicial', zeroSink: 'softmax + 1' },
  column: (positions: string, first: string): string => `${positions}, ${first}`,
  tableOf: 'Bits por token, según la caché y el primer token',
  same: '= ',
  none: '–',
  value: within,
  difference: ({ mean, half }: Estimate): string => `${plusOrMinus(mean, 3)}${plusMinus(half)}`,
  perplexity: (value: number): string => fixed(value, 2),
  recall: (value: number): string => signed(value, 2),
  unit: {
    texts: (count: number): string => `± es el intervalo del 95 % entre ${plural(count, 'texto')}.`,
    blocks: (rows: number, texts: number): string =>
      `± es el intervalo del 95 % entre bloques de ${rows} filas de ${plural(texts, 'texto')}; con tres textos o más, entre textos.`,
  },
  /** The conclusion, from the numbers alone. */
  question: 'Si las posiciones se cuentan en la caché, ¿hacen falta aún los sumideros?',
  answer: (
    paper: number,
    worth: Estimate,
    verdict: keyof typeof verdicts,
    others: readonly { readonly sinks: number; readonly bits: Estimate }[],
    cost: Estimate | null,
  ): string =>
    [
      `Con posiciones en la caché, la ventana sola cuesta ${within(worth)} bits por token más que ${plural(paper, 'sumidero')} y una ventana del mismo tamaño total: ${verdicts[verdict]}.`,
      ...(others.length > 0
        ? [`Frente a ${others.map(({ sinks, bits }) => `${plural(sinks, 'sumidero')}: ${within(bits)}`).join(', ')}.`]
        : []),
      ...(cost === null
        ? []
        : [
            `Con posiciones en el texto, ${plural(paper, 'sumidero')} y una ventana difieren de la ventana sola en ${plusOrMinus(cost.mean, 3)}${plusMinus(cost.half)}.`,
          ]),
    ].join(' '),
  columns: {
    cache: 'caché',
    positions: 'posiciones',
    first: 'primer token',
    bits: 'bits por token',
    half: '± 95 %',
    perplexity: 'perplejidad',
    minus: 'menos la ventana (bits)',
    minusHalf: '± 95 % de ello',
    recall: 'recuerdo (bits)',
    rows: 'filas por texto',
    same: 'mismo cálculo que',
  },
  sameAs: { positions: 'las otras posiciones', first: 'el primer token intacto' },
} as const;
