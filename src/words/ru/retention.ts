/** What the panel of retention says. Loaded with its panel. */
import { fixed, exponential, roundedToSignificant } from '../numbers';
import { significant, whole } from './amounts';
import { wordFor } from './plural';

/** 0,9576; 0,99609. */
const gamma = (value: number): string => fixed(value, 4);
const tokens = (value: number): string =>
  `${significant(value)} ${wordFor(roundedToSignificant(value, 3), 'токен', 'токена', 'токенов')}`;

const rowsTo = (last: number): string => (last === 1 ? 'строке 1' : `строкам 1–${last}`);

export const retention = {
  inEquation: { either: 'или', halfLife: 'полураспад', recall: 'припоминание' },
  line: (layer: number, shortest: number, longest: number, last: number): string =>
    `слой ${layer}: половина токена гаснет за ${significant(shortest)}–${significant(longest)} токенов, по головам (среднее по ${rowsTo(last)})`,
  none: (layer: number, name: string): string => `слой ${layer}: ${name}`,
  instead: (name: string): string =>
    `В этом слое (${name}) ничего не гаснет: токен либо в кэше, либо нет. Слой удержания хранит всё в одном состоянии постоянного размера, которое гаснет с каждым новым токеном.`,
  lookAt: (layer: number): string => `К слою ${layer}: там удержание`,
  idea: 'Каждая голова складывает все токены в одну матрицу, сперва умножая её на γ: при γ около 1 она помнит долго, при малом — лишь несколько токенов.',
  where:
    'n — строка, m — прежний токен, i — токен, который вспоминают; q, k, v — запросы, ключи (повёрнутые по позиции и делённые на √d) и значения; S — состояние. Припоминание обращается к состоянию с собственным ключом токена: это доля возвращённых весов, которая приходится на его собственное значение. Оно вычислено по ключам и затуханиям этого текста; значения не хранятся. В удержании с вентилем каждый токен выбирает своё γ: он может стереть состояние или сберечь его.',
  heads: 'Затухание по головам',
  columns: {
    head: 'голова',
    gamma: 'γ в этой строке',
    halfLife: 'средний период полураспада, токены',
    min: 'наименьшее γ',
    max: 'наибольшее γ',
    stateNorm: '‖S‖',
  },
  overRows: (last: number): string =>
    last < 1
      ? 'Для периода полураспада и крайних γ нужна вторая строка: в строке 0 гаснуть нечему.'
      : `Период полураспада (по среднему log γ), наименьшее и наибольшее γ взяты по ${rowsTo(last)}. Строка 0 не входит: в ней гаснуть нечему.`,
  gamma,
  number: significant,
  tokens,
  matrix: (head: string, count: number): string => `Что остаётся от каждого токена, ${head}, последних строк: ${whole(count)}`,
  matrixFigure: (head: string): string => `Матрица затухания D, ${head}: строки — запросы, столбцы — ключи`,
  matrixLegend: 'D, остающаяся часть',
  matrixReadout: (row: string, column: string, value: string): string => `${row}: от токена ${column} остаётся ${value}`,
  matrixHint: 'Укажите на клетку, чтобы узнать, сколько осталось.',
  gammas: 'γ токен за токеном',
  gammasFigure: 'γ каждой головы на каждом токене',
  fixed: 'γ одинаково на каждом токене: 1 − 2^(−5 − h) для головы h.',
  gammaAxis: 'γ',
  state: {
    title: (head: string, rows: number, columns: number): string => `Состояние ${head}, ${rows} × ${columns}`,
    figure: (head: string): string => `Состояние ${head}: строка на компоненту ключа, столбец на компоненту значения`,
    legend: 'состояние S',
    readout: (row: number, column: number, value: string): string =>
      `компонента ключа ${row}, компонента значения ${column}: ${value}`,
    hint: 'Укажите на клетку, чтобы прочитать число.',
    none: 'Состояние читается.',
  },
  norms: '‖S‖ по шагам',
  normsFigure: 'Норма состояния каждой головы на каждом шаге',
  normAxis: '‖S‖',
  recall: (head: string): string => `Что ещё можно вспомнить, ${head}`,
  recallFigure: (head: string): string =>
    `Доля собственного значения токена, когда его ключ обращается к состоянию ${head}, по возрасту`,
  recallNote: (age: string): string =>
    `Предельный возраст — ${age}: до него не меньше половины вспомненного — собственное значение токена.`,
  recallNone: 'Вспомнить нельзя ни один токен: интерференция других токенов сильнее его собственного значения.',
  ageAxis: 'возраст в токенах',
  recallAxis: 'своя доля',
  recallSeries: 'припоминание',
  forms: 'Три формы, одна функция',
  measure: 'Вычислить все три',
  measuring: 'Текст читается, вычисляются все три формы.',
  formsHint: (layer: number): string =>
    `Вычислено по запросам, ключам, значениям и затуханиям слоя ${layer} на этом тексте, в float32: все строки сразу, блок за блоком, токен за токеном.`,
  rows: 'Токены',
  parallel: 'Параллельная: наибольшее число',
  recurrent: 'Рекуррентная: наибольшая разница',
  chunkwise: (chunk: number): string => `Блоки по ${chunk}: наибольшая разница`,
  apart: (value: number): string => (value === 0 ? 'разницы нет' : exponential(value, 1)),
  tableColumns: { head: 'голова', row: 'строка', gamma: 'γ', stateNorm: '‖S‖' },
} as const;
