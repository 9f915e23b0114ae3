/** What the panel of the MLP says. Loaded with its panel. */
import { type MlpWords, nonlinearity } from '../mlp-words';
import { exponential, signed } from '../numbers';
import { plural, whole } from './amounts';

/** Of the products computed here and in the kernel. */
const agreement = (most: number): string =>
  most === 0
    ? ' Lo calculado aquí de h es igual a lo del kernel.'
    : ` Lo calculado aquí de h difiere de lo del kernel como máximo en ${exponential(most, 0)}.`;

/** What the letters of the equation are. */
function letters({ norm, parallel, after }: MlpWords, definition: string): string {
  const [name, more] = norm === 'layer' ? ['LayerNorm', ' y b su sesgo, μ es la media de r'] : ['RMSNorm', ''];
  const before = parallel ? 'antes de la atención de la capa, junto a la cual corre la MLP' : 'tras la atención de la capa';
  const later = after ? ' N es una norma por la que pasa la suma antes de añadirse.' : '';
  return `r es el flujo residual de este token ${before}, x lo que ${name} hace de él (g son sus pesos${more}, d su ancho), i una neurona; ${definition}. w₂ es el vector que suma la neurona i, multiplicado por h.${later}`;
}

export const mlp = {
  line: (layer: number, token: string): string => `capa ${layer}, ${token}`,
  most: (most: number, neurons: number, closed: number, gated: boolean): string => {
    const gates = closed === 1 ? '1 compuerta está casi cerrada' : `${whole(closed)} compuertas están casi cerradas`;
    const off = closed === 1 ? '1 está casi apagada' : `${whole(closed)} están casi apagadas`;
    return `${whole(most)} de ${plural(neurons, 'neurona')} aportan el 90 % de la salida; ${gated ? gates : off}.`;
  },
  reading: (layer: number, token: string): string => `capa ${layer}, ${token}: leyéndose`,
  none: (layer: number): string => `capa ${layer}: sin MLP`,
  instead:
    'Esta capa es solo atención: no tiene MLP. En una capa que la tiene, cada token pasa además por unos cientos de neuronas, y cada una suma su propio vector.',
  idea: 'Cada token pasa por la MLP a solas: cada neurona multiplica una compuerta y un valor, y suma su propio vector multiplicado por ese producto.',
  plainIdea:
    'Cada token pasa por la MLP a solas: cada neurona lo mide en una dirección, aplica una no linealidad y suma su propio vector por el resultado.',
  where(facts: MlpWords, difference: number | null): string {
    const quiet = facts.gated
      ? `Una compuerta está casi cerrada donde |${facts.f}| < 0,05.`
      : 'Una neurona está casi apagada donde |h| < 0,05.';
    const effect = facts.effects
      ? ' Su efecto directo es lo que su vector por sí solo hace a los logits, saltando todas las capas de arriba, en la escala de la última norma de esta fila.'
      : '';
    const read = facts.gated
      ? 'El producto se lee del kernel, cuando la fila del token se calcula de nuevo hasta ahí; compuertas y valores se calculan aquí a partir de x y los pesos.'
      : 'h se lee del kernel, cuando la fila del token se calcula de nuevo hasta ahí; los valores se calculan aquí a partir de x y los pesos.';
    return `${letters(facts, nonlinearity(facts))} La parte de una neurona en la salida es la longitud |h| · ‖w₂‖ de lo que suma, como fracción de todas esas longitudes; los vectores pueden cancelarse, así que la salida misma es más corta. ${quiet}${effect} ${read}${difference === null ? '' : agreement(difference)}`;
  },
  order: 'Orden',
  orders: { size: 'mayores primero', number: 'por número' },
  gate: 'compuerta',
  value: 'valor',
  product: 'producto = compuerta × valor',
  bent: (f: string): string => `h = ${f}(valor)`,
  axis: (order: 'size' | 'number'): string => (order === 'size' ? 'neuronas, la mayor parte primero' : 'neuronas, por número'),
  ninety: '90 %',
  figure: (neurons: number, gated: boolean): string =>
    `${gated ? 'Compuerta, valor y producto' : 'Valor y h'} de ${whole(neurons)} neuronas, como barras`,
  readout(neuron: number, gate: number | null, value: number, product: number, share: string): string {
    const made =
      gate === null
        ? `valor ${signed(value, 3)}, h ${signed(product, 3)}`
        : `compuerta ${signed(gate, 3)} × valor ${signed(value, 3)} = ${signed(product, 3)}`;
    return `neurona ${neuron}: ${made}, ${share} de la salida`;
  },
  number: (value: number): string => signed(value, 3),
  effect: (token: string, logits: number): string => `${token} ${logits < 0 ? '' : '+'}${signed(logits, 2)}`,
  columns: {
    neuron: 'neurona',
    gate: 'compuerta',
    value: 'valor',
    product: 'producto',
    bent: 'h',
    share: 'parte',
    raises: 'favorece más, directamente',
  },
  tableColumns: {
    neuron: 'neurona',
    gate: (f: string): string => `compuerta, ${f}(x · w_g)`,
    value: 'valor, x · w_1',
    product: 'producto',
    bent: (f: string): string => `h, ${f}(valor)`,
    length: 'longitud de w_2',
    share: 'parte de la salida',
  },
} as const;
