/** What the panel of the MLP says. Loaded with its panel. */
import { exponential, signed } from '../numbers';
import { whole } from './amounts';
import { oblique, plural, wordFor } from './plural';

/** Of the products computed here and in the kernel. */
const agreement = (most: number): string =>
  most === 0
    ? ' Произведения, вычисленные здесь, те же, что в ядре.'
    : ` Произведения, вычисленные здесь, отличаются от ядра не больше чем на ${exponential(most, 0)}.`;

export const mlp = {
  line: (layer: number, token: string): string => `слой ${layer}, ${token}`,
  most: (most: number, neurons: number, closed: number): string =>
    `${whole(most)} из ${oblique(neurons, 'нейрона', 'нейронов')} дают 90 % выхода; почти ${wordFor(closed, 'закрыт', 'закрыты', 'закрыто')} ${plural(closed, 'вентиль', 'вентиля', 'вентилей')}.`,
  reading: (layer: number, token: string): string => `слой ${layer}, ${token}: читается`,
  none: (layer: number): string => `слой ${layer}: без MLP`,
  instead:
    'Этот слой — одно внимание: MLP в нём нет. В слое, где он есть, каждый токен проходит ещё через сотни нейронов, и каждый добавляет свой вектор.',
  idea: 'Через MLP каждый токен проходит сам по себе: нейрон перемножает вентиль и значение и добавляет свой вектор, умноженный на это произведение.',
  where: (difference: number | null): string =>
    `r — остаточный поток этого токена после внимания слоя, x — то, что делает из него RMSNorm (g — её веса, d — её ширина), i — нейрон; swish(z) = z / (1 + exp(−z)). w₂ — вектор, который добавляет нейрон i, умножив на h. Доля нейрона в выходе — длина |h| · ‖w₂‖ добавленного им как часть всех таких длин; векторы могут гасить друг друга, поэтому сам выход короче. Вентиль почти закрыт, если |swish| < 0,05. Прямое действие — то, что один его вектор делает с логитами в обход всех верхних слоёв, в масштабе последней нормировки этой строки. Произведение прочитано из ядра, когда строка токена вычисляется до этого места ещё раз; вентили и значения вычислены здесь по x и весам.${difference === null ? '' : agreement(difference)}`,
  order: 'Порядок',
  orders: { size: 'сначала большие', number: 'по номерам' },
  gate: 'вентиль',
  value: 'значение',
  product: 'произведение = вентиль × значение',
  axis: (order: 'size' | 'number'): string => (order === 'size' ? 'нейроны, сначала с большей долей' : 'нейроны по номерам'),
  ninety: '90 %',
  figure: (neurons: number): string => `Вентиль, значение и произведение ${oblique(neurons, 'нейрона', 'нейронов')}, столбиками`,
  readout: (neuron: number, gate: number, value: number, product: number, share: string): string =>
    `нейрон ${neuron}: вентиль ${signed(gate, 3)} × значение ${signed(value, 3)} = ${signed(product, 3)}, ${share} выхода`,
  number: (value: number): string => signed(value, 3),
  effect: (token: string, logits: number): string => `${token} ${logits < 0 ? '' : '+'}${signed(logits, 2)}`,
  columns: {
    neuron: 'нейрон',
    gate: 'вентиль',
    value: 'значение',
    product: 'произв.',
    share: 'доля',
    raises: 'прямо повышает больше всего',
  },
  tableColumns: {
    neuron: 'нейрон',
    gate: 'вентиль, swish(x · w_g)',
    value: 'значение, x · w_1',
    product: 'произведение',
    length: 'длина w_2',
    share: 'доля выхода',
  },
} as const;
