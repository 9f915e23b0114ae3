/** What the panel of factors says. Loaded with its panel. */
import { exponential } from '../numbers';
import { significant, whole } from './amounts';

const ofPart = { key: 'de la clave', value: 'del valor' } as const;
const rebuilt = { key: 'clave, reconstruida', value: 'valor, reconstruido' } as const;
const letter = { key: 'k', value: 'v' } as const;
type Part = keyof typeof ofPart;

export const factors = {
  tensorLine: (layer: number, token: string, kept: number, built: number): string =>
    `capa ${layer}, ${token}: ${whole(kept)} números en la caché, ${whole(built)} reconstruidos a partir de ellos`,
  none: (layer: number, name: string): string => `capa ${layer}: ${name}`,
  idea: 'La caché guarda unos pares de vectores: a dice cuánto toma cada cabeza y b, qué toma; la media de sus productos es cada clave.',
  where:
    'R es el rango de las claves, o de los valores, H las cabezas, d el ancho de una cabeza. a y b son los factores del token en la caché; el b de una clave, antes de rotarlo según la posición. Solo cuenta el producto de a y b, así que ambos pueden cambiar de signo a la vez.',
  latentIdea:
    'La caché guarda un vector corto, el latente, del que cada cabeza obtiene su clave y su valor, y una clave rotatoria para todas.',
  latentWhere:
    'x es la entrada normalizada de la capa; c el vector latente, normalizado a su vez; kᴿ la clave rotatoria antes de rotarla según la posición. h es la cabeza; su clave y su valor tienen ancho d. Para medir sus longitudes, la fila de este token reconstruye sus claves y valores.',
  part: 'Factores',
  parts: ofPart,
  dropped:
    'Los datos de esta fila se descartaron para ahorrar memoria. Elija otro token, o vuelva a este para calcularla de nuevo.',
  instead: (name: string): string =>
    `Esta capa (${name}) no guarda ni factores ni un vector latente. La atención por producto tensorial (TPA) guarda factores; la atención latente multicabeza (MLA), un vector latente.`,
  legendFactors: 'factores a y b',
  legendVectors: 'términos y su suma',
  legendLatent: 'vector latente y clave rotatoria',
  kept: 'En la caché',
  built: 'Reconstruido',
  numbers: (formula: string, count: number): string => `${formula} = ${whole(count)} números`,
  ratio: (kept: number, built: number): string => `${significant((100 * kept) / built)} % de lo reconstruido`,
  lengths: (of: Part): string => `Longitudes ‖${letter[of]}‖`,
  agree: (most: number): string =>
    `reconstruidas aquí, frente a las medidas en el modelo: ${most === 0 ? 'sin diferencia' : `difieren como máximo en ${exponential(most, 0)}`}`,
  term: (rank: number, ranks: number): string => `${ranks === 1 ? '' : `1/${ranks} · `}a${sub(rank + 1)} × b${sub(rank + 1)}`,
  sum: (of: Part, ranks: number): string => (ranks === 1 ? rebuilt[of] : `${rebuilt[of]}: la suma`),
  figureA: (of: Part, rank: number): string => `Factor a de rango ${rank + 1} ${ofPart[of]}, un número por cabeza`,
  figureB: (of: Part, rank: number): string => `Factor b de rango ${rank + 1} ${ofPart[of]}, un número por componente`,
  figureTerm: (of: Part, rank: number): string => `Término ${rank + 1} ${ofPart[of]}, una fila por cabeza`,
  figureSum: (of: Part): string =>
    of === 'key'
      ? 'La clave reconstruida a partir de los factores, una fila por cabeza'
      : 'El valor reconstruido a partir de los factores, una fila por cabeza',
  hint: 'Señale una celda para leer su número.',
  readout: (name: string, head: number, feature: number, value: string): string =>
    `${name}: cabeza ${head}, componente ${feature}: ${value}`,
  readoutA: (rank: number, head: number, value: string): string => `a${sub(rank + 1)}: cabeza ${head}: ${value}`,
  readoutB: (rank: number, feature: number, value: string): string => `b${sub(rank + 1)}: componente ${feature}: ${value}`,
  readoutVector: (name: string, feature: number, value: string): string => `${name}: ${feature}: ${value}`,
  latent: 'vector latente c',
  rotaryKey: 'clave rotatoria kᴿ',
  vectorTitle: (name: string, width: number, norm: string): string => `${name}, ${width} números, longitud ${norm}`,
  builtKeys: '‖k‖ por cabeza',
  builtValues: '‖v‖ por cabeza',
  columns: { vector: 'vector', rank: 'rango', head: 'cabeza', feature: 'componente', value: 'valor' },
  names: { a: 'a', b: 'b', rebuilt: 'reconstruido', latent: 'latente', rotaryKey: 'clave rotatoria' },
} as const;

/** A number below the line. */
function sub(n: number): string {
  return String(n).replaceAll(/\d/g, (digit) => String.fromCodePoint(0x20_80 + Number(digit)));
}
