/** What the panel of the text says. */
import { plural, tokenCount } from '../plural';

export const tokens = {
  title: 'Текст, токен за токеном',
  shows: 'Каждый токен текста, откуда он и сколько внимания даёт ему голова в фокусе.',
  line: (length: number, prompt: number, ahead: number): string =>
    length <= prompt
      ? ahead === 0
        ? `${tokenCount(length)}, все из промпта`
        : `${tokenCount(length)}, все из промпта · после курсора ${tokenCount(ahead)}`
      : ahead === 0
        ? `${tokenCount(length)}: из промпта ${prompt}, декодировано ${length - prompt}`
        : `${tokenCount(length)}: из промпта ${prompt}, декодировано ${length - prompt} · после курсора ${tokenCount(ahead)}`,
  idea: 'Модель видит только эти токены; подчёркнутый первый сам ничего не значит, но на него смотрят многие головы: это сток.',
  notShown: (count: number) => `… ${tokenCount(count)} …`,
  showFewer: 'Показать меньше токенов',
  strip: 'Токены текста',
  origin: {
    start: 'начинает каждый текст',
    prompt: 'из промпта',
    sampled: 'декодирован',
    chosen: 'выбран вами',
    drafted: 'из черновика, принят',
  },
  cursor: 'курсор',
  isAhead: 'после курсора',
  evicted: 'вытеснен из кэша',
  attended: (share: string, head: string): string => `${head} даёт ему ${share}`,
  branches: (count: number): string => `здесь ещё ${plural(count, 'продолжение', 'продолжения', 'продолжений')}`,
  branchesTitle: 'Продолжить здесь токеном',
  branchActive: 'показано',
  where:
    'p(x) — вероятность всего текста. Каждый множитель — один прямой проход: модель читает токены 0 … t и даёт вероятность каждому возможному следующему.',
  columns: { index: 'номер', token: 'токен', id: 'id', origin: 'откуда', attention: 'внимание текущей строки' },
  legend: (head: string): string => `${head}: внимание текущей строки (корень)`,
} as const;
