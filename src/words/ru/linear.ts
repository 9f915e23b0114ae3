/** What the panel of linear attention says. Loaded with its panel. */
import { fixed, plain, roundedToSignificant } from '../numbers';
import { tokenCount } from './plural';

export const linear = {
  inEquation: { groups: 'по группам:', convolution: 'свёртка:' },
  line: (layer: number, name: string, exact: number, summed: number): string =>
    exact === 0
      ? `слой ${layer}, ${name}: эта строка читает ${tokenCount(summed)} одной суммой`
      : `слой ${layer}, ${name}: эта строка читает ${tokenCount(exact)} по одному и ${tokenCount(summed)} одной суммой`,
  none: (layer: number, name: string): string => `слой ${layer}: ${name}`,
  instead: (name: string): string =>
    `В этом слое (${name}) softmax берётся по отдельным токенам. Линейное внимание ставит на его место простую положительную функцию запросов и ключей, и тогда прошлое можно сложить один раз и читать как одну матрицу.`,
  idea: 'Ключи и значения складываются в одну матрицу, и читать её одинаково дёшево при любой длине; теряется резкость.',
  where:
    'q, k, v — запросы, ключи (повёрнутые по позиции) и значения; S — состояние, z — сумма его ключей; u — группа токена, a — его точные веса внутри неё, α — выученный вес головы; c — κ коэффициентов свёртки, и те из них, что смотрят вперёд, закрыты маской.',
  feature: 'Отображение признаков φ, которое делает запросы и ключи положительными',
  featureFigure: 'Отображение признаков φ от числа',
  featureName: 'φ',
  featureX: 'x',
  featureY: 'φ(x)',
  reads: 'Что читает эта строка',
  group: 'Группа',
  groupText: (number: number, place: number, size: number): string => `${number}, токен ${place} из ${size}`,
  exact: 'Токен за токеном',
  summed: 'Одной суммой',
  tokensText: (count: number, from: number): string => (count === 0 ? 'нет' : `${tokenCount(count)}, начиная с ${from}`),
  state: {
    title: (head: string, rows: number, columns: number): string => `Состояние ${head}, ${rows} × ${columns}`,
    figure: (head: string): string => `Состояние ${head}: строка на компоненту ключа, столбец на компоненту значения`,
    legend: 'состояние S',
    readout: (row: number, column: number, value: string): string =>
      `компонента ключа ${row}, компонента значения ${column}: ${value}`,
    hint: 'Укажите на клетку, чтобы прочитать число.',
    none: 'Состояние ещё пусто.',
  },
  norms: '‖S‖ по строкам',
  normsFigure: 'Норма состояния каждой головы на каждой строке',
  normAxis: '‖S‖',
  taps: (kernel: number): string => `Коэффициенты свёртки, ${kernel}`,
  tapsFigure: 'Коэффициент свёртки каждой головы по расстоянию от токена',
  tap: (tap: number): string => plain(roundedToSignificant(tap, 3)),
  tapsX: 'расстояние от токена',
  tapsY: 'коэффициент',
  masked: 'Коэффициенты, смотрящие вперёд, закрыты маской и при обучении, и здесь.',
  leaky:
    'При обучении эта модель видела токены справа от 0. Когда она пишет текст, их ещё нет, поэтому эти коэффициенты отрезаны.',
  noTaps: 'В этом слое нет свёртки.',
  leak: 'Утечка: модель, которая при обучении заглядывала вперёд',
  teacherForced: 'Потери при обучении, заглядывая вперёд',
  decoded: 'Потери при декодировании токен за токеном',
  nats: (value: number): string => `${fixed(value, 3)} нат на токен`,
  curves: 'Те и другие потери во время обучения',
  curvesFigure: 'Потери на отложенных текстах по шагам обучения: заглядывая вперёд и токен за токеном',
  asTrained: 'заглядывая вперёд',
  asDecoded: 'токен за токеном',
  stepAxis: 'шаг обучения',
  lossAxis: 'нат на токен',
  step: (step: number): string => (step >= 1000 ? `${plain(step / 1000)} тыс.` : `${step}`),
  loss: (value: number): string => fixed(value, 1),
  sample: 'Что она пишет',
  tableColumns: { head: 'голова', row: 'строка', norm: '‖S‖' },
} as const;
