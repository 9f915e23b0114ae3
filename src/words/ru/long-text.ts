/** What the panel of long texts says. Loaded with its panel. */
import { whole } from './amounts';
import { plural, tokenCount } from './plural';

export const longText = {
  inEquation: { recall: 'припоминание', first: 'сначала', again: 'снова' },
  line: (total: number, trained: number): string =>
    `отложенные истории, ${tokenCount(total)}; модель обучалась на текстах длины ${trained}`,
  idle: 'Ещё не запущено',
  invite:
    'Выберите политики вытеснения и начните. Каждая по очереди читает один и тот же текст с начала, и её кривая растёт по мере чтения.',
  idea: 'Чем меньше, тем лучше; мало битов при слабом припоминании значит: модель хорошо рассказывает, но забыла, как начиналась эта история.',
  where: (passage: number): string =>
    `p — вероятность настоящего следующего токена, K_t — токены в кэше. n равно ${passage}: первые токены (${passage}) читаются в конце ещё раз, и считается их вторая половина.`,
  size: 'Размер кэша',
  sizeHint: 'Сколько токенов самое большее хранит каждая ограниченная политика.',
  length: 'Сколько токенов читать',
  lengthOf: (tokens: number): string => whole(tokens),
  choose: (most: number): string => `Политики, не больше ${most}`,
  start: 'Прочитать длинный текст',
  stop: 'Стоп',
  progress: (variant: number, variants: number, name: string, tokens: number): string =>
    `${variant} из ${variants}, ${name}: прочитано ${tokenCount(tokens)}`,
  xAxis: 'прочитано токенов',
  yAxis: (block: number): string => `биты на токен, среднее по ${block}`,
  figure: (variants: number): string => `Биты на токен по тексту, ${plural(variants, 'политика', 'политики', 'политик')}`,
  tableOf: 'Числа каждой политики',
  columns: {
    policy: 'политика',
    tokens: 'токены',
    from: 'с токена',
    bits: 'биты на токен',
    mean: 'биты на токен за пределом размера кэша',
    recall: 'припоминание (биты)',
    milliseconds: 'последние мс на токен',
  },
} as const;
