/** What the panel of scores says. Loaded with its panel. */
import { plusOrMinus, signed } from '../numbers';

const three = (value: number): string => signed(value, 3);

export const score = {
  line: (head: string, row: string, key: string, value: number, share: string): string =>
    `${head}: ${row} смотрит на ${key} с оценкой ${three(value)}, это ${share} её внимания`,
  none: (layer: number): string => `слой ${layer}: оценок нет`,
  instead:
    'Оценки этого слоя — не произведения запроса и ключа из кэша. Посмотрите слой с softmax-вниманием к ключам и значениям.',
  later: (row: string, key: string): string =>
    `${row} не может смотреть на ${key}: он идёт позже. Укажите на более ранний токен.`,
  unseen: (row: string, key: string): string => `${row} не видит ${key}: он вытеснен или вне окна.`,
  reading: (row: string, key: string): string => `${row}, ${key}: читается`,
  idea: 'Оценка — это две длины и угол, а ещё и сумма по тем, кто записал запрос и кто записал ключ.',
  where(cap: number | null): string {
    const after = cap === null ? '' : ` Всё это до ограничения: softmax получает ${cap} · tanh(s / ${cap}).`;
    return `q_i — запрос строки i, k_j — ключ токена j, R — поворот на расстояние между ними, если он есть в слое, θ — угол между ними после поворота. a и b пробегают тех, кто писал в остаточный поток: эмбеддинг, выученную позицию, внимание и MLP каждого из нижних слоёв и смещения. Масштабы нормировок оставлены такими, каковы они в этой строке; поэтому каждая часть линейна, и части складываются точно. Остаточный поток, запрос и ключи прочитаны у движка; части вычислены здесь с двойной точностью.${after}`;
  },
  factorsTitle: 'Две длины и угол',
  queryLength: '‖q‖',
  keyLength: '‖k‖',
  cosine: 'cos θ',
  score: 'оценка',
  number: (value: number): string => three(value),
  beside: (value: number, usual: number): string => `${three(value)}, обычно ${three(usual)}`,
  marks: 'Тонкие черты — остальные ключи этой строки, длинная — их медиана. ‖q‖ одна и та же для всех ключей строки.',
  figure: 'Три множителя оценки и сама оценка поверх остальных ключей; стрелки переходят к другому ключу',
  writersTitle: 'Кто записал запрос и кто записал ключ',
  letters: 'Строки: кто записал запрос. Столбцы: кто записал ключ. A0 — внимание слоя 0, M0 — его MLP.',
  corner: 'q \\ k',
  others: 'прочие',
  othersInWords: 'все прочие',
  sources: { embedding: 'эмб', position: 'поз', bias: 'смещ' },
  inWords: { embedding: 'эмбеддинг', position: 'позиция', bias: 'смещения' },
  inLayer: (part: 'attention' | 'mlp', layer: number): string => `${part === 'mlp' ? 'M' : 'A'}${layer}`,
  inLayerInWords: (part: 'attention' | 'mlp', layer: number): string =>
    part === 'mlp' ? `MLP слоя ${layer}` : `внимание слоя ${layer}`,
  part: (query: string, key: string, value: number, sum: number): string =>
    `В запросе ${query}, в ключе ${key}: ${plusOrMinus(value, 3)} из ${three(sum)}.`,
  /** @param digits behind the point */
  cell: (value: number, digits: number): string => signed(Math.abs(value) < 0.5 / 10 ** digits ? 0 : value, digits),
  adds: (sum: number, engine: number): string => `Сумма таблицы — ${signed(sum, 4)}; оценка движка — ${signed(engine, 4)}.`,
  capped: (value: number): string => `Ограничение делает из неё ${three(value)}.`,
  unturned: (distance: number, value: number): string =>
    `Токен или место? Без поворота на расстояние ${distance} было бы ${three(value)}.`,
  placed: (value: number): string => `Токен или место? Части с выученной позицией дают ${three(value)}.`,
  columns: { query: 'кто записал запрос', key: 'кто записал ключ', part: 'часть оценки' },
} as const;
