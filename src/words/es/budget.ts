/** What the panel of where each row’s attention goes says. Loaded with its panel. */
import { fixed } from '../numbers';
import { plural, whole } from './amounts';

/** A number below 1, rounded up to one digit: 2e−7. */
const atMost = (value: number): string => {
  const power = Math.ceil(-Math.log10(value));
  const digit = Math.ceil(value * 10 ** power);
  return digit === 10 ? `1e−${power - 1}` : `${digit}e−${power}`;
};

const where =
  't es la fila, j un token, α su peso: 0 para un token que ya no está en la caché. S es la parte de los primeros s tokens, el sumidero (s es 1, o el número de tokens fijados; si se quita el token 0, se cuenta desde el token 1). R es la parte de los r\u00a0=\u00a016 tokens anteriores a la fila, F la de todos los demás. N es lo que toma un logit adicional del softmax o una memoria de segmentos anteriores; 0 si no lo hay; sin softmax, α es un peso dividido por la suma de su fila, y N es 1 para una fila de ceros. La fila 0 se omite: solo puede mirarse a sí misma.';

export const budget = {
  /** @param whose the head, or the mean of heads @param furthest how far from 1 a row is at most */
  line: {
    whole: (whose: string, furthest: number): string =>
      furthest === 0 ? `${whose}; las filas suman 1` : `${whose}; suman 1 ± ${atMost(furthest)}`,
    withNowhere: (whose: string): string => `${whose}; suma 1 con «ninguno»`,
    withMemory: (whose: string): string => `${whose}; suma 1 con la memoria`,
  },
  meanOf: (heads: number): string => `media de ${plural(heads, 'cabeza')}`,
  gaps: (count: number): string =>
    count === 1
      ? 'Se descartó 1 fila de este texto para ahorrar memoria, y se omite.'
      : `Se descartaron ${plural(count, 'fila')} de este texto para ahorrar memoria, y se omiten.`,
  idea: 'Cada columna es la atención de una fila, dividida en partes.',
  drawn: 'Se muestra',
  mean: 'media de todas las cabezas',
  head: 'esta cabeza',
  parts: {
    sink: 'sumidero',
    evicted: 'desalojados',
    far: 'lejanos',
    recent: 'recientes',
    self: 'propio',
    nowhere: 'ninguno',
  },
  /** What is missing from 1 where a memory of earlier segments takes it. */
  memory: 'memoria',
  explain: {
    sink: (first: number, last: number): string =>
      first > 0
        ? `sumidero: ${first === last ? `el token ${first}` : `los tokens ${first} a ${last}`}`
        : last === 0
          ? 'sumidero: el primer token'
          : `sumidero: los primeros ${last + 1} tokens`,
    far: (near: number): string => `lejanos: todos los demás, a más de ${near} tokens`,
    recent: (near: number): string => `recientes: los ${near} tokens anteriores a la fila`,
    self: (): string => 'propio: el token de la misma fila',
    nowhere: (): string => 'ninguno: lo que toma el logit adicional del softmax, o una fila sin ningún peso',
    memory: (): string => 'memoria: lo que se lee de segmentos anteriores',
    evicted: (): string => 'desalojados: lo que habría ido a tokens que la política desalojó',
  },
  shadow: {
    name: 'Lectura paralela: ver qué habría ido a los tokens desalojados',
    off: 'Lee el texto una segunda vez con la caché completa, en las ranuras que la política deja libres: una fila más por token.',
    whose: (whose: string): string => `lectura paralela con caché completa, ${whose}`,
    cost: (rows: number, milliseconds: number, traces: string, tokens: number, most: number): string =>
      `Todas las partes son de la lectura paralela, que tiene la caché completa. Además de las filas de la política, ha leído ${plural(rows, 'fila')} en ${whole(Math.round(milliseconds))} ms (${fixed(milliseconds / Math.max(1, rows), 1)} ms por fila). Sus trazas ocupan ${traces}; sus claves y valores, ${whole(tokens)} de ${plural(most, 'ranura')} que la política deja libres.${tokens < most ? '' : ` Se detuvo tras ${plural(most, 'token')}: no quedan ranuras libres.`}`,
    failed: (error: string): string => `La lectura paralela se detuvo: ${error}`,
    notRead: (row: number): string => `La lectura paralela no ha leído la fila ${row}.`,
    where: `${where} En la lectura paralela, α es la atención de la fila con la caché completa, K son los tokens que la política aún guardaba en esa fila, y E es la parte de todos los demás.`,
  },
  readout: (row: string, parts: readonly string[]): string => `${row}: ${parts.join(', ')}`,
  part: (name: string, share: string): string => `${name} ${share}`.replaceAll(' ', '\u00a0'),
  rowZero: 'La fila 0 se omite: solo puede mirarse a sí misma.',
  rowAxis: 'fila',
  shareAxis: 'parte de la fila',
  figure: (whose: string, rows: number): string =>
    `Adónde va la atención de ${plural(rows, 'fila')}, apilada hasta 1 por fila, ${whose}`,
  where,
  columns: { row: 'fila', token: 'token', sum: 'suma' },
} as const;
