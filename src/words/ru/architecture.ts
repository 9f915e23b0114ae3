/** What the strip of layers says. */
import { whole } from './amounts';
import { headCount, layerCount, ofTokens, plural } from './plural';

const numbers = (count: number): string => plural(count, 'число', 'числа', 'чисел');

export const architecture = {
  inEquation: { perToken: 'на токен', constant: 'постоянных' },
  line: (layers: number, total: string, tokens: number): string =>
    `${layerCount(layers)}: для ${ofTokens(tokens)} хранится ${total}`,
  idea: 'Каждый слой добавляет своё к скрытому состоянию; его полоса — то, что он хранит в памяти.',
  embedding: 'эмбеддинг',
  embeddingSize: (vocabulary: number, width: number): string => `${whole(vocabulary)} × ${width}`,
  logits: 'логиты',
  tied: (vocabulary: number, tied: boolean): string => `${whole(vocabulary)}${tied ? ', та же матрица' : ''}`,
  layer: (layer: number): string => `L${layer}`,
  heads: (heads: number): string => headCount(heads),
  mlp: (hidden: number | null): string => (hidden === null ? 'без MLP' : `MLP ${hidden}`),
  kept: {
    token: (count: number): string => `${numbers(count)} на токен`,
    window: (count: number, capacity: number): string => `${numbers(count)} на токен, не больше ${ofTokens(capacity)}`,
    windowShort: (count: number, capacity: number): string => `${whole(count)} на токен, до ${capacity}`,
    constant: (count: number): string => `${numbers(count)}, постоянно`,
  },
  reads: (layer: number): string => `без кэша, читает L${layer}`,
  figure: (layers: number): string => `Модель от эмбеддинга до логитов, ${layerCount(layers)}`,
  layerLabel: (layer: number, name: string, heads: string, mlp: string, kept: string, amount: string): string =>
    `Слой ${layer}: ${name}, ${heads}, ${mlp}; ${kept}; ${amount}`,
  legend: {
    token: 'растёт с каждым токеном',
    window: 'растёт до размера окна',
    constant: 'постоянно',
    reads: 'читает кэш слоя, на который показывает стрелка',
  },
  scale: (amount: string): string => `полная полоса — ${amount}`,
  where:
    'b байт на число, ℓ — слой, |a| — сколько чисел в массиве a, который он хранит, n — токены в кэше, w — сколько токенов самое большее в этом массиве. В массиве окна есть лишние ячейки, потому что один шаг может прочитать несколько строк. Хранимое только для рисования не считается.',
  columns: {
    layer: 'слой',
    attention: 'внимание',
    heads: 'головы',
    mlp: 'ширина MLP',
    perToken: 'чисел на токен',
    capacity: 'токенов не больше',
    constant: 'чисел, постоянно',
    bytes: 'байтов сейчас',
    reads: 'читает кэш слоя',
  },
} as const;
