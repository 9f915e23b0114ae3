/** What the panel of the MLP says. Loaded with its panel. */
import { type MlpWords, nonlinearity } from '../mlp-words';
import { exponential, signed } from '../numbers';
import { whole } from './amounts';
import { oblique, plural, wordFor } from './plural';

/** Of the products computed here and in the kernel. */
const agreement = (most: number): string =>
  most === 0
    ? ' Числа h, вычисленные здесь, те же, что в ядре.'
    : ` Числа h, вычисленные здесь, отличаются от ядра не больше чем на ${exponential(most, 0)}.`;

/** What the letters of the equation are. */
function letters({ norm, parallel, after }: MlpWords, definition: string): string {
  const [name, more] = norm === 'layer' ? ['LayerNorm', ', b — её смещение, μ — среднее r'] : ['RMSNorm', ''];
  const before = parallel ? 'до внимания слоя, рядом с которым работает MLP' : 'после внимания слоя';
  const later = after ? ' N — нормировка, через которую сумма проходит, прежде чем прибавиться.' : '';
  return `r — остаточный поток этого токена ${before}, x — то, что делает из него ${name} (g — её веса${more}, d — её ширина), i — нейрон; ${definition}. w₂ — вектор, который добавляет нейрон i, умножив на h.${later}`;
}

export const mlp = {
  line: (layer: number, token: string): string => `слой ${layer}, ${token}`,
  most: (most: number, neurons: number, closed: number, gated: boolean): string => {
    const gates = `почти ${wordFor(closed, 'закрыт', 'закрыты', 'закрыто')} ${plural(closed, 'вентиль', 'вентиля', 'вентилей')}`;
    const off = `почти ${wordFor(closed, 'молчит', 'молчат', 'молчат')} ${plural(closed, 'нейрон', 'нейрона', 'нейронов')}`;
    return `${whole(most)} из ${oblique(neurons, 'нейрона', 'нейронов')} дают 90 % выхода; ${gated ? gates : off}.`;
  },
  reading: (layer: number, token: string): string => `слой ${layer}, ${token}: читается`,
  none: (layer: number): string => `слой ${layer}: без MLP`,
  instead:
    'Этот слой — одно внимание: MLP в нём нет. В слое, где он есть, каждый токен проходит ещё через сотни нейронов, и каждый добавляет свой вектор.',
  idea: 'Через MLP каждый токен проходит сам по себе: нейрон перемножает вентиль и значение и добавляет свой вектор, умноженный на это произведение.',
  plainIdea:
    'Через MLP каждый токен проходит сам по себе: нейрон измеряет его в одном направлении, применяет нелинейность и добавляет свой вектор, умноженный на результат.',
  where(facts: MlpWords, difference: number | null): string {
    const quiet = facts.gated ? `Вентиль почти закрыт, если |${facts.f}| < 0,05.` : 'Нейрон почти молчит, если |h| < 0,05.';
    const effect = facts.effects
      ? ' Прямое действие — то, что один его вектор делает с логитами в обход всех верхних слоёв, в масштабе последней нормировки этой строки.'
      : '';
    const read = facts.gated
      ? 'Произведение прочитано из ядра, когда строка токена вычисляется до этого места ещё раз; вентили и значения вычислены здесь по x и весам.'
      : 'h прочитано из ядра, когда строка токена вычисляется до этого места ещё раз; значения вычислены здесь по x и весам.';
    return `${letters(facts, nonlinearity(facts))} Доля нейрона в выходе — длина |h| · ‖w₂‖ добавленного им как часть всех таких длин; векторы могут гасить друг друга, поэтому сам выход короче. ${quiet}${effect} ${read}${difference === null ? '' : agreement(difference)}`;
  },
  order: 'Порядок',
  orders: { size: 'сначала большие', number: 'по номерам' },
  gate: 'вентиль',
  value: 'значение',
  product: 'произведение = вентиль × значение',
  bent: (f: string): string => `h = ${f}(значение)`,
  axis: (order: 'size' | 'number'): string => (order === 'size' ? 'нейроны, сначала с большей долей' : 'нейроны по номерам'),
  ninety: '90 %',
  figure: (neurons: number, gated: boolean): string =>
    `${gated ? 'Вентиль, значение и произведение' : 'Значение и h'} ${oblique(neurons, 'нейрона', 'нейронов')}, столбиками`,
  readout(neuron: number, gate: number | null, value: number, product: number, share: string): string {
    const made =
      gate === null
        ? `значение ${signed(value, 3)}, h ${signed(product, 3)}`
        : `вентиль ${signed(gate, 3)} × значение ${signed(value, 3)} = ${signed(product, 3)}`;
    return `нейрон ${neuron}: ${made}, ${share} выхода`;
  },
  number: (value: number): string => signed(value, 3),
  effect: (token: string, logits: number): string => `${token} ${logits < 0 ? '' : '+'}${signed(logits, 2)}`,
  columns: {
    neuron: 'нейрон',
    gate: 'вентиль',
    value: 'значение',
    product: 'произв.',
    bent: 'h',
    share: 'доля',
    raises: 'прямо повышает больше всего',
  },
  tableColumns: {
    neuron: 'нейрон',
    gate: (f: string): string => `вентиль, ${f}(x · w_g)`,
    value: 'значение, x · w_1',
    product: 'произведение',
    bent: (f: string): string => `h, ${f}(значение)`,
    length: 'длина w_2',
    share: 'доля выхода',
  },
} as const;
