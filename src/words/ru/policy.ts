/** What the settings of the cache policy and of surgery say. Loaded with the panels that have them. */
import { headCount, ofTokens, plural, tokenCount, wordFor } from './plural';

export const policy = {
  policy: 'Политика вытеснения',
  size: 'Размер кэша',
  sizeHint: 'Сколько токенов может быть в кэше на шаге, вместе с новейшим и закреплёнными.',
  pinned: 'Закреплённые токены',
  pinnedHint: 'Столько первых токенов никогда не вытесняется (стоки внимания). Если токен 0 удалён, счёт идёт с токена 1.',
  positions: 'Позиции считаются',
  positionKinds: { original: 'в тексте', cache: 'в кэше' },
  learnedPositions: 'Эта модель выучила вектор для каждой позиции, и он есть в каждом ключе кэша: позиции — те, что в тексте.',
  first: 'Первый токен',
  firstKinds: { kept: 'без изменений', dropped: 'удалён', replaced: 'заменён' },
  firstToken: {
    name: 'Токен замены',
    replace: 'Заменить',
    hint: 'Токен: ↵ — новая строка, · — пробел; затем Enter.',
    token: (id: number, text: string): string => `токен ${id}, ${text}`,
    unknown: (count: number): string =>
      count === 1
        ? 'Словарь этой модели не может записать этот символ.'
        : `Словарь этой модели не может записать символы: ${count}.`,
    several: (pieces: readonly string[]): string =>
      `Здесь это ${tokenCount(pieces.length)} (${pieces.join(' | ')}), а нужен один.`,
  },
  zeroSink: {
    can: 'Нулевой сток: + 1 в знаменателе softmax',
    already: 'Нулевой сток: модель уже обучена с дополнительным логитом',
    none: 'Нулевой сток: в этой модели нет softmax, к которому прибавить 1',
  },
  silence: (head: string): string => `Отключить ${head}: её выход станет нулём`,
  silenced: (count: number): string => `(${wordFor(count, 'отключена', 'отключены', 'отключено')} ${headCount(count)})`,
  full: {
    differs: (index: number, full: string, own: string): string =>
      `Если хранить всё, токен ${index} был бы «${full}», а не «${own}».`,
    same: (compared: number): string => `Если хранить всё, текст пока был бы тем же (${tokenCount(compared)}).`,
    sameUntil: (compared: number): string =>
      `Если хранить всё, начало текста (${tokenCount(compared)}) было бы тем же. Для следующих нет свободных ячеек, чтобы прочитать текст второй раз.`,
    nothing: 'Ещё не декодировано ни одного токена, который мог бы отличаться от токена полного кэша.',
    noRoom:
      'Отличается ли текст от того, что дал бы полный кэш, неизвестно: нет свободных ячеек, чтобы прочитать его второй раз, или слои хранят кольцевой буфер либо состояние.',
    failed: (error: string): string => `Прочитать текст, храня всё, не удалось: ${error}`,
  },
  noReference:
    'Без изменений ничего не декодировано, так что сравнить не с чем. Отмените все изменения, декодируйте несколько токенов и внесите изменения снова.',
  nothing: 'Ещё не декодировано ни одного токена, который мог бы отличаться от текста без изменений.',
  same: (count: number): string =>
    `Пока ${plural(count, 'декодированный токен совпадает', 'декодированных токена совпадают', 'декодированных токенов совпадают')} с текстом без изменений.`,
  differs: (index: number, now: string, before: string): string =>
    `С токена ${index} текст расходится: ${now} здесь, ${before} без изменений.`,
  cost: {
    withoutSlots: (bytes: string, bits: string): string => `вытеснять нечего: ${bytes} при любой политике; ${bits} на токен`,
    line: (live: number, length: number, bytes: string, all: string, bits: string): string =>
      bytes === all
        ? `хранится ${live} из ${ofTokens(length)}, ${bytes}; ${bits} на токен`
        : `хранится ${live} из ${ofTokens(length)}, ${bytes} из ${all}; ${bits} на токен`,
    idea: 'Полный кэш растёт с каждым токеном; ограниченный останавливается на своём пределе и теряет то, что вытесненные токены сказали бы следующим строкам.',
    where:
      'K_t — токены в кэше на строке t, E_t — что политика вытесняет после неё, s — размер кэша. b — байты одного токена во всех слоях, c — байты состояний, которые не растут.',
    kept: 'как читается сейчас',
    everything: 'если хранить всё',
    xAxis: 'токен',
    yAxis: 'занято, КиБ',
    figure: (bytes: string, all: string): string => `Байты кэша по тексту: сейчас ${bytes}, если хранить всё — ${all}`,
    columns: {
      index: 'номер',
      token: 'токен',
      live: 'токенов в кэше',
      bytes: 'занято байтов',
      everything: 'байтов, если хранить всё',
      bits: 'биты токена',
    },
  },
} as const;
