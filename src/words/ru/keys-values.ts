/** What the panel of cached keys and values says. Loaded with its panel. */
import { signed } from '../numbers';
import { whole } from './amounts';
import { plural, tokenCount } from './plural';

const part = { key: 'ключ', value: 'значение' } as const;
const parts = { key: 'Ключи', value: 'Значения' } as const;
type Part = keyof typeof part;

const numbers = (count: number): string => plural(count, 'число', 'числа', 'чисел');

export const keysValues = {
  line: (group: string, heads: number, live: number, width: number): string =>
    `${group}${heads > 1 ? `, голов: ${whole(heads)}` : ''}: ${tokenCount(live)} × ${numbers(width)}, дважды`,
  reading: (layer: number): string => `слой ${layer}: читается`,
  none: (layer: number, name: string): string => `слой ${layer}: ${name}`,
  idea: 'Каждый токен оставляет по строке в обеих матрицах, и каждая следующая строка текста читает их все: это и есть KV-кэш.',
  where({ turned, normed }: { readonly turned: boolean; readonly normed: boolean }): string {
    const cached = turned
      ? 'Ключ кэшируется до поворота по позиции.'
      : 'Позиции — векторы, которые модель выучила, и они уже в x: ключи не поворачиваются.';
    const norm = normed ? ' N — нормировка группы; ключ кэшируется после неё.' : '';
    return `x — нормированный вход слоя для токена t, g — группа головы в фокусе: у голов запросов одной группы ключи и значения общие. ${cached}${norm} ‖·‖ — длина строки, полоса рядом с ней. Вытесненных токенов здесь уже нет.`;
  },
  instead: (name: string): string =>
    `Этот слой (${name}) не кэширует ключ и значение каждого токена. Softmax-внимание кэширует: по одному на токен и KV-голову.`,
  titles: { key: 'ключи k', value: 'значения v' },
  figure: (of: Part, name: string, rows: number, width: number): string =>
    `${parts[of]} ${name}: ${tokenCount(rows)}, в каждом ${numbers(width)}`,
  legend: 'величина числа',
  leftOut: (count: number): string => `после первого пропущено: ${tokenCount(count)}`,
  hint: 'Укажите на клетку, чтобы прочитать число.',
  readout: (of: Part, token: string, feature: number, value: number, length: number): string =>
    `${part[of]} токена ${token}, число ${feature}: ${signed(value, 3)}; длина ${signed(length, 3)}`,
  columns: { token: 'номер', text: 'токен', feature: 'число', key: 'ключ', value: 'значение' },
} as const;
