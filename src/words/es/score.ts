/** What the panel of scores says. Loaded with its panel. */
import { plusOrMinus, signed } from '../numbers';
import { plural } from './amounts';

const three = (value: number): string => signed(value, 3);

export const score = {
  line: (head: string, row: string, key: string, value: number, share: string): string =>
    `${head}: ${row} mira a ${key} con puntuación ${three(value)}, el ${share} de su atención`,
  none: (layer: number): string => `capa ${layer}: sin puntuaciones`,
  instead:
    'Las puntuaciones de esta capa no son productos de una consulta y una clave guardada. Mire una capa con atención softmax sobre claves y valores.',
  later: (row: string, key: string): string => `${row} no puede mirar a ${key}, porque viene después. Señale un token anterior.`,
  unseen: (row: string, key: string): string => `${row} no ve ${key}: se desalojó o queda fuera de la ventana.`,
  reading: (row: string, key: string): string => `${row}, ${key}: leyendo`,
  idea: 'Una puntuación son dos longitudes y un ángulo, y también una suma según quién escribió la consulta y quién la clave.',
  where(cap: number | null): string {
    const after = cap === null ? '' : ` Todo esto es antes del tope: al softmax llega ${cap} · tanh(s / ${cap}).`;
    return `q_i es la consulta de la fila i, k_j la clave del token j, R la rotación según su distancia si la capa la tiene, θ el ángulo entre ambas después de ella. a y b recorren quién escribió el residuo: el embedding, la posición aprendida, cada atención y cada MLP de las capas de abajo, y los sesgos. Las escalas de las normas se dejan como son en esta fila; así cada parte es lineal y las partes suman exactamente. Se leen del motor los residuos, la consulta y las claves; se calculan aquí las partes, en doble precisión.${after}`;
  },
  factorsTitle: 'Dos longitudes y un ángulo',
  queryLength: '‖q‖',
  keyLength: '‖k‖',
  cosine: 'cos θ',
  score: 'puntos',
  number: (value: number): string => three(value),
  beside: (value: number, usual: number): string => `${three(value)}, lo usual ${three(usual)}`,
  marks:
    'Las rayas finas son las demás claves de esta fila; la larga, su mediana. ‖q‖ es igual para todas las claves de la fila.',
  figure: 'Los tres factores de la puntuación y la puntuación, sobre los de las demás claves; las flechas llevan a otra clave',
  writersTitle: 'Quién escribió la consulta y quién la clave',
  letters: 'Filas: quién escribió la consulta. Columnas: quién escribió la clave. A0 es la atención de la capa 0; M0, su MLP.',
  corner: 'q \\ k',
  others: 'resto',
  othersInWords: 'todos los demás',
  sources: { embedding: 'emb', position: 'pos', bias: 'sesgo' },
  inWords: { embedding: 'el embedding', position: 'la posición', bias: 'los sesgos' },
  inLayer: (part: 'attention' | 'mlp', layer: number): string => `${part === 'mlp' ? 'M' : 'A'}${layer}`,
  inLayerInWords: (part: 'attention' | 'mlp', layer: number): string =>
    part === 'mlp' ? `la MLP de la capa ${layer}` : `la atención de la capa ${layer}`,
  part: (query: string, key: string, value: number, sum: number): string =>
    `En la consulta ${query}, en la clave ${key}: ${plusOrMinus(value, 3)} de ${three(sum)}.`,
  /** @param digits behind the point */
  cell: (value: number, digits: number): string => signed(Math.abs(value) < 0.5 / 10 ** digits ? 0 : value, digits),
  adds: (sum: number, engine: number): string =>
    `La tabla suma ${signed(sum, 4)}; la puntuación del motor es ${signed(engine, 4)}.`,
  capped: (value: number): string => `El tope la deja en ${three(value)}.`,
  unturned: (distance: number, value: number): string =>
    `¿El token o el lugar? Sin la rotación de ${plural(distance, 'token')} sería ${three(value)}.`,
  placed: (value: number): string => `¿El token o el lugar? Las partes con una posición aprendida suman ${three(value)}.`,
  columns: { query: 'quién escribió la consulta', key: 'quién escribió la clave', part: 'parte de la puntuación' },
} as const;
