/** What the panel of decoder-decoders says. Loaded with its panel. */
import { exponential } from '../numbers';
import { plural, significant, whole } from './amounts';

const layers = (numbers: readonly number[]): string =>
  numbers.length === 1 ? `Capa ${numbers[0]}` : `Capas ${numbers.slice(0, -1).join(', ')} y ${numbers.at(-1)}`;

export const sharedCache = {
  /** Words in its equation. */
  inEquation: { decoder: 'decodificador:' },
  line: (own: string, decoder: string, tokens: number): string =>
    `${own} para ${plural(tokens, 'token')}; un decodificador con las mismas capas guardaría ${decoder}`,
  otherLine: (count: number): string =>
    count === 1 ? 'la única capa tiene su propia caché' : `cada una de las ${plural(count, 'capa')} tiene su propia caché`,
  idea: 'Una capa llena la caché y todas las de arriba la leen, así que los bytes por token no crecen con el número de capas.',
  where:
    'b bytes por número, G cabezas de clave/valor, d su ancho, n los tokens del texto, L capas; a son los arrays que guarda la mitad inferior. El decodificador con el que se compara tiene las mismas capas, y cada una guarda tanto como la que llena la caché. Solo el último token del prompt necesita logits, así que los demás pueden detenerse en la capa que llena la caché.',
  instead:
    'En este modelo cada capa lee su propia caché. Un decoder-decoder (YOCO) tiene una caché compartida para la mitad de sus capas.',
  self: 'Autodecodificador',
  fills: 'Llena la caché',
  reads: 'Leen la caché',
  selfText: (numbers: readonly number[], kept: string): string => `${layers(numbers)}: ${kept}`,
  fillsText: (layer: number, kept: string): string => `Capa ${layer}: ${kept}`,
  readsText: (numbers: readonly number[]): string => layers(numbers),
  growth: 'Tamaño de la caché según la longitud del texto',
  own: 'este modelo',
  decoder: 'decodificador',
  xAxis: 'tokens del texto',
  yAxis: 'KiB',
  kibibytes: (value: number): string => whole(value),
  figure: (own: string, decoder: string, tokens: number): string =>
    `Tamaño de la caché según la longitud del texto: con ${plural(tokens, 'token')} este modelo guarda ${own}, un decodificador ${decoder}`,
  prefill: 'Leer un prompt con salida temprana',
  measure: 'Cronometrar con este texto',
  measuring: 'El texto se lee seis veces…',
  hint: 'Lee el texto hasta el cursor tres veces por todas las capas y tres con salida temprana, y cronometra ambas. El paso siguiente lee el texto de nuevo.',
  rows: 'Filas',
  rowsText: (rows: number, skipped: number): string =>
    `${whole(rows)}, de las que ${whole(skipped)} se detuvieron en la capa que llena la caché`,
  whole: 'Todas las capas',
  early: 'Con salida temprana',
  milliseconds: (value: number): string => `${significant(value)} ms`,
  ratio: (part: number): string => `${significant(part)} veces ese tiempo`,
  difference: 'Logits',
  differenceText: (most: number): string =>
    most === 0 ? 'idénticos, hasta el último bit' : `difieren como máximo en ${exponential(most, 1)}`,
  columns: { tokens: 'tokens', own: 'este modelo (bytes)', decoder: 'decodificador (bytes)' },
} as const;
