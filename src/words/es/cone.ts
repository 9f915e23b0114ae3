/** What the panel of a changed token says. Loaded with its panel. */
import { signed, significant } from '../numbers';
import { plural, whole as count } from './amounts';

const three = (value: number): string => signed(value, 3);

export const cone = {
  line: (token: string, other: string): string => `${token} pasa a ser «${other}»`,
  reading: 'El texto se lee otra vez con un token cambiado.',
  short: 'Dos tokens son pocos: hay que cambiar uno al que sigan otros. Deje que el modelo siga escribiendo.',
  idea: 'En muchos modelos el sumidero impide que un token cambiado se propague: sin él, el cambio llega con más fuerza a los tokens siguientes.',
  where:
    'x es el texto, x′ el texto con otro token en el lugar p, h el flujo residual antes de la capa l; L es después de la última capa. i ≥ 1: el token 0 sale de la caché tras su propia fila, así que ninguna fila posterior lo ve. Los cuatro textos se leen con la caché completa. Los tokens anteriores a p no lo ven: ahí Δ es 0 (2504.02732).',
  other: 'En su lugar',
  likeliest: 'el más probable',
  otherHint: 'Escriba un token y pulse Intro; vacío es el otro token más probable ahí.',
  typed: (token: string): string => `Pulse Intro para «${token}».`,
  unknown: 'El vocabulario de este modelo no puede escribir esto; pruebe otros caracteres.',
  several: (pieces: string): string => `Son varios tokens (${pieces}); escriba uno.`,
  whole: 'Con el sumidero',
  dropped: 'Sin él (token 0 quitado)',
  axes: 'token →, filas: antes de cada capa; última: al final',
  legend: 'Δ, partes de la longitud, logarítmica; desde 1 igual',
  figure: 'Cuánto se mueve cada token, capas sobre tokens; las flechas mueven, Intro cambia un token',
  hint: 'Señale una celda para ver sus números; haga clic en un token para cambiar ese.',
  readout: (token: string, layer: number | null, whole: number, dropped: number): string =>
    `${token}, ${layer === null ? 'después de la última capa' : `antes de la capa ${layer}`}: Δ ${three(whole)} con el sumidero, ${three(dropped)} sin él.`,
  means: (whole: number, dropped: number): string =>
    `Después de la última capa, los tokens siguientes se mueven de media ${three(whole)} de su longitud con el sumidero y ${three(dropped)} sin él.`,
  last: 'Ningún token sigue al cambiado, así que no hay media de los siguientes.',
  bounded: (tokens: number): string =>
    `Leído: los primeros ${plural(tokens, 'token')}; los números de más no cabrían en la memoria.`,
  progress: (done: number, total: number): string => `Leyendo cuatro textos: ${count(done)} de ${count(total)} filas.`,
  much: (work: number): string => `Cuatro lecturas son unos ${significant(work / 1e9, 2)} mil millones de multiplicaciones.`,
  start: 'Leer',
  stop: 'Parar',
  failed: (error: string): string => `La lectura falló: ${error} Cambie el token para intentarlo otra vez.`,
  columns: {
    layer: 'capa antes de la que está; la última: después de todas',
    token: 'token',
    text: 'texto',
    whole: 'Δ con el sumidero',
    dropped: 'Δ sin el token 0',
  },
} as const;
