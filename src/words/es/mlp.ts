/** What the panel of the MLP says. Loaded with its panel. */
import { exponential, signed } from '../numbers';
import { plural, whole } from './amounts';

/** Of the products computed here and in the kernel. */
const agreement = (most: number): string =>
  most === 0
    ? ' Los productos calculados aquí son iguales a los del kernel.'
    : ` Los productos calculados aquí difieren de los del kernel como máximo en ${exponential(most, 0)}.`;

export const mlp = {
  line: (layer: number, token: string): string => `capa ${layer}, ${token}`,
  most: (most: number, neurons: number, closed: number): string =>
    `${whole(most)} de ${plural(neurons, 'neurona')} aportan el 90 % de la salida; ${
      closed === 1 ? '1 compuerta está casi cerrada' : `${whole(closed)} compuertas están casi cerradas`
    }.`,
  reading: (layer: number, token: string): string => `capa ${layer}, ${token}: leyéndose`,
  none: (layer: number): string => `capa ${layer}: sin MLP`,
  instead:
    'Esta capa es solo atención: no tiene MLP. En una capa que la tiene, cada token pasa además por unos cientos de neuronas, y cada una suma su propio vector.',
  idea: 'Cada token pasa por la MLP a solas: cada neurona multiplica una compuerta y un valor, y suma su propio vector multiplicado por ese producto.',
  where: (difference: number | null): string =>
    `r es el flujo residual de este token tras la atención de la capa, x lo que RMSNorm hace de él (g son sus pesos, d su ancho), i una neurona; swish(z) = z / (1 + exp(−z)). w₂ es el vector que suma la neurona i, multiplicado por h. La parte de una neurona en la salida es la longitud |h| · ‖w₂‖ de lo que suma, como fracción de todas esas longitudes; los vectores pueden cancelarse, así que la salida misma es más corta. Una compuerta está casi cerrada donde |swish| < 0,05. Su efecto directo es lo que su vector por sí solo hace a los logits, saltando todas las capas de arriba, en la escala de la última norma de esta fila. El producto se lee del kernel, cuando la fila del token se calcula de nuevo hasta ahí; compuertas y valores se calculan aquí a partir de x y los pesos.${difference === null ? '' : agreement(difference)}`,
  order: 'Orden',
  orders: { size: 'mayores primero', number: 'por número' },
  gate: 'compuerta',
  value: 'valor',
  product: 'producto = compuerta × valor',
  axis: (order: 'size' | 'number'): string => (order === 'size' ? 'neuronas, la mayor parte primero' : 'neuronas, por número'),
  ninety: '90 %',
  figure: (neurons: number): string => `Compuerta, valor y producto de ${whole(neurons)} neuronas, como barras`,
  readout: (neuron: number, gate: number, value: number, product: number, share: string): string =>
    `neurona ${neuron}: compuerta ${signed(gate, 3)} × valor ${signed(value, 3)} = ${signed(product, 3)}, ${share} de la salida`,
  number: (value: number): string => signed(value, 3),
  effect: (token: string, logits: number): string => `${token} ${logits < 0 ? '' : '+'}${signed(logits, 2)}`,
  columns: {
    neuron: 'neurona',
    gate: 'compuerta',
    value: 'valor',
    product: 'producto',
    share: 'parte',
    raises: 'favorece más, directamente',
  },
  tableColumns: {
    neuron: 'neurona',
    gate: 'compuerta, swish(x · w_g)',
    value: 'valor, x · w_1',
    product: 'producto',
    length: 'longitud de w_2',
    share: 'parte de la salida',
  },
} as const;
