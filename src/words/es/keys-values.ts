/** What the panel of cached keys and values says. Loaded with its panel. */
import { signed } from '../numbers';
import { plural, whole } from './amounts';

const one = { key: 'clave', value: 'valor' } as const;
type Part = keyof typeof one;

export const keysValues = {
  line: (group: string, heads: number, live: number, width: number): string =>
    `${group}${heads > 1 ? `, compartido por ${whole(heads)} cabezas` : ''}: ${plural(live, 'token')} × ${whole(width)} números, dos veces`,
  reading: (layer: number): string => `capa ${layer}: leyéndose`,
  none: (layer: number, name: string): string => `capa ${layer}: ${name}`,
  idea: 'Cada token deja una fila en cada matriz, y todas las filas posteriores del texto las leen: esto es la caché KV.',
  where({ turned, normed }: { readonly turned: boolean; readonly normed: boolean }): string {
    const cached = turned
      ? 'Una clave se guarda antes de rotarla según la posición.'
      : 'Las posiciones son vectores que el modelo aprendió y ya están en x: ninguna clave se rota.';
    const norm = normed ? ' N es una norma del grupo; la clave se guarda después de ella.' : '';
    return `x es la entrada normalizada de la capa para el token t, g el grupo de la cabeza enfocada: las cabezas de consulta de un grupo comparten sus claves y valores. ${cached}${norm} ‖·‖ es la longitud de una fila, la barra a su lado. Los tokens desalojados ya no están.`;
  },
  instead: (name: string): string =>
    `Esta capa (${name}) no guarda una clave y un valor por token. La atención con softmax sí: una y uno por cada token y cabeza de clave/valor.`,
  titles: { key: 'claves k', value: 'valores v' },
  figure: (of: Part, name: string, rows: number, width: number): string =>
    `${of === 'key' ? 'Las claves' : 'Los valores'} de ${name}: ${plural(rows, 'token')}, ${whole(width)} números cada uno`,
  legend: 'valor de un número',
  leftOut: (count: number): string =>
    count === 1 ? '1 token tras el primero omitido' : `${whole(count)} tokens tras el primero omitidos`,
  hint: 'Señale una celda para leer su número.',
  readout: (of: Part, token: string, feature: number, value: number, length: number): string =>
    `${one[of]} del token ${token}, número ${feature}: ${signed(value, 3)}; longitud ${signed(length, 3)}`,
  columns: { token: 'índice', text: 'token', feature: 'número', key: 'clave', value: 'valor' },
} as const;
