/** What reading and decoding a text can say. */
import { precise } from '../numbers';
import { ofTokens, plural, tokenCount, wordFor } from './plural';

const read = (n: number): string => `${wordFor(n, 'Прочитан первый', 'Прочитаны первые', 'Прочитаны первые')} ${tokenCount(n)}`;

export const decode = {
  promptEmpty: 'Промпт пуст, поэтому в тексте только начальный токен. Сделайте шаг и посмотрите, что напишет модель.',
  promptTruncated: (kept: number, dropped: number): string =>
    `Промпт длиннее кэша. ${read(kept)}; в конце не вошло: ${tokenCount(dropped)}.`,
  promptCut: (kept: number, characters: number): string =>
    `Промпт длиннее кэша. ${read(kept)}; после них не вошло: ${plural(characters, 'символ', 'символа', 'символов')}.`,
  unknownCharacters: (count: number): string =>
    `${plural(count, 'символа', 'символов', 'символов')} нет в алфавите этой модели, и ${count === 1 ? 'он пропущен' : 'они пропущены'}.`,
  recovered: 'Связь с GPU прервалась и восстановилась. Веса загружены снова, текст прочитан снова; ничего не потеряно.',
  fellBack: 'Связь с GPU прервалась и не восстановилась. Теперь модель выполняется на CPU; ничего не потеряно.',
  contextFull: (slots: number): string =>
    `Все ячейки кэша заняты (${slots}), текст не может расти. Вернитесь назад или прочитайте промпт короче.`,
  beyondTraining: (trained: number): string =>
    `Текст теперь длиннее ${ofTokens(trained)}, на которых обучалась модель; предсказания, вероятно, станут хуже.`,
  logitsDiffer: (difference: number): string =>
    `На машине, где создана эта ссылка, логиты модели отличаются от здешних на ${precise(difference, 2)}. Токены взяты из ссылки; всё нарисованное вычислено здесь.`,
  leftOut: (what: readonly string[]): string =>
    `Часть запрошенного здесь недоступна. Пропущено: ${what.join('; ')}. Остальное открыто.`,
  noZeroSink: {
    already: 'Эта модель уже обучена с дополнительным логитом.',
    none: 'В этой модели нет softmax, куда его добавить.',
  },
  zeroSinkLeft: (why: string): string => `Softmax + 1 пропущен. ${why}`,
  notNumbers:
    'Логиты модели на этом шаге — не числа, поэтому токен выбрать нельзя. Загрузите модель снова или выберите другой бэкенд.',
  noModel: 'Модель не загружена. Сначала откройте её.',
  noSuchToken: (token: number): string => `Токена ${token} нет в словаре этой модели.`,
  noSuchBranch: (node: number): string => `Ветви ${node} в этом тексте нет. Выберите ветвь по меткам в тексте.`,
  overtaken: 'Более позднее действие уже изменило текст, поэтому это действие отменено.',
  noSuchTokens: (token: number, vocabulary: number): string =>
    `В тексте есть токен ${token}, а словарь этой модели заканчивается на ${vocabulary - 1}. Ничего не прочитано.`,
  noSuchStep: (index: number, length: number): string => `Токена ${index} в этом тексте из ${ofTokens(length)} нет.`,
} as const;
