/** What the panel of gates says. Loaded with its panel. */
import { fixed } from '../numbers';

export const gate = {
  number: (open: number): string => fixed(open, 2),
  /** The gate that the model has learned. */
  own: (learned: number): string => `свой ${fixed(learned, 2)}`,
  line: (head: string, open: number, sink: string): string => `${head} открыта на ${fixed(open, 2)}; её сток: ${sink}`,
  none: (layer: number): string => `в слое ${layer} нет softmax по токенам, и закрыть его головы стоком нельзя`,
  instead: 'Только softmax по токенам обязан раздать всё внимание, и только там сток служит вентилем.',
  sink: (from: number, to: number, logit: boolean): string =>
    [...(logit ? ['добавочный логит'] : []), to - from === 1 ? `токен ${from}` : `токены ${from}–${to - 1}`].join(' и '),
  idea: 'Что голова отдаёт стоку, то она отнимает у остального; если красная полоса коротка, сток добавляет мало и лишь закрывает голову.',
  where:
    'S — ключи стока: токен 0, закреплённые токены или добавочный логит, чья доля — то, чего строке не хватает до 1, а значение — ничто. õ — тот же softmax по остальным ключам. LSE — это ln Σ exp. При обученном логите b вентиль равен σ(LSE s − b) (2602.01203, gpt-oss).',
  heads: (layer: number, row: string): string => `Головы слоя ${layer}, ${row}`,
  head: 'голова',
  open: 'открыта',
  row: 'её строка',
  parts: '‖Σ α v‖ стока, ‖g õ‖ остального',
  lengths: (sink: number, rest: number): string => `от стока ${fixed(sink, 3)}, от остального ${fixed(rest, 3)}`,
  rowFigure: (head: string): string => `Что ${head} отдаёт каждому токену в этой строке`,
  noValues: 'Этот слой не хранит значения целиком, поэтому вклад стока не показан.',
  strip: 'Насколько открыты слои по шагам (среднее по головам)',
  stripFigure: 'Средний вентиль каждого слоя на каждом шаге, тёмный там, где головы открыты',
  legend: 'вентиль: 0 закрыт, 1 открыт',
  demo: 'Попробовать обученный логит',
  logit: 'логит b',
  logitHint: 'Входит в softmax строки как ещё одна оценка, значение которой — ноль. При 0 это softmax + 1.',
  demoSays: (head: string): string =>
    `Показ, вычисленный по оценкам головы ${head}: модель обучена без такого логита, и с ним она не запускается.`,
  columns: { layer: 'слой', head: 'голова', open: 'вентиль g', sink: 'доля стока' },
} as const;
