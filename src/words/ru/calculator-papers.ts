/** What the calculator says of the papers' own figures. */
import { fixed } from '../numbers';

export const calculatorPapers = {
  line: 'Опубликованные числа рядом с теми, что эта страница вычисляет по устройству кэша',
  idea: 'Размеры кэша должны совпасть со статьями до последней напечатанной цифры; отношения для YOCO, отчасти подобранные, — в пределах 4 %.',
  where:
    'H голов ширины d, G KV-голов, L слоёв, n токенов, b байт на число; M₀ — память помимо кэша. Transformer кэширует ключи и значения в каждом из 26 слоёв, YOCO — один раз. У моделей TPA голов больше, чем у MHA того же размера, чтобы число параметров совпало. На рисунке YOCO — вся память: наклоны вычислены, а веса и рабочая память (12,9 и 8,4 ГиБ) подобраны, потому что в статье их нет.',
  factors: 'Кэш моделей из статьи о TPA, чисел на токен и слой',
  factorsSource: 'Zhang et al. 2501.06425',
  once: 'Память модели 3B по длине, 16 бит',
  onceSource: 'Sun et al. 2405.05254',
  more: 'Другие опубликованные числа',
  size: 'модель',
  printed: 'статья',
  computed: 'здесь',
  groups: 'GQA-2',
  tokens: 'токены',
  transformerCache: 'кэш Transformer',
  yocoCache: 'кэш YOCO',
  cacheRatio: 'отношение кэшей',
  totalRatio: 'отношение всей памяти, здесь',
  printedRatio: 'отношение всей памяти, статья',
  transformer: 'Transformer',
  yoco: 'YOCO',
  yAxis: 'память вместе с подобранными весами',
  figure: 'Память Transformer 3B и YOCO по длине текста',
  times: (ratio: number): string => `${fixed(ratio, 2)} ×`,
  figures: {
    v2: { name: 'DeepSeek-V2, чисел на токен (2405.04434, таблица 9)', printed: '34,6 тыс.' },
    v3: { name: 'DeepSeek-V3, на токен, 16 бит (2505.09343, таблица 1)', printed: '70,272 кБ' },
    yoco65: { name: '65B, GQA-8, 8 бит, 512 Ки токенов (2405.05254)', printed: 'около 86 ГБ' },
    infini: { name: 'Infini-attention, чисел (2404.07143, таблица 2)', printed: '1,6 млн' },
    memorizing: { name: 'Memorizing Transformers, чисел (2404.07143, таблица 2)', printed: '183 млн' },
  },
  quantity: 'величина',
  ratioAt: (tokensRead: string): string => `Transformer ÷ YOCO, 3B, при ${tokensRead} токенах`,
  columns: { what: 'что', printed: 'статья', computed: 'здесь' },
} as const;
