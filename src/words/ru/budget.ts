/** What the panel of where each row's attention goes says. Loaded with its panel. */
import { fixed } from '../numbers';
import { whole } from './amounts';
import { oblique, ofRows, ofSlots, ofTokens, rowCount, tokenCount, wordFor } from './plural';

/** A number below 1, rounded up to one digit: 2e−7. */
const atMost = (value: number): string => {
  const power = Math.ceil(-Math.log10(value));
  const digit = Math.ceil(value * 10 ** power);
  return digit === 10 ? `1e−${power - 1}` : `${digit}e−${power}`;
};

const where =
  't — строка, j — токен, α — его вес: 0 у токена, которого в кэше уже нет. S — доля первых s токенов, сток (s равно 1 или числу закреплённых токенов; если токен 0 удалён, счёт идёт с токена 1). R — доля r\u00a0=\u00a016 токенов перед строкой, F — всех остальных. N — то, что берёт дополнительный логит в softmax или память о прежних сегментах; если их нет — 0; без softmax α — вес, делённый на сумму строки, а у строки из нулей N равно 1. Строка 0 не учитывается: она может смотреть только на себя.';

export const budget = {
  line: {
    whole: (whose: string, furthest: number): string =>
      furthest === 0 ? `${whose}; суммы строк равны 1` : `${whose}; суммы 1 ± ${atMost(furthest)}`,
    withNowhere: (whose: string): string => `${whose}; сумма 1 вместе с «никуда»`,
    withMemory: (whose: string): string => `${whose}; сумма 1 вместе с памятью`,
  },
  meanOf: (heads: number): string => `среднее по ${oblique(heads, 'голове', 'головам')}`,
  gaps: (count: number): string =>
    `${wordFor(count, 'Удалена', 'Удалены', 'Удалено')} ради экономии памяти ${rowCount(count)} этого текста; здесь ${count === 1 ? 'она не входит' : 'они не входят'}.`,
  idea: 'Столбец — внимание одной строки по частям.',
  drawn: 'Показано',
  mean: 'среднее по всем головам',
  head: 'эта голова',
  parts: { sink: 'сток', evicted: 'вытесненные', far: 'далёкие', recent: 'недавние', self: 'свой', nowhere: 'никуда' },
  memory: 'память',
  explain: {
    sink: (first: number, last: number): string =>
      first > 0
        ? `сток: ${first === last ? `токен ${first}` : `токены ${first}–${last}`}`
        : last === 0
          ? 'сток: первый токен'
          : `сток: первые токены (${last + 1})`,
    far: (near: number): string => `далёкие: все остальные, дальше ${ofTokens(near)} назад`,
    recent: (near: number): string => `недавние: ${tokenCount(near)} перед строкой`,
    self: (): string => 'свой: токен самой строки',
    nowhere: (): string => 'никуда: забрал дополнительный логит в softmax, или в строке нет ни одного веса',
    memory: (): string => 'память: прочитано из прежних сегментов',
    evicted: (): string => 'вытесненные: досталось бы токенам, которые политика вытеснила',
  },
  shadow: {
    name: 'Теневой прогон: что досталось бы вытесненным токенам',
    off: 'Читает текст второй раз с полным кэшем, в ячейках, которые политика оставила свободными: ещё одна строка на токен.',
    whose: (whose: string): string => `теневой прогон с полным кэшем, ${whose}`,
    cost: (rows: number, milliseconds: number, traces: string, tokens: number, most: number): string =>
      `Все части нарисованы по теневому прогону с полным кэшем. Сверх строк самой политики он прочитал ${rowCount(rows)} за ${whole(Math.round(milliseconds))} мс (${fixed(milliseconds / Math.max(1, rows), 1)} мс на строку). Его трассы занимают ${traces}; ключи и значения — ${whole(tokens)} из ${ofSlots(most)}, которые политика оставила свободными.${tokens < most ? '' : ` Он остановился, прочитав ${tokenCount(most)}: свободных ячеек больше нет.`}`,
    failed: (error: string): string => `Теневой прогон остановился: ${error}`,
    notRead: (row: number): string => `Теневой прогон не прочитал строку ${row}.`,
    where: `${where} В теневом прогоне α — внимание строки с полным кэшем, K — токены, которые политика на этой строке ещё хранила, а E — доля всех остальных.`,
  },
  readout: (row: string, parts: readonly string[]): string => `${row}: ${parts.join(', ')}`,
  part: (name: string, share: string): string => `${name} ${share}`.replaceAll(' ', '\u00a0'),
  rowZero: 'Строка 0 не учитывается: она может смотреть только на себя.',
  rowAxis: 'строка',
  shareAxis: 'доля строки',
  figure: (whose: string, rows: number): string => `Куда уходит внимание ${ofRows(rows)}, сумма каждой 1, ${whose}`,
  where,
  columns: { row: 'строка', token: 'токен', sum: 'сумма' },
} as const;
