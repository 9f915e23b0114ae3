/** What the panel of retention says. Loaded with its panel. */
import { fixed, exponential } from '../numbers';
import { significant, whole } from './amounts';

/** 0.9576; 0.99609. */
const gamma = (value: number): string => fixed(value, 4);
const tokens = (value: number): string => `${significant(value)} ${value === 1 ? 'token' : 'tokens'}`;

const rowsTo = (last: number): string => (last === 1 ? 'la fila 1' : `las filas 1 a ${last}`);

export const retention = {
  /** Words in its equation. */
  inEquation: { either: 'o', halfLife: 'semivida', recall: 'recuerdo' },
  line: (layer: number, shortest: number, longest: number, last: number): string =>
    `capa ${layer}: un token se reduce a la mitad en ${significant(shortest)} a ${tokens(longest)}, según la cabeza (media de ${rowsTo(last)})`,
  none: (layer: number, name: string): string => `capa ${layer}: ${name}`,
  instead: (name: string): string =>
    `En esta capa (${name}) nada se desvanece: un token está en la caché o no está. Una capa de retención lo guarda todo en un estado de tamaño fijo, que se desvanece con cada token nuevo.`,
  lookAt: (layer: number): string => `Ir a la capa ${layer}, de retención`,
  idea: 'Cada cabeza suma cada token a una matriz, que antes se encoge por γ: con γ cerca de 1 recuerda mucho tiempo; con γ pequeño, solo unos tokens.',
  where:
    'n es la fila, m un token anterior, i el token que se recuerda; q, k, v son consultas, claves (rotadas según la posición y divididas entre √d) y valores; S es el estado. El recuerdo consulta el estado con la propia clave de un token: es la parte de los pesos devueltos que cae en su propio valor. Se calcula a partir de las claves y los decaimientos de este texto; los valores no se guardan. En la retención con compuerta cada token elige su γ: puede vaciar el estado, o conservarlo.',
  heads: 'Decaimiento por cabeza',
  columns: {
    head: 'cabeza',
    gamma: 'γ en esta fila',
    halfLife: 'semivida media, tokens',
    min: 'γ mínimo',
    max: 'γ máximo',
    stateNorm: '‖S‖',
  },
  overRows: (last: number): string =>
    last < 1
      ? 'La semivida y los γ mínimo y máximo necesitan una segunda fila: en la fila 0 no hay nada que se desvanezca.'
      : `La semivida (de la media de log γ) y los γ mínimo y máximo son de ${rowsTo(last)}. La fila 0 se omite: no tiene nada que se desvanezca.`,
  gamma,
  number: significant,
  tokens,
  matrix: (head: string, count: number): string => `Lo que queda de cada token, ${head}, últimas ${whole(count)} filas`,
  matrixFigure: (head: string): string => `Matriz de decaimiento D de ${head}: las filas son consultas, las columnas claves`,
  matrixLegend: 'D, la parte que queda',
  matrixReadout: (row: string, column: string, value: string): string => `${row}: queda ${value} del token ${column}`,
  matrixHint: 'Señale una celda para leer lo que queda.',
  gammas: 'γ token por token',
  gammasFigure: 'γ de cada cabeza en cada token',
  fixed: 'γ es igual en todos los tokens: 1 − 2^(−5 − h) para la cabeza h.',
  gammaAxis: 'γ',
  state: {
    title: (head: string, rows: number, columns: number): string => `El estado de ${head}, ${rows} × ${columns}`,
    figure: (head: string): string =>
      `El estado de ${head}: una fila por componente de clave, una columna por componente de valor`,
    legend: 'estado S',
    readout: (row: number, column: number, value: string): string =>
      `componente ${row} de la clave, ${column} del valor: ${value}`,
    hint: 'Señale una celda para leer su número.',
    none: 'El estado se está leyendo.',
  },
  norms: '‖S‖ por paso',
  normsFigure: 'Norma del estado de cada cabeza en cada paso',
  normAxis: '‖S‖',
  recall: (head: string): string => `Lo que aún se puede recordar, ${head}`,
  recallFigure: (head: string): string =>
    `Parte del propio valor de un token cuando su clave consulta el estado de ${head}, según su antigüedad`,
  recallNote: (age: string): string =>
    `Hasta ${age} atrás, al menos la mitad de lo que se recuerda es el propio valor del token.`,
  recallNone: 'No se puede recordar ningún token: la interferencia de otros pesa más que su propio valor.',
  ageAxis: 'antigüedad en tokens',
  recallAxis: 'parte propia',
  recallSeries: 'recuerdo',
  forms: 'Tres formas, una función',
  measure: 'Calcular las tres',
  measuring: 'Leyendo el texto y calculando las tres formas.',
  formsHint: (layer: number): string =>
    `Calculado con las consultas, claves, valores y decaimientos de la capa ${layer} en este texto, en float32: todas las filas a la vez, bloque por bloque, token por token.`,
  rows: 'Tokens',
  parallel: 'Paralela: mayor número',
  recurrent: 'Recurrente: mayor diferencia',
  chunkwise: (chunk: number): string => `Bloques de ${chunk}: mayor diferencia`,
  apart: (value: number): string => (value === 0 ? 'sin diferencia' : exponential(value, 1)),
  tableColumns: { head: 'cabeza', row: 'fila', gamma: 'γ', stateNorm: '‖S‖' },
} as const;
