/** What the panel of passkeys says. Loaded with its panel. */
import { bytes, whole } from './amounts';
import { oblique, textCount } from './plural';

export const passkey = {
  inEquation: { right: 'верных цифр' },
  line: {
    recorded: 'как записано при обучении моделей',
    measured: (trials: number, models: number): string =>
      `${textCount(trials)} на клетку, измерено здесь на ${oblique(models, 'модели', 'моделях')}`,
    none: 'На этой странице нет модели, обученной этой задаче.',
  },
  idea: 'Когда цифры вышли из окна, модель может только гадать; нажмите на клетку, чтобы открыть такой текст: ответ занимает пять шагов.',
  where:
    'n — длина текста в токенах, N — длина обучающих текстов, δ — глубина пароля в тексте; y — его пять цифр, ŷ — вероятнейший токен на месте каждой при известных прежних. Случайная догадка верна с вероятностью 0,1. В полном кэше цифры ещё есть, но на позициях, которых не было при обучении; сжатая память хранит их, пока поверх не запишутся следующие токены.',
  trials: 'Текстов на клетку',
  start: (texts: number, tokens: number): string => `Запустить: ${textCount(texts)}, всего токенов ${whole(tokens)}`,
  stop: 'Стоп',
  progress: (model: string, done: number, all: number): string => `${model}: текст ${whole(done)} из ${whole(all)}`,
  legend: 'верных цифр, в %',
  row: (times: number): string => `${times} ×`,
  column: (depth: number): string => `${Math.round(100 * depth)} %`,
  axes: (trained: number): string => `Строки: длина текста, × ${trained} токенов. Столбцы: глубина пароля, от начала.`,
  cell: (model: string, times: number, depth: number, share: string): string =>
    `${model}, длина обучения × ${times}, пароль на ${Math.round(100 * depth)} %: верных цифр ${share}. Открыть такой текст`,
  share: (value: number): string => (Number.isFinite(value) ? `${Math.round(100 * value)}` : '·'),
  shareInWords: (value: number): string => (Number.isFinite(value) ? `${Math.round(100 * value)} %` : 'не измерено'),
  cacheAt: (times: readonly (readonly [times: number, size: number])[]): string =>
    `Кэш: ${times.map(([n, size]) => `${bytes(size)} при ${n} ×`).join(', ')}`,
  cacheFlat: (size: number): string => `Кэш: ${bytes(size)} при любой длине`,
  tableColumns: { model: 'модель', times: 'длина обучения ×', depth: 'глубина', share: 'верных цифр', texts: 'тексты' },
} as const;
