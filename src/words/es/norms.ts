/** What the panel of norms says. Loaded with its panel. */
import { fixed } from '../numbers';

const times = (ratio: number): string => `×\u00a0${fixed(ratio, 2)}`;

export const norms = {
  /** Token 0's norms, in those of the others. */
  line: (key: number, value: number, hidden: number): string =>
    `frente a la mediana: clave ${times(key)}, valor ${times(value)}, ‖x‖ ${times(hidden)}`,
  hiddenLine: (hidden: number, layer: number): string =>
    `frente a la mediana: estado oculto tras la capa ${layer} ${times(hidden)}`,
  idea: 'Un sumidero tiene un valor corto, así que la atención que recibe mueve poco, y a menudo el estado oculto más largo de todos los tokens.',
  where:
    'ρ compara el token 0 con los demás; lo mismo para k y v. ‖k‖ y ‖v‖ son las longitudes de la clave y el valor tal como están en la caché. ‖x‖ es la longitud del estado oculto, al que suma cada capa: la salida de una capa es la entrada de la siguiente, y tras la última entra en la norma final. α_tj es lo que la fila t da al token j.',
  figure: (group: string): string => `Normas de la clave y el valor de cada token, ${group}; el token 0 en el color de acento`,
  keyNorm: (group: string): string => `clave ‖k‖, ${group}`,
  valueNorm: (group: string): string => `valor ‖v‖, ${group}`,
  hiddenNorm: (layer: number): string => `estado oculto ‖x‖, tras la capa ${layer}`,
  hiddenFigure: (layer: number): string =>
    `Norma del estado oculto de cada token tras la capa ${layer}; el token 0 en el color de acento`,
  hiddenRatios: ([before = Number.NaN, ...after]: readonly number[]): string =>
    `estado oculto antes de la capa 0 ${times(before)}, ${after.map((ratio, layer) => `tras\u00a0${layer}\u00a0${times(ratio)}`).join(', ')}`,
  tokenAxis: 'token',
  normAxis: 'norma',
  columns: {
    layer: 'capa',
    group: 'cabeza de clave/valor',
    key: '‖k‖ del token 0',
    value: '‖v‖ del token 0',
    keyOthers: 'mediana de ‖k‖ de los demás',
    valueOthers: 'mediana de ‖v‖ de los demás',
    before: '‖x‖ del token 0, antes de la capa',
    beforeOthers: 'mediana de ‖x‖ de los demás, antes de la capa',
    after: '‖x‖ del token 0, tras la capa',
    afterOthers: 'mediana de ‖x‖ de los demás, tras la capa',
  },
} as const;
