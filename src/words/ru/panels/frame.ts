/** What every panel has: its tags, its menus, its states, its fields. */
import { count as whole } from '../../numbers';
import { ofRows, plural, rowCount, wordFor } from '../plural';

export const frame = {
  tags: {
    measured: { name: 'измерено', explain: 'Прочитано из модели, которая работает на этой странице.' },
    recorded: { name: 'записано', explain: 'Измерено при обучении модели, не на этой машине.' },
    computed: { name: 'вычислено', explain: 'Вычислено по форме модели; ничего не измерялось.' },
    projected: { name: 'прогноз', explain: 'Вычислено по той же формуле для размера, который здесь не запускается.' },
  },
  controls: (title: string): string => `Управление: «${title}»`,
  maximise: 'Развернуть',
  restore: 'Вернуть',
  hide: 'Скрыть',
  toWorkbench: 'На верстак',
  export: 'Экспорт',
  exportPicture: 'Рисунок',
  exportNumbers: 'Числа',
  svg: 'SVG',
  png: (scale: number): string => `PNG ${scale}×`,
  csv: 'CSV',
  json: 'JSON',
  exportFailed: 'Этот рисунок сохранить не удалось. Попробуйте другой формат или воспользуйтесь таблицей.',
  noPicture: 'Сохранять пока нечего: рисунка ещё нет.',
  noNumbers: 'Сохранять пока нечего: чисел ещё нет.',
  longLink: (characters: number): string =>
    `Ссылка на этот вид слишком длинна, чтобы напечатать её здесь: ${plural(characters, 'символ', 'символа', 'символов')}. Она есть в этом файле: нажмите на эту строку в SVG или прочитайте поле «Source» в PNG.`,
  mathsOf: (title: string): string => `Формула: «${title}»`,
  equationLoading: 'Загружается формула…',
  equationFailed: 'Формулу сверстать не удалось; вот её исходник:',
  table: 'Таблица',
  tableOf: (title: string): string => `Числа: «${title}»`,
  tableRows: (shown: number, all: number): string =>
    shown === all
      ? rowCount(all)
      : `${wordFor(shown, 'Первая', 'Первые', 'Первые')} ${whole(shown)} из ${ofRows(all)}; все — в CSV или JSON через экспорт.`,
  failed: {
    sentence: (why: string): string => `Эта панель остановилась с ошибкой (${why}). Остальная страница работает.`,
    again: 'Повторить',
    reload: 'Перезагрузить страницу с тем же текстом',
  },
  none: 'нет',
} as const;

export const numberField = {
  refused: (name: string, min: number, max: number, isWhole: boolean, value: number): string =>
    `${name}: введите ${isWhole ? 'целое число' : 'число'} от ${whole(min)} до ${whole(max)}. Пока остаётся ${whole(value)}.`,
} as const;

export const states = {
  empty: 'Ещё ничего не прочитано. Введите промпт и прочитайте его; рисунок будет заполняться шаг за шагом.',
  emptyLine: 'ещё ничего не прочитано',
  oneRowLine: 'пока только первый токен',
  loading: 'Загружается модель.',
  dropped:
    'Данные этой строки удалены ради экономии памяти. Они будут вычислены снова, как только ничего другого не будет выполняться.',
  droppedRows: (count: number): string =>
    `${wordFor(count, 'Удалена', 'Удалены', 'Удалено')} ради экономии памяти ${rowCount(count)} этого текста; в средние ${count === 1 ? 'она не входит' : 'они не входят'}.`,
  droppedLegend: 'удалено ради памяти',
  outsideLegend: 'вне окна',
  evictedLegend: 'вытеснено из кэша',
  noWeights:
    'В этом слое нет весов по токенам: он читает состояние, общее для всех токенов, и вклад отдельного токена не выделить. Выберите слой с весами.',
  noWeightsOf: (head: string): string =>
    `У ${head} нет весов по токенам: она читает состояние, общее для всех токенов, и вклад отдельного токена не выделить. Выберите слой с весами.`,
  noWeightsIn: (layers: readonly number[]): string =>
    `Без весов по токенам и поэтому не нарисованы: ${layers.map((layer) => `слой ${layer}`).join(', ')}.`,
  oneRow: 'Есть только первый токен, а он может смотреть лишь на себя. Прочитайте ещё один, чтобы увидеть долю.',
} as const;

export const openModel = {
  open: (name: string): string => `Открыть ${name}`,
  lookAt: (layer: number): string => `К слою ${layer}`,
  none: 'На этой странице нет такой модели.',
} as const;
