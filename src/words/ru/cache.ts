/** What the cache panel says. Loaded with its panel. */
import { whole } from './amounts';
import { ofSlots, ofTokens, plural } from './plural';

/** A slot, the token that it holds, and that token's index in the text and in the cache. */
interface SlotPlace {
  readonly slot: number;
  readonly token: string;
  readonly original: number;
  readonly rank: number;
}

export const cache = {
  line: (live: number, slots: number, bytes: string): string => `занято ${live} из ${ofSlots(slots)}, ${bytes}`,
  layerLine: (layer: string, held: number, places: number, bytes: string): string =>
    `${layer}: занято ${held} из ${ofSlots(places)}, ${bytes}`,
  ring: (window: number, places: number, rows: number): string =>
    `Строка смотрит на последние токены (${whole(window)}), а в кэше их ${whole(places)}: шаг читает до ${rows} строк сразу, и первая из них смотрит назад на ${rows - 1} дальше, чем последняя (${window} + ${rows - 1} = ${places}). Каждый новый токен занимает место старейшего: кольцевой буфер.`,
  legendBeyond: 'в кэше, но вне окна этой строки',
  idea: 'Каждый следующий токен читает всё, что в кэше; ограниченный кэш даёт новому токену ячейку вытесненного, и того уже не вернуть.',
  withoutSlots: {
    title: 'Хранится: что держат головы',
    idea: 'У этой модели нет ячейки на токен: хранимое имеет постоянный размер, и политике нечего вытеснять.',
  },
  slots: 'Хранится: ячейки в порядке памяти',
  readNow: (head: string, from: number): string =>
    `Читается на этом шаге: токены текста${from > 0 ? ` начиная с ${from}` : ''} и внимание ${head}`,
  readFigure: (live: number, length: number): string => `${live} из ${ofTokens(length)} ещё в кэше`,
  slotReadout: ({ slot, token, original, rank }: SlotPlace, replaced: string | null, isLookedAt: boolean): string =>
    `ячейка ${slot}: ${token}, позиция ${original} в тексте, ${rank} в кэше${replaced === null ? '' : `; вместо ${replaced}`}${isLookedAt ? '' : '; вне окна этой строки'}`,
  slotFree: (slot: number): string => `ячейка ${slot} свободна`,
  legendSink: 'сток',
  legendLive: 'хранится',
  legendFree: 'свободна',
  legendNext: 'следующая запись',
  allocated: 'Выделено',
  formula: 'По формуле',
  inUse: 'Занято на этом шаге',
  perToken: 'На токен',
  atTrained: (tokens: number): string => `При контексте обучения, ${plural(tokens, 'токен', 'токена', 'токенов')}`,
  forDisplay: 'Из этого только для рисунков',
  agree: 'Выделенное и формула совпадают до байта.',
  disagree: (allocated: string, formula: string): string =>
    `Бэкенд выделил ${allocated}, а формула даёт ${formula}. Что-то из этого неверно: пожалуйста, сообщите об этом и приложите ссылку на эту страницу.`,
  backend: (name: string): string => `буферы бэкенда ${name}`,
  evicted: (most: number, all: number): string =>
    all > most ? `Вытеснены, последние ${most} из ${whole(all)}` : 'Вытеснены, сначала последние',
  evictedAt: (token: string, row: number): string => `${token}, на строке ${row}`,
  noneEvicted: 'Пока ничего не вытеснено.',
  slotsFigure: (live: number, slots: number): string => `занято ${live} из ${ofSlots(slots)}`,
  columns: {
    layer: 'слой',
    array: 'массив',
    perToken: 'байт на токен',
    allocated: 'выделено (байты)',
    formula: 'по формуле (байты)',
    inUse: 'занято (байты)',
  },
} as const;
