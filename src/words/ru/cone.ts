/** What the panel of a changed token says. Loaded with its panel. */
import { signed, significant } from '../numbers';
import { whole as count } from './amounts';
import { tokenCount } from './plural';

const three = (value: number): string => signed(value, 3);

export const cone = {
  line: (token: string, other: string): string => `${token} заменён на «${other}»`,
  reading: 'Текст читается заново с одним заменённым токеном.',
  short: 'Двух токенов мало: заменить надо такой, за которым идут другие. Дайте модели писать дальше.',
  idea: 'Во многих моделях сток не даёт замене токена распространиться: без него она сильнее доходит до следующих токенов.',
  where:
    'x — текст, x′ — текст с другим токеном на месте p, h — остаточный поток перед слоем l; L — после последнего слоя. i ≥ 1: токен 0 уходит из кэша после своей строки, и ни одна следующая строка его не видит. Все четыре текста читаются с полным кэшем. Токены до p его не видят: там Δ равно 0 (2504.02732).',
  other: 'Вместо него',
  likeliest: 'самый вероятный',
  otherHint: 'Введите один токен и нажмите Enter; пусто — самый вероятный другой токен.',
  typed: (token: string): string => `Нажмите Enter, чтобы взять «${token}».`,
  unknown: 'Словарь этой модели не может это записать; попробуйте другие знаки.',
  several: (pieces: string): string => `Это несколько токенов (${pieces}); введите один.`,
  whole: 'Со стоком',
  dropped: 'Без него (токен 0 убран)',
  axes: 'токен →, строки: перед слоями; последняя: в конце',
  legend: 'Δ в долях длины, логарифмическая; от 1 одинаково',
  figure: 'Насколько сдвигается каждый токен, слои и токены; стрелки двигают, Enter заменяет токен',
  hint: 'Наведите на ячейку, чтобы увидеть числа; щёлкните токен, чтобы заменить его.',
  readout: (token: string, layer: number | null, whole: number, dropped: number): string =>
    `${token}, ${layer === null ? 'после последнего слоя' : `перед слоем ${layer}`}: Δ ${three(whole)} со стоком, ${three(dropped)} без него.`,
  means: (whole: number, dropped: number): string =>
    `После последнего слоя следующие токены сдвигаются в среднем на ${three(whole)} своей длины со стоком и на ${three(dropped)} без него.`,
  last: 'За заменённым токеном ничего нет, поэтому нет и среднего по следующим.',
  bounded: (tokens: number): string => `Прочитано с начала: ${tokenCount(tokens)}; для большего числа не хватило бы памяти.`,
  progress: (done: number, total: number): string => `Читаются четыре текста: строк ${count(done)} из ${count(total)}.`,
  much: (work: number): string => `Четыре чтения — это около ${significant(work / 1e9, 2)} млрд умножений.`,
  start: 'Прочитать',
  stop: 'Остановить',
  failed: (error: string): string => `Чтение не удалось: ${error} Смените токен, чтобы попробовать ещё раз.`,
  columns: {
    layer: 'слой, перед которым; последний — после всех',
    token: 'токен',
    text: 'текст',
    whole: 'Δ со стоком',
    dropped: 'Δ без токена 0',
  },
} as const;
