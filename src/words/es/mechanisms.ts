/** What each mechanism is called, and what the letters of its equations mean. */
const place = 't es la fila, j la columna.';
const moved =
  'α es el reparto de la atención de la cabeza y o es su salida. α·‖v‖ es la longitud de un término de esa suma: un peso grande sobre un valor corto aporta poco.';
const allocated =
  'Lo reservado es el tamaño real de los búferes del backend; n cuenta entonces todas las ranuras, con token o libres.';
const bytes = `b bytes por número, n ranuras. ${allocated}`;
const keysAndValues = `b bytes por número, n ranuras; el 2 son una clave y un valor. ${allocated}`;

/** By how many query heads share a key and a value (2305.13245). */
const shared = (heads: number, groups: number): string => (groups === heads ? 'MHA' : groups === 1 ? 'MQA' : `GQA-${groups}`);
const weighed = (heads: number, groups: number, rectified: boolean): string =>
  heads === 1 ? (rectified ? 'ReLU' : 'softmax') : `${shared(heads, groups)}${rectified ? ', ReLU' : ''}`;
const extra = { none: '', zero: ', softmax + 1', key: ', sesgo de clave', logit: ', logit de sumidero aprendido' } as const;

export const mechanisms = {
  /** In an equation, what it computes. */
  bytes: 'bytes',
  softmax: {
    name: (
      heads: number,
      groups: number,
      window: number | null,
      extraLogit: keyof typeof extra,
      rectified: boolean,
      gated: boolean,
    ): string =>
      `${weighed(heads, groups, rectified)}${window === null ? '' : `, ventana ${window}`}${extra[extraLogit]}${gated ? ', compuerta de salida' : ''}`,
    attention: `q, k y v son la consulta, la clave y el valor de esta cabeza, d su ancho, t la fila, j la columna. ${moved}`,
    capped: (cap: number): string => `Un tope suave mantiene cada exponente entre −${cap} y ${cap}.`,
    headNorm: 'Antes, q y k pasan por una norma de la cabeza.',
    sinkLogit: 'z* es un número que la cabeza aprendió: toma su parte de la fila y no suma nada.',
    rectified:
      'No hay softmax: n_t es cuántos tokens de la caché ve la fila, incluido el suyo. Donde se cuentan partes, lo son de la suma de la fila.',
    gate: 'g es la compuerta de la cabeza, 0 cerrada, 1 abierta: w es aprendido, x es la entrada de la capa tras su norma. α·‖v‖ es antes de la compuerta.',
    cache: `L capas, G cabezas de clave/valor, d el ancho de una cabeza, ${keysAndValues}`,
  },
  latent: {
    name: 'MLA',
    attention: `c es el vector latente de un token, del que cada cabeza obtiene su clave y su valor con W_UK y W_UV; no se guarda ni la una ni el otro. q es la consulta de esta cabeza; q^R y k^R solo llevan la posición, y todas las cabezas comparten k^R; ρ las rota según la posición de su token. d y d_R son sus anchos. ${place} ${moved}`,
    cache: `L capas, d_c el ancho del vector latente, d_R el de la clave rotatoria, ${bytes}`,
  },
  cross: {
    name: (heads: number, groups: number): string => `cruzada, ${weighed(heads, groups, false)}`,
    attention: `q es la consulta de esta cabeza; k y v vienen de la caché compartida, que leen todas las capas por encima del autodecodificador. d es el ancho de una cabeza, t la fila, j la columna. ${moved}`,
    cache: `Una caché compartida para todas las capas del decodificador cruzado: G cabezas de clave/valor, d el ancho de una cabeza, ${keysAndValues} Los bytes no crecen con el número de capas.`,
  },
  retention: {
    name: { fixed: 'retención', gated: 'retención con compuerta' },
    attention:
      'q, k y v son la consulta, la clave y el valor de esta cabeza, q y k rotadas según la posición de sus tokens; γ es la parte del estado S que queda al añadir un token. t es la fila, j la columna. La cabeza solo lee S; los pesos w son la atención equivalente, token por token. Tienen signo y no suman 1, así que |w| se dibuja y se cuenta como parte de su fila. Después, la salida de la cabeza se normaliza y pasa por una compuerta.',
    cache:
      'L capas, H cabezas, d_k y d_v los anchos de una clave y un valor, b bytes por número: un estado por cabeza, con cualquier longitud. Las claves y los decaimientos de cada token se guardan solo para dibujar los pesos, y se cuentan aparte.',
  },
  infini: {
    name: (segment: number): string => `Infini, segmentos de ${segment}`,
    attention:
      'q, k y v son la consulta, la clave y el valor de esta cabeza, rotadas según la posición de sus tokens solo dentro del segmento s; φ hace positivas las consultas y las claves para la memoria M, que no tiene posiciones y contiene todos los segmentos anteriores. σ(β), una compuerta aprendida por cabeza, es la parte que se da a M. Una fila muestra (1 − σ(β)) α para los tokens de su segmento; el resto, hasta 1, es la parte de la memoria. En el primer segmento M está vacía, y la fila suma menos de 1.',
    cache:
      'L capas, H cabezas, d el ancho de una cabeza, N tokens por segmento, b bytes por número, n tokens: la memoria M y z, constantes con cualquier longitud, y las claves y los valores del segmento actual.',
  },
  linear: {
    name: (group: number | null, kernel: number | null): string =>
      `lineal${group === null ? '' : `, grupos de ${group}`}${kernel === null ? '' : `, convolución ${kernel}`}`,
    plain:
      'q, k y v son la consulta, la clave y el valor de esta cabeza, q y k rotadas según la posición de sus tokens; φ las hace positivas. t es la fila, j la columna. La cabeza solo lee S y z; los pesos α son la atención equivalente, token por token. Suman 1.',
    grouped:
      'q, k y v son la consulta, la clave y el valor de esta cabeza, q y k rotadas según la posición de sus tokens; φ las hace positivas. t es la fila, j la columna, u(t) su grupo de g tokens. Dentro de su grupo la fila tiene un softmax; de los grupos anteriores lee solo sumas, ponderadas por α, un número aprendido por cabeza. Los pesos w son la atención equivalente, token por token; un α negativo da pesos negativos, así que |w| se dibuja y se cuenta como parte de su fila.',
    convolution:
      'La convolución C suma valores solo según la distancia, con κ coeficientes, de los que se enmascaran los que miran hacia delante; no es atención, así que no está en los pesos.',
    cache:
      'L capas, H cabezas, d el ancho de una cabeza y d_φ el de φ, b bytes por número: S y z; con grupos, también las g claves y valores del último grupo; con convolución, sus últimos ⌊κ/2⌋ valores. Todo es constante con cualquier longitud. Las claves de cada token se guardan solo para dibujar los pesos, y se cuentan aparte.',
  },
  tensorProduct: {
    name: (keyRank: number, valueRank: number): string => `TPA, rangos ${keyRank} + ${valueRank}`,
    attention: `a y b son los factores de consultas (Q), claves (K) y valores (V), de rangos R; h es la cabeza, d su ancho; ρ rota b según la posición de su token. ${place} Los productos de los vectores b son los mismos para todas las cabezas. ${moved} k y v se reconstruyen a partir de los factores de un token; no se guarda la clave ni el valor de ninguna cabeza.`,
    cache: `L capas, R_K y R_V los rangos de claves y valores, H cabezas, d el ancho de una cabeza, ${bytes}`,
  },
} as const;
