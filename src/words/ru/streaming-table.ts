/** What the StreamingLLM table says. */
import { fixed, signed, plusOrMinus } from '../numbers';
import { whole } from './amounts';
import { oblique, ofTexts, ofTokens, sinkCount, textCount, tokenCount } from './plural';

interface Estimate {
  readonly mean: number;
  readonly half: number;
}

/** Half of an interval, on the line of its middle; nothing where there is none. */
const plusMinus = (half: number): string => (Number.isNaN(half) ? '' : `\u00a0±\u00a0${fixed(half, 3)}`);

const within = ({ mean, half }: Estimate): string => `${signed(mean, 3)}${plusMinus(half)}`;

const verdicts = {
  above: 'интервал выше 0, значит, на этих текстах стоки по-прежнему нужны',
  below: 'интервал ниже 0, значит, на этих текстах окну лучше без них',
  holds: 'интервал содержит 0, значит, этот прогон не показывает, что они нужны',
  none: 'для интервала прочитано слишком мало',
} as const;

export const streamingTable = {
  inEquation: { window: 'окно' },
  idle: 'ещё не рассчитана',
  recorded: (texts: number, length: number, size: number): string =>
    `${textCount(texts)} по ${tokenCount(length)}, размер кэша ${size}`,
  line: (
    { texts, length, size }: { readonly texts: number; readonly length: number; readonly size: number },
    from: number,
    isTrained: boolean,
    read: number,
  ): string =>
    isTrained
      ? `${read < texts ? `${read} из ${ofTexts(texts)}` : textCount(texts)} по ${tokenCount(length)}, размер кэша ${size}; считается за пределом обучения, ${from}`
      : `${read < texts ? `${read} из ${ofTexts(texts)}` : textCount(texts)} по ${tokenCount(length)}, размер кэша ${size}; считается со строки ${from}`,
  invite:
    'Хватит ли скользящего окна, или первые токены тоже должны остаться? Рассчитайте таблицу: модель прочитает одни и те же истории с каждым кэшем из неё. Остановить можно в любой момент.',
  idea: 'Чем меньше, тем лучше; мелкие числа — отличие от окна, которое хранит первый токен, а «=» — то же самое вычисление.',
  where: (size: number): string =>
    `n — токены текста, T — строка, с которой текст считается (длина контекста при обучении или раньше, если позиции или ячейки кончаются до неё), p_a — вероятность модели в варианте a. R_a — строки из R, которые вариант прочитал: все, но полный кэш останавливается, когда его ячейки заняты. Пересчёт стоит ${size} строк на токен, поэтому он читает выборку не больше чем из 128 строк от 2T (*) и сравнивается с окном на тех же строках. ± — половина 95-процентного интервала (t Стьюдента). Без стоков позиции в тексте и в кэше дают одни и те же расстояния, а окно с пересчётом уже не видит ушедший из него первый токен. В модели с softmax + 1 или с выученным стоком каждый столбец считается с её собственным знаменателем, а «+ 1» добавляет ещё одну.`,
  size: 'Размер кэша',
  sizeHint: 'Сколько токенов самое большее хранит каждый ограниченный кэш, вместе со стоками.',
  texts: 'Тексты',
  start: (tokens: number): string => `Рассчитать: прочитать ${tokenCount(tokens)}`,
  stop: 'Стоп',
  progress: (cache: string, column: string, text: number, texts: number, rows: number, total: number): string =>
    `${cache}, ${column}; текст ${text} из ${texts}: прочитано ${whole(rows)} из ${ofTokens(total)}`,
  figure: 'Число',
  figures: { bits: 'биты на токен', perplexity: 'перплексия', recall: 'припоминание (биты)' },
  cache: 'кэш',
  caches: {
    full: (): string => 'полный кэш',
    window: (size: number): string => `окно ${size}`,
    recompute: (size: number): string => `окно ${size} с пересчётом *`,
    sinks: (count: number, size: number): string => `${sinkCount(count)} + ${size - count}`,
  },
  positions: { original: 'позиции в тексте', cache: 'позиции в кэше' },
  first: { kept: 'первый токен как есть', newline: 'вместо него перевод строки', zeroSink: 'softmax + 1' },
  column: (positions: string, first: string): string => `${positions}, ${first}`,
  tableOf: 'Биты на токен, по кэшу и первому токену',
  same: '= ',
  none: '–',
  value: within,
  difference: ({ mean, half }: Estimate): string => `${plusOrMinus(mean, 3)}${plusMinus(half)}`,
  perplexity: (value: number): string => fixed(value, 2),
  recall: (value: number): string => signed(value, 2),
  unit: {
    texts: (count: number): string => `± — 95-процентный интервал по ${oblique(count, 'тексту', 'текстам')}.`,
    blocks: (rows: number, texts: number): string =>
      `± — 95-процентный интервал по блокам строк (по ${rows} в каждом) из ${ofTexts(texts)}; от трёх текстов — по текстам.`,
  },
  question: 'Если позиции считаются в кэше, нужны ли ещё стоки?',
  answer: (
    paper: number,
    worth: Estimate,
    verdict: keyof typeof verdicts,
    others: readonly { readonly sinks: number; readonly bits: Estimate }[],
    cost: Estimate | null,
  ): string =>
    [
      `При позициях в кэше простое окно стоит на ${within(worth)} бита на токен больше, чем ${sinkCount(paper)} и окно того же общего размера: ${verdicts[verdict]}.`,
      ...(others.length > 0
        ? [
            `В сравнении с другим числом стоков: ${others.map(({ sinks, bits }) => `${sinkCount(sinks)} — ${within(bits)}`).join(', ')}.`,
          ]
        : []),
      ...(cost === null
        ? []
        : [
            `При позициях в тексте ${sinkCount(paper)} и окно отличаются от простого окна на ${plusOrMinus(cost.mean, 3)}${plusMinus(cost.half)}.`,
          ]),
    ].join(' '),
  columns: {
    cache: 'кэш',
    positions: 'позиции',
    first: 'первый токен',
    bits: 'биты на токен',
    half: '± 95 %',
    perplexity: 'перплексия',
    minus: 'минус окно (биты)',
    minusHalf: '± 95 % разности',
    recall: 'припоминание (биты)',
    rows: 'строк на текст',
    same: 'то же вычисление, что',
  },
  sameAs: { positions: 'при других позициях', first: 'с первым токеном как есть' },
} as const;
