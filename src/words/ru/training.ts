/** What the panel of training says. Loaded with its panel. */
import { fixed } from '../numbers';
import { whole } from './amounts';
import { plural } from './plural';

interface Switches {
  readonly weighting: 'softmax' | 'softmax-one' | 'sink-logit' | 'relu';
  readonly gate: boolean;
  readonly mlp: boolean;
  readonly start: boolean;
  readonly seed: number;
}

const weightings = { softmax: 'softmax', 'softmax-one': 'softmax + 1', 'sink-logit': 'логит-сток', relu: 'ReLU' } as const;

const named = ({ weighting, gate, mlp, start }: Switches): string =>
  [
    weightings[weighting],
    ...(gate ? ['вентиль'] : []),
    ...(mlp ? ['MLP'] : []),
    ...(start ? [] : ['без начального токена']),
  ].join(', ');

const time = (seconds: number): string =>
  seconds < 90 ? `${whole(Math.max(1, Math.round(seconds)))} с` : `${whole(Math.round(seconds / 60))} мин`;

export const training = {
  line: {
    idle: (steps: number, batch: number): string =>
      `Одна голова внимания учится копировать: ${plural(steps, 'шаг', 'шага', 'шагов')}, ${plural(batch, 'текст', 'текста', 'текстов')} по 128 токенов на шаг`,
    run: (of: Switches, step: number, steps: number): string =>
      `${named(of)}, зерно ${of.seed}: шаг ${whole(step)} из ${whole(steps)}`,
  },
  ideas: {
    softmax:
      'Почти всегда этой голове копировать нечего, но сумма весов обязана быть 1: смотрите, куда они стекают и чем становится первое значение.',
    'softmax-one': 'С единицей в знаменателе голова может не смотреть никуда: стекает ли ещё что-нибудь на первый токен?',
    'sink-logit': 'Обученный логит забирает то, что голове не нужно: стекает ли ещё что-нибудь на первый токен?',
    relu: 'Здесь сумма весов не обязана быть 1, и голова может не смотреть никуда: стекает ли ещё что-нибудь на первый токен?',
  },
  where:
    'R — строки начиная с 48-й в восьми текстах, на которых модель не обучается: строки триггеров (t, n, s) или все остальные. α — вес головы, v — значение токена, p — вероятность, которую модель даёт следующему токену. Задача Bigram–Backcopy взята из 2410.13835: после триггера повторяется токен перед ним, иначе следующий токен выбирается по таблице биграмм.',
  inEquation: { share: 'доля', loss: 'потери' },
  weighting: 'Веса',
  weightings,
  parts: { gate: 'вентиль на выходе', mlp: 'MLP', 'no-start': 'без начального токена' },
  partHints: {
    gate: 'То, что смешала голова, умножается на sigmoid(w · x).',
    mlp: 'SwiGLU из 128 нейронов после внимания.',
    'no-start': 'Тексты вырезаны из более длинных в любом месте, и ни один не начинается с ⟨bos⟩.',
  },
  seed: 'Зерно',
  steps: 'Шаги',
  train: 'Обучить',
  goOn: 'Продолжить',
  again: 'Обучить заново',
  pause: 'Пауза',
  step: 'Один шаг',
  stop: 'Остановить',
  open: 'Открыть как модель',
  openHint: (step: number): string => `Открывает веса после шага ${whole(step)} со всеми панелями.`,
  status: {
    idle: 'Нажмите «Обучить». Обучение идёт и тогда, когда вы смотрите другие виды.',
    starting: 'Начинается',
    paused: 'Пауза',
    done: 'Готово',
    stopped: 'Остановлено',
    left: (seconds: number): string => `осталось ${time(seconds)}`,
  },
  pace: {
    cpu: (perStep: number): string => `на процессоре, это медленнее: ${fixed(perStep, 0)} мс на шаг`,
    software: (perStep: number): string => `на GPU, которую заменяет процессор, это медленнее: ${fixed(perStep, 0)} мс на шаг`,
    webgpu: (perStep: number): string => `на GPU: ${fixed(perStep, 1)} мс на шаг`,
  },
  failed: (message: string): string => `Обучение остановилось: ${message}`,
  look: 'Показан шаг',
  lookHint: 'Вернитесь к тому, что записано во время обучения.',
  loss: 'потери, наты на токен',
  shareTitle: 'средний вес на первом токене',
  ratioTitle: '‖v₀‖ ÷ средняя ‖v‖ остальных',
  curves: {
    trained: 'обучение',
    held: 'другие тексты',
    ordinary: 'на прочих',
    trigger: 'на t, n, s',
    ratio: 'этот запуск',
    before: 'прошлый',
  },
  stepAxis: 'шаг',
  figures: {
    loss: 'потери на других текстах',
    ordinary: 'вес на первом токене',
    trigger: 'он же на t, n, s',
    ratio: '‖v₀‖ ÷ средняя ‖v‖',
  },
  percent: (share: number): string => `${fixed(100 * share, 1)} %`,
  number: (value: number): string => fixed(value, 3),
  matrix: (step: number): string => `Куда смотрит голова после шага ${whole(step)}`,
  rows: 'токен, который смотрит',
  columns: 'токен, на который смотрят',
  cell: (row: string, column: string, share: string): string => `${row} смотрит на ${column}: ${share}`,
  legend: 'вес',
  sinkColumn: 'первый токен',
  nothing: 'Пока ничего не обучено: здесь появятся кривые и веса головы, пока она учится.',
  nothingTrained: 'Пока ничего не обучено. Сначала нажмите «Обучить».',
  modelName: (of: Switches, step: number): string => `Обучено здесь: ${named(of)}, зерно ${of.seed}, шаг ${step}`,
  trainedHere: 'эта страница',
  family: 'Bigram–Backcopy',
  tableColumns: {
    step: 'шаг',
    loss: 'потери на других текстах',
    ordinary: 'вес на первом токене',
    trigger: 'вес на первом токене в триггерах',
    ratio: 'отношение норм значений',
  },
} as const;
